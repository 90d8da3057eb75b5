using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;
using Plateau.Diagnosis;

namespace Plateau.Cli.Commands;

/// <summary>plateau diagnose: what weakens the centre, without the rest of the study.</summary>
internal sealed class DiagnoseCommand : ICliCommand
{
    private const double ReadingEnds = 0.8;

    private readonly StudyOptions options = new();
    private readonly Option<bool> json = CliOption.Json();

    public DiagnoseCommand() => Form = new Command("diagnose", "help.diagnose")
    {
        options.Sources, options.Target, options.Format, options.Sheet, options.Zone, options.Mapping, options.Organisation, options.ShowPeople, json,
    };

    public Command Form { get; }

    public int Run(Session session)
    {
        var inputs = StudyInputs.Of(session, options, Form.Name);
        var result = new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
        {
            var loaded = EvidenceSource.Load(session, inputs with { Predict = [] }, new ProgressPart(progress, 0, ReadingEnds));
            progress.Report(new StudyProgress("diagnosis", ReadingEnds));
            return PartOfStudy.Of(loaded.Evidence, inputs.Settings) with { Diagnosis = DiagnosisRun.Examine(inputs.Settings.Promised(loaded.Evidence), inputs.Settings.Rules, session.Stop) };
        });
        StudyOutput.Print(session, inputs, result, session.Value(json), "findings");
        return ExitCode.Done;
    }
}
