using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;

namespace Plateau.Cli.Commands;

/// <summary>plateau study: the main job, from a folder, a log or a centre to a verdict and a report.</summary>
internal sealed class StudyCommand : ICliCommand
{
    private const string DefaultFolder = "plateau-report";

    // Reading takes a small, known share of the time; the rest is the study's.
    private const double ReadingEnds = 0.05;

    private readonly StudyOptions options = new();
    private readonly Option<string?> outFolder = CliOption.Out("DIR");
    private readonly Option<bool> json = CliOption.Json();

    public StudyCommand()
    {
        Form = new Command("study", "help.study") { options.Sources };
        foreach (var option in options.All)
            Form.Add(option);
        Form.Add(outFolder);
        Form.Add(json);
    }

    public Command Form { get; }

    public int Run(Session session)
    {
        var inputs = StudyInputs.Of(session, options, Form.Name);
        var wantsJson = session.Value(json);
        // With --json the result is what is printed; files are written when a folder is named.
        var folder = session.Given.Text(outFolder) ?? (wantsJson ? null : DefaultFolder);
        if (folder is not null)
            ResultFile.Prepare(folder);

        var result = new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
        {
            var loaded = EvidenceSource.Load(session, inputs, new ProgressPart(progress, 0, ReadingEnds));
            EvidenceSource.NeedsContacts(inputs.Logs, loaded.Evidence);
            foreach (var other in loaded.Predict)
                EvidenceSource.NeedsContacts(inputs.Predict, other);
            return Study.Run(loaded.Evidence, loaded.Predict, inputs.Settings, new ProgressPart(progress, ReadingEnds, 1), session.Stop);
        });
        return StudyOutput.Write(session, inputs, result, folder, wantsJson);
    }
}
