using Plateau.Import;
using Plateau.Model.Texts;
using Plateau.Storage;
using Plateau.Web.Documents;

namespace Plateau.Web.Studies;

/// <summary>Reads the kept files of a centre under the names that people know them by.</summary>
internal sealed class EvidenceReader(FileStore files)
{
    /// <param name="withPredict">Whether the logs to predict are read too.</param>
    /// <param name="secret">Of the centre, for customers' ids.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public EvidenceResult Read(StudyInputs inputs, string secret, bool withPredict, Action<double>? done, CancellationToken cancel)
    {
        SourceItem[] logs = [.. inputs.Of(SourceRoles.Log)];
        SourceItem[] predict = withPredict ? [.. inputs.Of(SourceRoles.Predict)] : [];
        SourceItem[] declared = [.. inputs.Of(SourceRoles.Organisation)];
        var problems = logs.Concat(predict).Concat(declared).Where(item => !files.Has(item.File)).Select(item => Problem.At(item.Name, "studio.file-lost")).ToList();
        if (logs.Length + declared.Length == 0)
            problems.Add(Problem.At("", "studio.nothing-to-read"));
        if (declared.Length > 1)
            problems.Add(Problem.At("", "studio.one-organisation", Argument.List("files", declared.Select(item => item.Name))));
        if (problems.Count > 0)
            return new(null, [], [.. problems], 0);

        var (settings, name) = (inputs.Settings, inputs.Settings.Name);
        var study = settings.ForStudy();
        var result = EvidenceReading.Run(
            new(name)
            {
                Logs = logs.Length > 0 ? Request(logs, name) : null,
                Predict = [.. predict.Select(item => Request([item], name))],
                Organisation = declared is [var workbook] ? new(workbook.Name, () => files.Open(workbook.File), settings.Language == "fr") : null,
            },
            ReadingSettings.Defaults with { Zone = settings.Zone, Target = study.Target, Targets = study.Targets, CustomerSecret = secret },
            done,
            cancel);
        if (result.Evidence is not { } evidence || logs.Length == 0)
            return result;
        problems.AddRange(EvidenceReading.UnknownTargets(study.Targets.Keys, evidence.Centre, flow => $"targets.{flow}"));
        return problems.Count == 0 ? result : new(null, [], [.. problems], 0);
    }

    // Documents are checked before they are kept: the mapping is there, or there is none.
    private ReadingRequest Request(SourceItem[] items, string name) => new([.. items.Select(item => files.PathOf(item.File))], name)
    {
        Facts = [.. items.Select(item => new SourceFacts(item.Name, item.Format, item.Sheet, item.MappingOrProblems().Mapping))],
    };
}
