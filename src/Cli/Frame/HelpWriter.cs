using System.CommandLine;

namespace Plateau.Cli.Frame;

/// <summary>Writes the help of a command in the reader's language, in 80 columns.</summary>
internal static class HelpWriter
{
    public static void Write(Command command, TextWriter writer, Speech speech)
    {
        Speech.Wrap(writer, speech.Say(command.Description ?? ""), indent: "", next: "");
        writer.WriteLine();
        writer.WriteLine(Speech.Plain(speech.Say("help.usage")));
        // No-break spaces hold an option and its value together while wrapping.
        Speech.Wrap(writer, Usage(command), indent: "  ", next: "      ");
        Section(writer, speech, "help.commands", command.Subcommands.Select(sub => (sub.Name, sub.Description)));
        Section(writer, speech, "help.arguments", command.Arguments.Select(argument => (argument.Name, argument.Description)));
        Section(writer, speech, "help.options", ParseProblems.OptionsOf(command).Select(option => (Form(option), option.Description)));
        if (command is RootCommand)
        {
            writer.WriteLine();
            Speech.Wrap(writer, speech.Say("help.more"), indent: "", next: "");
        }
    }

    private static string Usage(Command command)
    {
        var parts = new List<string> { ParseProblems.FullName(command) };
        parts.AddRange(command.Arguments.Select(argument => argument.HelpName ?? argument.Name));
        if (command.Subcommands.Count > 0)
            parts.Add(string.Join('|', command.Subcommands.Select(sub => sub.Name)));
        parts.AddRange(command.Options.Where(option => !option.Recursive).Select(option => option.Required ? Form(option) : $"[{Form(option)}]"));
        return string.Join(' ', parts.Select(part => part.Replace(' ', '\u00A0')));
    }

    private static string Form(Option option) => option.HelpName is { } value && option.Arity.MaximumNumberOfValues > 0 ? $"{option.Name} {value}" : option.Name;

    private static void Section(TextWriter writer, Speech speech, string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine(Speech.Plain(speech.Say(title)));
        const int nameColumns = 26;
        foreach (var (name, description) in list)
        {
            var first = $"  {name.PadRight(nameColumns - 2)}";
            if (first.Length > nameColumns)
            {
                writer.WriteLine(first.TrimEnd());
                first = new string(' ', nameColumns);
            }

            Speech.Wrap(writer, speech.Say(description ?? ""), indent: first, next: new string(' ', nameColumns));
        }
    }
}
