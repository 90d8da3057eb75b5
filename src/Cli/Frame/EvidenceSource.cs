using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>Evidence of what was named on the command line: from logs, from a centre file, or from both (the file says what the log shows of it).</summary>
internal static class EvidenceSource
{
    /// <param name="Predict">One for each log to predict.</param>
    public sealed record Loaded(CentreEvidence Evidence, ImmutableArray<CentreEvidence> Predict);

    /// <exception cref="UserErrorException">Something cannot be used; every problem is told.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static Loaded Load(Session session, StudyInputs inputs, IProgress<StudyProgress>? progress)
    {
        var result = EvidenceReading.Run(
            new(inputs.Name)
            {
                Logs = inputs.Logs.Length > 0 ? new(inputs.Logs, inputs.Name) : null,
                Predict = [.. inputs.Predict.Select(log => new ReadingRequest([log], inputs.Name))],
                Organisation = inputs.Organisation is { } workbook ? OrganisationSource.Of(session, workbook) : null,
            },
            inputs.Reading,
            progress is null ? null : done => progress.Report(new StudyProgress("reading", done)),
            session.Stop);
        if (result.Evidence is null)
            throw new UserErrorException(result.Problems);
        OrganisationSource.TellLeftOut(session, inputs.Organisation ?? "", result.RowsLeftOut);
        var evidence = Evidence(inputs, result.Evidence);
        ImmutableArray<Problem> unknown = [.. EvidenceReading.UnknownTargets(inputs.Settings.Targets.Keys, evidence.Centre, _ => "--target")];
        return unknown.IsEmpty ? new Loaded(evidence, result.Predict) : throw new UserErrorException(unknown);
    }

    /// <summary>With the centre file, where one was named.</summary>
    private static CentreEvidence Evidence(StudyInputs inputs, CentreEvidence read)
    {
        if (inputs.Centre is null)
            return read;
        var check = CentreSource.Check(inputs.Centre);
        if (check.Centre is null)
            throw UserErrorException.In(inputs.Centre, check.Problems);
        var known = check.Centre.Flows.Select(flow => flow.Id).ToHashSet();
        var missing = (read.Observed?.Flows ?? []).Where(flow => !known.Contains(flow.Flow)).Select(flow => flow.Flow.Value).ToList();
        return missing.Count == 0
            ? read with { Centre = check.Centre }
            : throw UserErrorException.Of(inputs.Centre, "console.centreLacksFlows", Argument.List("flows", missing));
    }

    /// <summary>A study rests on demand, waits and durations, which a log of events alone does not have, nor what people declare.</summary>
    /// <exception cref="UserErrorException">There is neither a contact log nor a described centre.</exception>
    public static void NeedsContacts(IEnumerable<string> logs, CentreEvidence evidence)
    {
        if (evidence is { Observed: null, Cases: null, Declared: not null, Centre.Flows.IsEmpty: true })
            throw UserErrorException.Of("", "console.declaredAlone");
        if (evidence.Observed is null && evidence.Cases is { } cases && evidence.Centre.Flows.IsEmpty)
            throw UserErrorException.Of(string.Join(", ", logs.Select(Path.GetFileName)), "console.eventsAlone", Argument.Count("cases", cases.Cases), Argument.Count("events", cases.Events));
    }

    /// <summary>Progress of a reading that is all there is to do.</summary>
    public static IProgress<ReadingProgress> WholeReading(IProgress<StudyProgress> progress) => new Relay(progress);

    private sealed class Relay(IProgress<StudyProgress> progress) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => progress.Report(new StudyProgress("reading", value.Done));
    }
}
