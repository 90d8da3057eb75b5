using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>Bad usage or bad input, with every problem that is known: the command ends with code 2.</summary>
internal sealed class UserErrorException(ImmutableArray<Problem> problems) : Exception($"{problems.Length} problem(s) in what the user gave")
{
    public ImmutableArray<Problem> Problems { get; } = problems;

    /// <summary>Problems inside a file, each with the file before its place.</summary>
    public static UserErrorException In(string file, IEnumerable<Problem> problems) => new([.. problems.Select(problem => problem.In(file))]);

    public static UserErrorException Of(string where, string code, params ReadOnlySpan<Argument> arguments) => new([Problem.At(where, code, arguments)]);
}

internal static class ProblemPlace
{
    /// <summary>The same problem, with the file that its place is in.</summary>
    public static Problem In(this Problem problem, string file) => problem with { Where = problem.Where.Length == 0 ? file : $"{file}, {problem.Where}" };
}
