using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Import;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau import: logs to a centre file that a person can edit.</summary>
internal sealed class ImportCommand : ICliCommand
{
    private readonly StudyOptions options = new();
    private readonly Argument<string[]> logs = CliOption.Sources("LOG");
    private readonly Option<string?> outFile = CliOption.Out("FILE");
    private readonly Option<string?> rejected = CliOption.Text("--rejected", "FILE");

    public ImportCommand() => Form = new Command("import", "help.import")
    {
        logs, outFile, rejected, options.Format, options.Sheet, options.Zone, options.Mapping, options.Target, options.ShowPeople,
    };

    public Command Form { get; }

    public int Run(Session session)
    {
        var paths = Sources.Several(session, logs, "plateau import journal.csv --out centre.json");
        var target = session.Given.Text(outFile) ?? "centre.json";
        session.Given.AddRange(paths.SelectMany(Sources.FileProblems));
        session.Given.Check();
        var settings = StudyInputs.ReadingOf(session, options);
        var rejectedPath = session.Given.Text(rejected);

        var result = rejectedPath is null
            ? Read(session, paths, settings)
            : ReadWithRejected(session, paths, settings, rejectedPath);
        Tell(session, result);
        if (result.Problems.Length > 0 || result.Evidence is null)
            throw new UserErrorException(result.Problems);
        EvidenceSource.NeedsContacts(paths, result.Evidence);
        ResultFile.Write(target, CentreFile.Write(result.Evidence.Centre));
        session.Output.WriteLine(Speech.Plain(session.Speech.Say("console.written", Argument.Of("file", Path.GetFullPath(target)))));
        return ExitCode.Done;
    }

    private static ReadingResult Read(Session session, string[] paths, ReadingSettings settings) =>
        new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
            Reading.Run(new ReadingRequest([.. paths]), settings, EvidenceSource.WholeReading(progress), session.Stop));

    // The rows are written while reading: whatever happens afterwards, none is lost.
    private static ReadingResult ReadWithRejected(Session session, string[] paths, ReadingSettings settings, string file)
    {
        ReadingResult? result = null;
        ResultFile.Write(file, stream =>
        {
            using var writer = new StreamWriter(stream);
            result = Read(session, paths, settings with { RejectedRows = new RejectedRowsWriter(writer) });
        });
        session.Note("console.rejectedWritten", Argument.Count("count", result!.Log.Rejected), Argument.Of("file", Path.GetFullPath(file)));
        return result;
    }

    private static void Tell(Session session, ReadingResult result)
    {
        var speech = session.Speech;
        foreach (var source in result.Log.Sources)
        {
            Speech.Wrap(
                session.Output,
                speech.Say(
                    "console.importLog",
                    Argument.Of("file", source.Name),
                    Argument.Of("format", source.Format),
                    Argument.Count("read", source.Read),
                    Argument.Count("kept", source.Kept),
                    Argument.Count("tagged", source.Tagged),
                    Argument.Count("rejected", source.Rejected)),
                indent: "",
                next: "  ");
            foreach (var reason in source.Reasons)
            {
                Speech.Wrap(
                    session.Output,
                    speech.Say(
                        reason.Rejects ? "console.importRejected" : "console.importTagged",
                        Argument.Of("reason", speech.Say($"reason.{reason.Code}")),
                        Argument.Count("count", reason.Count),
                        Argument.List("rows", reason.FirstRows.Select(row => speech.Formatter.Count(row)))),
                    indent: "  ",
                    next: "    ");
            }
        }

        foreach (var note in result.Evidence?.Quality?.Notes ?? [])
            Speech.Wrap(session.Output, speech.Say(note), indent: "", next: "  ");
    }
}
