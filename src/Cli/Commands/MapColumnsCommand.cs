using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau map-columns: what the columns of a file most likely are, the first rows so understood, and a mapping file.</summary>
internal sealed class MapColumnsCommand : ICliCommand
{
    private readonly StudyOptions options = new();
    private readonly Argument<string[]> table = CliOption.Sources("FILE");
    private readonly Option<string?> outFile = CliOption.Out("FILE");

    public MapColumnsCommand() => Form = new Command("map-columns", "help.map-columns") { table, outFile, options.Format, options.Sheet, options.Zone, options.Mapping };

    public Command Form { get; }

    public int Run(Session session)
    {
        var path = Sources.One(session, table, "plateau map-columns export.csv --out mapping.json");
        var settings = StudyInputs.ReadingOf(session, options);
        var target = session.Given.Text(outFile);
        session.Given.Check();
        List<Problem> problems = [];
        var proposal = ColumnMapping.Propose(path, settings, problems) ?? throw new UserErrorException([.. problems]);
        Tell(session, proposal);
        if (target is null) return proposal.Problems.IsEmpty ? ExitCode.Done : ExitCode.BadInput;
        ResultFile.Write(target, stream => CsvMappingFile.Write(proposal.Mapping, Comments(session, proposal), stream));
        session.Output.WriteLine(Speech.Plain(session.Speech.Say("console.written", Argument.Of("file", Path.GetFullPath(target)))));
        Speech.Wrap(session.Output, session.Speech.Say("console.mappingNext", Argument.Of("source", path), Argument.Of("mapping", target)), indent: "", next: "  ");
        return ExitCode.Done;
    }

    private static void Tell(Session session, ColumnProposal proposal)
    {
        var speech = session.Speech;
        Speech.Wrap(session.Output, speech.Say("console.columns", Argument.Of("file", proposal.File), Argument.Of("format", proposal.Mapping.Format ?? "")), indent: "", next: "  ");
        foreach (var column in proposal.Columns)
        {
            // A mapping that was given speaks for itself.
            var stated = proposal.Mapping.Columns.Where(pair => pair.Value.Equals(column.Header, StringComparison.OrdinalIgnoreCase) || pair.Value == speech.Formatter.Count(column.Number)).Select(pair => (CsvField?)pair.Key).FirstOrDefault();
            var field = stated is { } known ? speech.Say("columns.field-with-key", Argument.Of("name", speech.Say($"columns.field.{Key(known)}")), Argument.Of("key", Key(known))) : speech.Say("columns.unused");
            Speech.Wrap(
                session.Output,
                speech.Say(
                    column.Example.Length > 0 ? "columns.line-example" : "columns.line", Argument.Count("number", column.Number), Argument.Of("header", column.Header), Argument.Of("field", field),
                    Argument.Of("kind", speech.Say($"columns.kind.{column.Kind.ToString().ToLowerInvariant()}")), Argument.Of("example", column.Example)),
                indent: "  ",
                next: "     ");
        }

        foreach (var note in proposal.Notes) Speech.Wrap(session.Output, speech.Say(note), indent: "", next: "  ");
        if (!proposal.Rows.IsEmpty) Speech.Wrap(session.Output, speech.Say("console.preview"), indent: "", next: "  ");
        foreach (var row in proposal.Rows) Speech.Wrap(session.Output, speech.Say(row), indent: "  ", next: "    ");
        if (proposal.Rejected > 0) session.Note("console.previewRejected", Argument.Count("rejected", proposal.Rejected));
        speech.Tell(session.Error, [.. proposal.Problems]);
    }

    private static IEnumerable<string> Comments(Session session, ColumnProposal proposal)
    {
        yield return session.Speech.Say("console.mappingFields", Argument.List("fields", Enum.GetValues<CsvField>().Select(Key)));
        var unused = proposal.Columns.Where(column => !proposal.Mapping.Columns.Values.Contains(column.Header, StringComparer.OrdinalIgnoreCase)).Select(column => column.Header).ToArray();
        if (unused.Length > 0) yield return session.Speech.Say("console.mappingUnused", Argument.List("columns", unused));
    }

    private static string Key(CsvField field) => CsvMappingFile.KeyOf(field);
}
