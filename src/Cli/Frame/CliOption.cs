using System.CommandLine;

namespace Plateau.Cli.Frame;

/// <summary>
/// The options of all commands, each defined once. Values are text for the parser: <see cref="Given"/> turns them into numbers and says what is wrong with
/// them in the reader's language, all at once. The description is the code of a help text.
/// </summary>
internal static class CliOption
{
    public const string LanguageName = "--language";

    /// <summary>Holds for all commands; also looked for before parsing (<see cref="LanguageChoice.AtFirst"/>).</summary>
    public static Option<string?> Language()
    {
        var option = Text(LanguageName, string.Join('|', LanguageChoice.Codes));
        option.Recursive = true;
        return option;
    }

    public static Option<string?> Out(string valueName) => Text("--out", valueName);

    public static Option<string?> Seed() => Text("--seed", "N");

    public static Option<string?> Replications() => Text("--replications", "N");

    public static Option<string?> Threads() => Text("--threads", "N");

    public static Option<string?> Format() => Text("--format", "KEY");

    public static Option<string?> Zone() => Text("--zone", "ID");

    public static Option<string?> Sheet() => Text("--sheet", "NAME");

    public static Option<string?> Mapping() => Text("--mapping", "FILE");

    public static Option<string?> Organisation() => Text("--organisation", "FILE.xlsx");

    public static Option<string?> TargetOrganisation() => Text("--target-organisation", "FILE.xlsx");

    public static Option<string?> Shrinkage() => Text("--shrinkage", "S");

    public static Option<bool> Json() => Flag("--json");

    public static Option<bool> Exact() => Flag("--exact");

    public static Option<bool> Answers() => Flag("--answers");

    public static Option<bool> ByPeriod() => Flag("--by-period");

    public static Option<string?> UntilHalfWidth() => Text("--until-halfwidth", "POINTS");

    public static Option<string?> Trace() => Text("--trace", "FLOW[:N]");

    public static Option<bool> ShowPeople() => Flag("--show-people");

    /// <summary>May stand several times.</summary>
    public static Option<string[]> Target() => new("--target") { Description = "help.option.target", HelpName = "80/20|NE=90/30", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    public static Option<string?> Text(string name, string valueName) =>
        new(name) { Description = $"help.option.{name.TrimStart('-')}", HelpName = valueName, Arity = ArgumentArity.ExactlyOne };

    private static Option<bool> Flag(string name) => new(name) { Description = $"help.option.{name.TrimStart('-')}", Arity = ArgumentArity.Zero };

    /// <summary>
    /// What stands without an option name. Any number is accepted by the parser and counted afterwards: a mistyped option would
    /// otherwise be complained about as a surplus file.
    /// </summary>
    public static Argument<string[]> Sources(string name) => new(name) { Arity = ArgumentArity.ZeroOrMore, Description = $"help.argument.{name}" };
}
