using System.Collections.Immutable;
using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;
using Plateau.Design.Targets;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Map;
using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>
/// plateau map: where requests arrive, who treats them and to whom they are passed on. As declared in the organisation workbook, as logs of contacts or events show it, where the two differ, and what changes in the organisation that is aimed at.
/// </summary>
internal sealed class MapCommand : ICliCommand
{
    private const double ReadingEnds = 0.7;
    private const double DiagnosisEnds = 0.8;
    private const int FewestBoxes = 2;
    private const int MostBoxes = 100_000;

    /// <summary>Requirements that a map serves: rules of these are examined beside it.</summary>
    private static readonly ImmutableHashSet<string> _requirements = ["R2", "R3", "R4", "R6", "R7", "R8", "R12", "R15", "R16", "R17"];

    private readonly StudyOptions options = new();
    private readonly Argument<string[]> logs = CliOption.Sources("LOG");
    private readonly Option<string?> target = CliOption.TargetOrganisation();
    private readonly Option<string?> level = CliOption.Text("--level", "N");
    private readonly Option<string?> outFolder = CliOption.Out("DIR");
    private readonly Option<bool> json = CliOption.Json();

    public MapCommand() => Form = new Command("map", "help.map") { logs, options.Organisation, target, level, outFolder, options.Format, options.Sheet, options.Zone, options.Mapping, json };

    public Command Form { get; }

    public int Run(Session session)
    {
        var boxes = session.Given.Whole(level, FewestBoxes, MostBoxes) ?? StudySettings.DefaultMapBoxes;
        var inputs = StudyInputs.OfLogs(session, options, Sources.Several(session, logs, "plateau map samples/volvo-incidents"));
        // A map shows what is there; how many contacts a decision needs is asked where one is made.
        inputs = inputs with { Reading = inputs.Reading with { FewestContacts = 1 } };
        var settings = inputs.Settings with { MapBoxes = (int)boxes };
        var aim = TargetOf(session, inputs);
        var folder = session.Given.Text(outFolder);
        if (folder is not null)
            ResultFile.Prepare(folder);
        var result = new ProgressBoard(session.Surroundings, session.Speech).Watch(progress =>
        {
            var loaded = EvidenceSource.Load(session, inputs with { Predict = [] }, new ProgressPart(progress, 0, ReadingEnds));
            progress.Report(new StudyProgress("diagnosis", ReadingEnds));
            var examined = DiagnosisRun.Examine(settings.Promised(loaded.Evidence), settings.Rules, session.Stop);
            var maps = OrganisationMaps.Of(loaded.Evidence);
            var result = PartOfStudy.Of(loaded.Evidence, settings) with { Diagnosis = [.. examined.Where(examination => examination.Rule.Requirements.Any(_requirements.Contains))], Maps = maps };
            if (aim is null)
                return result;
            var aimed = OrganisationSource.Declared(session, aim);
            progress.Report(new StudyProgress("target", DiagnosisEnds));
            return result with { Maps = maps with { Target = TargetComparison.Of(loaded.Evidence, aimed, settings.Rules, session.Stop) }, Target = TargetStudy.Run(loaded.Evidence, aimed, settings, session.Stop) };
        });
        string[] sections = ["organisation-map", .. result.Evidence.Observed is null ? Array.Empty<string>() : ["flows"], "declared-skills", "map", "findings"];
        return StudyOutput.WritePage(session, inputs with { Settings = settings }, result, folder, StudyOutput.MapName, session.Value(json), sections);
    }

    /// <summary>The workbook of the organisation that is aimed at; null when none is named.</summary>
    private string? TargetOf(Session session, StudyInputs inputs)
    {
        var workbook = session.Given.Text(target);
        session.Given.AddRange(workbook is null ? [] : Sources.FileProblems(workbook));
        if (workbook is not null && inputs.Organisation is null)
            session.Given.Add(Problem.At(workbook, "console.targetAlone"));
        session.Given.Check();
        return workbook;
    }
}
