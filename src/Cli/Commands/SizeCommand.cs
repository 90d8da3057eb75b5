using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;
using Plateau.Design.Sizing;

namespace Plateau.Cli.Commands;

/// <summary>plateau size: agents by period for the targets, without the rest of the study.</summary>
internal sealed class SizeCommand : ICliCommand
{
    private const double ReadingEnds = 0.5;

    private readonly StudyOptions options = new();
    private readonly Option<bool> json = CliOption.Json();

    public SizeCommand() => Form = new Command("size", "help.size")
    {
        options.Sources, options.Target, options.Shrinkage, options.Seed, options.Threads, options.Format, options.Sheet, options.Zone, options.Mapping, json,
    };

    public Command Form { get; }

    public int Run(Session session)
    {
        var inputs = StudyInputs.Of(session, options, Form.Name);
        var result = new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
        {
            var loaded = EvidenceSource.Load(session, inputs with { Predict = [] }, new ProgressPart(progress, 0, ReadingEnds));
            EvidenceSource.NeedsContacts(inputs.Logs, loaded.Evidence);
            progress.Report(new StudyProgress("sizing", ReadingEnds));
            return PartOfStudy.Of(loaded.Evidence, inputs.Settings) with { Sizing = Sizer.Size(loaded.Evidence.Centre, inputs.Settings, session.Stop), Limits = LeftOut.Of(loaded.Evidence.Centre) };
        });
        StudyOutput.Print(session, inputs, result, session.Value(json), ["sizing", .. result.Limits.IsEmpty ? Array.Empty<string>() : ["limits"]]);
        if (result.Sizing!.Feasible)
            return ExitCode.Done;
        session.Note("console.infeasible");
        return ExitCode.Infeasible;
    }
}
