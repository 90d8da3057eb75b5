using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>Bad usage or bad input, with every problem that is known: the command ends with code 2.</summary>
internal sealed class UserErrorException(ImmutableArray<Problem> problems) : Exception($"{problems.Length} problem(s) in what the user gave")
{
    public ImmutableArray<Problem> Problems { get; } = problems;

    public static UserErrorException Of(string where, string code, params ReadOnlySpan<Argument> arguments) => new([Problem.At(where, code, arguments)]);
}
