using System.Collections.Immutable;
using Plateau.Import;
using Plateau.Import.Organisation;
using Plateau.Model;
using Plateau.Model.Files;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Storage;
using Plateau.Web.Documents;

namespace Plateau.Web.Studies;

/// <summary>What the files of a centre show.</summary>
/// <param name="Evidence">Null when something keeps them from being used.</param>
/// <param name="Predict">One for each log to predict.</param>
/// <param name="Problems">What keeps them from it, all at once.</param>
internal sealed record EvidenceRead(CentreEvidence? Evidence, ImmutableArray<CentreEvidence> Predict, ImmutableArray<Problem> Problems);

/// <summary>Reads the kept files of a centre under the names that people know them by.</summary>
internal sealed class EvidenceReader(FileStore files)
{
    /// <param name="withPredict">Whether the logs to predict are read too.</param>
    /// <param name="secret">Of the centre, for customers' ids.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public EvidenceRead Read(StudyInputs inputs, string secret, bool withPredict, Action<double> done, CancellationToken cancel)
    {
        SourceItem[] logs = [.. inputs.Of(SourceRoles.Log)];
        SourceItem[] predict = withPredict ? [.. inputs.Of(SourceRoles.Predict)] : [];
        SourceItem[] declared = [.. inputs.Of(SourceRoles.Organisation)];
        var problems = Missing([.. logs, .. predict, .. declared]);
        if (logs.Length + declared.Length == 0)
            problems.Add(Problem.At("", "studio.nothing-to-read"));
        if (declared.Length > 1)
            problems.Add(Problem.At("", "studio.one-organisation", Argument.List("files", declared.Select(item => item.Name))));
        if (problems.Count > 0)
            return new(null, [], [.. problems]);

        var settings = SettingsOf(inputs.Settings, secret);
        double share = 1.0 / Math.Max(1, logs.Length > 0 ? 1 + predict.Length : 1);
        var read = logs.Length > 0 ? Read(logs, inputs.Settings.Name, settings, part => done(share * part), problems, cancel) : null;
        var pseudonyms = read?.Pseudonyms ?? Pseudonyms.None;
        var evidence = read is null ? new CentreEvidence(CentreModel.Unknown(inputs.Settings.Name, inputs.Settings.Zone ?? Reading.AssumedZone), null, null) : read.Evidence;
        if (evidence is not null && declared is [var workbook])
            evidence = evidence with { Declared = Declared(workbook, inputs.Settings, pseudonyms, problems) };
        var others = predict.Select((item, index) => Read([item], inputs.Settings.Name, settings with { Pseudonyms = pseudonyms }, part => done(share * (1 + index + part)), problems, cancel)?.Evidence).OfType<CentreEvidence>().ToImmutableArray();
        if (evidence is not null && logs.Length > 0)
            problems.AddRange(UnknownTargets(inputs.Settings, evidence.Centre));
        return problems.Count > 0 || evidence is null ? new(null, [], [.. problems]) : new(evidence, others, []);
    }

    private static ReadingSettings SettingsOf(CentreSettings settings, string secret)
    {
        var study = settings.ForStudy();
        return ReadingSettings.Defaults with { Zone = settings.Zone, Target = study.Target, Targets = study.Targets, CustomerSecret = secret };
    }

    private ReadingResult? Read(SourceItem[] items, string name, ReadingSettings settings, Action<double> done, List<Problem> problems, CancellationToken cancel)
    {
        var facts = new List<SourceFacts>();
        foreach (var item in items)
        {
            var (mapping, wrong) = item.MappingOrProblems();
            problems.AddRange(wrong);
            facts.Add(new(item.Name, item.Format, item.Sheet, mapping));
        }

        if (problems.Count > 0)
            return null;
        var result = Reading.Run(new([.. items.Select(item => files.PathOf(item.File))], name) { Facts = [.. facts] }, settings, new Relay(done), cancel);
        problems.AddRange(result.Problems);
        return result.Problems.IsEmpty ? result : null;
    }

    private Plateau.Model.Declared.Declarations? Declared(SourceItem workbook, CentreSettings settings, Pseudonyms pseudonyms, List<Problem> problems)
    {
        using var stream = files.Open(workbook.File);
        var reading = OrganisationReader.Read(stream, settings.Language == "fr");
        if (reading.Fault is { } fault)
        {
            problems.Add(Problem.At(workbook.Name, $"org-{(fault == Spreadsheets.BookFault.Locked ? "locked" : fault == Spreadsheets.BookFault.TooLarge ? "too-large" : "damaged")}"));
            return null;
        }

        return DeclaredPeople.Under(reading.Declared, pseudonyms.With(DeclaredPeople.NamesIn(reading.Declared)), keepNames: false);
    }

    private List<Problem> Missing(IEnumerable<SourceItem> items) => [.. items.Where(item => !files.Has(item.File)).Select(item => Problem.At(item.Name, "studio.file-lost"))];

    private static IEnumerable<Problem> UnknownTargets(CentreSettings settings, CentreModel centre)
    {
        var known = centre.Flows.Select(flow => flow.Id.Value).ToList();
        return settings.Targets.Keys.Where(flow => !known.Contains(flow)).Order(StringComparer.Ordinal)
            .Select(flow => Problem.At($"targets.{flow}", "console.unknownFlow", Argument.Of("value", flow), Argument.List("nearest", Nearest.To(flow, known))));
    }

    private sealed class Relay(Action<double> done) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => done(value.Done);
    }
}
