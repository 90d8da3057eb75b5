using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Indicators;

namespace Plateau.Cli.Commands;

/// <summary>plateau indicators: every indicator by flow, channel, team and time, sources that disagree, and what goes with what. Nothing is simulated.</summary>
internal sealed class IndicatorsCommand : ICliCommand
{
    private const double ReadingEnds = 0.9;

    private readonly StudyOptions options = new();
    private readonly Argument<string[]> logs = CliOption.Sources("LOG");
    private readonly Option<string?> seed = CliOption.Seed();
    private readonly Option<string?> outFolder = CliOption.Out("DIR");
    private readonly Option<bool> json = CliOption.Json();

    public IndicatorsCommand() => Form = new Command("indicators", "help.indicators") { logs, outFolder, options.Organisation, options.Target, options.Format, options.Zone, options.Mapping, seed, json };

    public Command Form { get; }

    public int Run(Session session)
    {
        var drawn = session.Given.Seed(seed);
        var inputs = StudyInputs.OfLogs(session, options, Sources.Several(session, logs, "plateau indicators samples/anonymous-bank"));
        inputs = inputs with { Reading = inputs.Reading with { FewestContacts = 1 }, Settings = inputs.Settings with { Seed = drawn ?? inputs.Settings.Seed } };
        var folder = session.Given.Text(outFolder);
        if (folder is not null)
            ResultFile.Prepare(folder);
        var result = new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
        {
            var evidence = inputs.Settings.Promised(EvidenceSource.Load(session, inputs with { Predict = [] }, new ProgressPart(progress, 0, ReadingEnds)).Evidence);
            if (evidence is { Observed: null, Cases: null })
                throw UserErrorException.Of(string.Join(", ", inputs.Logs.Select(Path.GetFileName)), "console.noIndicators");
            progress.Report(new StudyProgress("diagnosis", ReadingEnds));
            var examined = DiagnosisRun.Examine(evidence, inputs.Settings.Rules, session.Stop);
            return PartOfStudy.Of(evidence, inputs.Settings) with { Indicators = IndicatorStudy.Of(evidence, examined, inputs.Settings.Seed, session.Stop) };
        });
        return StudyOutput.WritePage(session, inputs, result, folder, StudyOutput.IndicatorsName, session.Value(json), ["indicators"]);
    }
}
