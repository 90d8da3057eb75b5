using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Frame;

/// <summary>What the parser complains about, said in our words and in the reader's language, with the nearest known word.</summary>
internal static class ParseProblems
{
    public static ImmutableArray<Problem> Of(ParseResult parsed)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var surplus = Surplus(parsed).ToList();
        foreach (var token in surplus)
            problems.Add(Unknown(parsed.CommandResult.Command, token));

        foreach (var error in parsed.Errors)
        {
            if (error.SymbolResult is OptionResult { Tokens.Count: 0 } missing)
                problems.Add(Problem.At(missing.Option.Name, "console.valueMissing", Argument.Of("option", $"{missing.Option.Name} {missing.Option.HelpName}")));
            else if (error.SymbolResult is OptionResult { IdentifierTokenCount: > 1 } repeated)
                problems.Add(Problem.At(repeated.Option.Name, "console.optionRepeated", Argument.Of("option", repeated.Option.Name)));
            else if (surplus.Count == 0 && problems.Count == 0 && error.SymbolResult is not CommandResult { Command.Subcommands.Count: > 0 })
                problems.Add(Problem.At("", "console.usage", Argument.Of("detail", error.Message)));
        }

        return [.. problems.DistinctBy(problem => (problem.Where, problem.What.Code))];
    }

    // What the parser could not place, and option-like words that it took for files.
    private static IEnumerable<string> Surplus(ParseResult parsed)
    {
        var taken = parsed.CommandResult.Command.Arguments
            .Select(parsed.GetResult)
            .OfType<ArgumentResult>()
            .SelectMany(result => result.Tokens)
            .Select(token => token.Value)
            .Where(value => value.Length > 1 && value[0] == '-')
            .ToList();
        if (taken.Count > 0)
            return taken;
        // Behind an unknown option stands its value: told alone, the option is enough.
        var options = parsed.UnmatchedTokens.Where(token => token.StartsWith('-')).ToList();
        return options.Count > 0 ? options : parsed.UnmatchedTokens.Take(1);
    }

    private static Problem Unknown(Command command, string token)
    {
        if (token.StartsWith('-'))
        {
            var name = token.Split('=')[0];
            return Problem.At("", "console.unknownOption", Argument.Of("value", name), Argument.List("nearest", Nearest.To(name, OptionsOf(command).Select(option => option.Name))));
        }

        return command.Subcommands.Count > 0
            ? Problem.At("", "console.unknownCommand", Argument.Of("value", token), Argument.List("nearest", Nearest.To(token, command.Subcommands.Select(sub => sub.Name))))
            : Problem.At("", "console.surplus", Argument.Of("value", token), Argument.Of("command", FullName(command)));
    }

    /// <summary>Of the command and, where they hold below, of the commands above it.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive));

    /// <summary>plateau queue erlang-a, for example.</summary>
    public static string FullName(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Select(FullName).Append(command is RootCommand ? CommandLine.ProgramName : command.Name));
}
