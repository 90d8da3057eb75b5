using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;
using Plateau.Design.Cursor;

namespace Plateau.Cli.Commands;

/// <summary>plateau cursor: where to pool and where to specialise, without the rest of the study.</summary>
internal sealed class CursorCommand : ICliCommand
{
    private const double ReadingEnds = 0.05;

    private readonly StudyOptions options = new();
    private readonly Option<string?> outFolder = CliOption.Out("DIR");
    private readonly Option<bool> json = CliOption.Json();

    public CursorCommand() => Form = new Command("cursor", "help.cursor")
    {
        options.Sources, options.Target, options.Seed, options.Replications, options.Threads, options.Format, options.Sheet, options.Zone, options.Mapping, options.Shrinkage, outFolder, json,
    };

    public Command Form { get; }

    public int Run(Session session)
    {
        var inputs = StudyInputs.Of(session, options, Form.Name);
        var folder = session.Given.Text(outFolder);
        if (folder is not null)
            ResultFile.Prepare(folder);
        var result = new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
        {
            var loaded = EvidenceSource.Load(session, inputs with { Predict = [] }, new ProgressPart(progress, 0, ReadingEnds));
            EvidenceSource.NeedsContacts(inputs.Logs, loaded.Evidence);
            return Study.RunCursor(loaded.Evidence, inputs.Settings, new ProgressPart(progress, ReadingEnds, 1), session.Stop);
        });
        return StudyOutput.Write(session, inputs, result, folder, session.Value(json), "cursor", "organisations", "verdict", "training", "coverage", "activities", "limits");
    }
}
