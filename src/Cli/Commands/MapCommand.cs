using System.Collections.Immutable;
using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;
using Plateau.Diagnosis;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau map: where cases begin, who hands them to whom, and how often they come back, from event logs; of contacts, who answers which flow.</summary>
internal sealed class MapCommand : ICliCommand
{
    private const double ReadingEnds = 0.9;
    private const int FewestBoxes = 2;
    private const int MostBoxes = 100_000;

    /// <summary>Requirements that a map serves: rules of these are examined beside it.</summary>
    private static readonly ImmutableHashSet<string> _requirements = ["R6", "R15", "R16", "R17"];

    private readonly StudyOptions options = new();
    private readonly Argument<string[]> logs = CliOption.Sources("LOG");
    private readonly Option<string?> level = CliOption.Text("--level", "N");
    private readonly Option<string?> outFolder = CliOption.Out("DIR");
    private readonly Option<bool> json = CliOption.Json();

    public MapCommand() => Form = new Command("map", "help.map") { logs, level, outFolder, options.Format, options.Sheet, options.Zone, options.Mapping, json };

    public Command Form { get; }

    public int Run(Session session)
    {
        var boxes = session.Given.Whole(level, FewestBoxes, MostBoxes) ?? StudySettings.DefaultMapBoxes;
        var inputs = StudyInputs.OfLogs(session, options, Sources.Several(session, logs, "plateau map samples/volvo-incidents"));
        // A map shows what is there; how many contacts a decision needs is asked where one is made.
        inputs = inputs with { Reading = inputs.Reading with { FewestContacts = 1 } };
        var settings = inputs.Settings with { MapBoxes = (int)boxes };
        var folder = session.Given.Text(outFolder);
        if (folder is not null)
            ResultFile.Prepare(folder);
        var result = new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
        {
            var loaded = EvidenceSource.Load(session, inputs with { Predict = [] }, new ProgressPart(progress, 0, ReadingEnds));
            progress.Report(new StudyProgress("diagnosis", ReadingEnds));
            var examined = DiagnosisRun.Examine(settings.Promised(loaded.Evidence), settings.Rules, session.Stop);
            return PartOfStudy.Of(loaded.Evidence, settings) with { Diagnosis = [.. examined.Where(examination => examination.Rule.Requirements.Any(_requirements.Contains))] };
        });
        string[] sections = [.. result.Evidence.Observed is null ? Array.Empty<string>() : ["flows"], "map", "findings"];
        return StudyOutput.WriteMap(session, inputs with { Settings = settings }, result, folder, session.Value(json), sections);
    }
}
