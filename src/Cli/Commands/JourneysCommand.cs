using System.Collections.Immutable;
using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;
using Plateau.Diagnosis;
using Plateau.Import;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau journeys: which customers come back, after what, at what cost to them, and whether they walk the path that people believe.</summary>
internal sealed class JourneysCommand : ICliCommand
{
    private const double ReadingEnds = 0.9;
    private const int LongestWindow = 60;

    /// <summary>Requirements that journeys serve: rules of these are examined beside them.</summary>
    private static readonly ImmutableHashSet<string> _requirements = ["R22", "R109", "R110", "R111", "R112", "R113", "R115"];

    private readonly StudyOptions options = new();
    private readonly Argument<string[]> logs = CliOption.Sources("LOG");
    private readonly Option<string?> window = CliOption.Text("--window", "DAYS");
    private readonly Option<string?> outFolder = CliOption.Out("DIR");
    private readonly Option<bool> json = CliOption.Json();

    public JourneysCommand() => Form = new Command("journeys", "help.journeys") { logs, window, outFolder, options.Organisation, options.Format, options.Zone, options.Mapping, json };

    public Command Form { get; }

    public int Run(Session session)
    {
        var days = session.Given.Whole(window, 1, LongestWindow) ?? ReadingSettings.DefaultJourneyWindowDays;
        var inputs = StudyInputs.OfLogs(session, options, Sources.Several(session, logs, "plateau journeys samples/anonymous-bank"));
        inputs = inputs with { Reading = inputs.Reading with { FewestContacts = 1, JourneyWindowDays = (int)days } };
        var folder = session.Given.Text(outFolder);
        if (folder is not null)
            ResultFile.Prepare(folder);
        var result = new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
        {
            var loaded = EvidenceSource.Load(session, inputs with { Predict = [] }, new ProgressPart(progress, 0, ReadingEnds));
            var evidence = loaded.Evidence;
            if (evidence is { Journeys: null, Observed: null } && evidence.Declared is not { Journeys.IsEmpty: false })
                throw UserErrorException.Of(string.Join(", ", inputs.Logs.Select(Path.GetFileName)), "console.noJourneys");
            progress.Report(new StudyProgress("diagnosis", ReadingEnds));
            var examined = DiagnosisRun.Examine(inputs.Settings.Promised(evidence), inputs.Settings.Rules, session.Stop);
            return PartOfStudy.Of(evidence, inputs.Settings) with { Diagnosis = [.. examined.Where(examination => examination.Rule.Requirements.Any(_requirements.Contains))] };
        });
        if (result.Evidence.Journeys is null && result.Evidence.Observed is not null)
            session.Note("console.noCustomers");
        return StudyOutput.WritePage(session, inputs, result, folder, StudyOutput.JourneysName, session.Value(json), ["journeys", "findings"]);
    }
}
