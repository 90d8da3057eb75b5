using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>What the command line says, in one language. Everything is wrapped to 80 columns and readable without colour.</summary>
internal sealed class Speech(string language)
{
    public const int Columns = 80;

    private readonly TextsShim texts = new(language);

    public string Language { get; } = language;

    public bool Knows(string code) => texts.Has(code);

    public string Say(Message message) => texts.Say(message);

    public string Say(string code, params ReadOnlySpan<Argument> arguments) => Say(Message.Of(code, arguments));

    /// <summary>Where, what, and what may help; a problem takes one or two paragraphs.</summary>
    public void Tell(TextWriter writer, ImmutableArray<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var what = Say(problem.What with { Code = $"problem.{problem.What.Code}" });
            Wrap(writer, problem.Where.Length == 0 ? what : Say("console.at", Argument.Of("where", problem.Where), Argument.Of("what", what)), indent: "", next: "  ");
            if (Knows($"problem.{problem.What.Code}.maybe"))
                Wrap(writer, Say(problem.What with { Code = $"problem.{problem.What.Code}.maybe" }), indent: "  ", next: "  ");
        }
    }

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
                    writer.WriteLine(line);
                    (line, empty) = (next, true);
                }

                line += empty ? word : $" {word}";
                empty = false;
            }

            writer.WriteLine(line);
        }
    }
}
