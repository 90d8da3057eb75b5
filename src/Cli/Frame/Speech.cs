using System.Collections.Immutable;
using Plateau.Model.Texts;
using Plateau.Report.Texts;

namespace Plateau.Cli.Frame;

/// <summary>What the command line says, in one language. Everything is wrapped to 80 columns and readable without colour.</summary>
internal sealed class Speech(Language language)
{
    public const int Columns = 80;

    private readonly Wording wording = Wording.In(language);

    public Language Language { get; } = language;

    public Formatter Formatter => wording.Formatter;

    public bool Knows(string code) => wording.Has(code);

    public string Say(Message message) => wording.Render(message);

    public string Say(string code, params ReadOnlySpan<Argument> arguments) => wording.Render(code, arguments);

    /// <summary>Where, what, and what may help, for each problem.</summary>
    public void Tell(TextWriter writer, ImmutableArray<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var (what, advice) = wording.Render(problem);
            Wrap(writer, problem.Where.Length == 0 ? what : Say("console.at", Argument.Of("where", problem.Where), Argument.Of("what", what)), indent: "", next: "  ");
            if (advice is not null)
                Wrap(writer, advice, indent: "  ", next: "  ");
        }
    }

    /// <summary>With plain spaces: a terminal or a pipe has no use for the finer ones, and searching for 82,2 % should find it.</summary>
    public static string Plain(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ');

    /// <summary>Writes a paragraph; lines break at ordinary spaces only, so that no number is torn from its unit.</summary>
    public static void Wrap(TextWriter writer, string text, string indent, string next)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = indent;
            var empty = true;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!empty && line.Length + 1 + word.Length > Columns)
                {
                    writer.WriteLine(Plain(line));
                    (line, empty) = (next, true);
                }

                line += empty ? word : $" {word}";
                empty = false;
            }

            writer.WriteLine(Plain(line));
        }
    }
}
