using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Import;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Files;
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
        if (inputs.Organisation is { } declared)
            inputs = inputs with { Reading = Promised(inputs.Reading, OrganisationSource.Read(session, declared).Declared.Flows) };
        var total = inputs.Logs.Length + inputs.Predict.Length;
        var fitted = inputs.Logs.Length > 0 ? Read(inputs.Logs, inputs, inputs.Reading, Part(progress, 0, inputs.Logs.Length, total), session.Stop) : null;
        var evidence = Evidence(inputs, fitted?.Evidence);
        if (inputs.Organisation is { } workbook)
            evidence = evidence with { Declared = OrganisationSource.Declared(session, workbook, fitted?.Pseudonyms ?? Pseudonyms.None, inputs.Reading.KeepNames) };
        CheckTargets(inputs.Settings, evidence.Centre);
        var reading = fitted is null ? inputs.Reading : inputs.Reading with { Pseudonyms = fitted.Pseudonyms };
        var predict = inputs.Predict
            .Select((log, index) => Read([log], inputs, reading, Part(progress, inputs.Logs.Length + index, 1, total), session.Stop).Evidence!)
            .ToImmutableArray();
        return new Loaded(evidence, predict);
    }

    /// <summary>What the workbook promises of a flow goes before what is promised of all, and after what is said of the flow itself: a log is read with the threshold on which it will be judged.</summary>
    private static ReadingSettings Promised(ReadingSettings reading, IEnumerable<DeclaredFlow> flows)
    {
        var targets = reading.Targets.ToBuilder();
        foreach (var flow in flows)
        {
            if (flow is { TargetShare: > 0 and { } share, ThresholdSeconds: { } seconds }) targets.TryAdd(new FlowId(flow.Name), new ServiceTarget(share, seconds));
        }

        return reading with { Targets = targets.ToImmutable() };
    }

    /// <summary>Reads logs; anything that keeps them from being decided upon is told.</summary>
    public static ReadingResult Read(ImmutableArray<string> logs, StudyInputs inputs, ReadingSettings settings, IProgress<ReadingProgress>? progress, CancellationToken stop)
    {
        var result = Reading.Run(new ReadingRequest(logs, inputs.Name), settings, progress, stop);
        return result.Problems.Length > 0 || result.Evidence is null ? throw new UserErrorException(result.Problems) : result;
    }

    private static CentreEvidence Evidence(StudyInputs inputs, CentreEvidence? observed)
    {
        if (inputs.Centre is null)
            return observed ?? new CentreEvidence(CentreModel.Unknown(inputs.Name ?? "", Reading.AssumedZone), null, null);
        var check = CentreSource.Check(inputs.Centre);
        if (check.Centre is null)
            throw UserErrorException.In(inputs.Centre, check.Problems);
        if (observed is null)
            return new CentreEvidence(check.Centre, null, null);
        var known = check.Centre.Flows.Select(flow => flow.Id).ToHashSet();
        var missing = (observed.Observed?.Flows ?? []).Where(flow => !known.Contains(flow.Flow)).Select(flow => flow.Flow.Value).ToList();
        return missing.Count == 0
            ? observed with { Centre = check.Centre }
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

    private static void CheckTargets(StudySettings settings, CentreModel centre)
    {
        var known = centre.Flows.Select(flow => flow.Id.Value).ToList();
        var unknown = settings.Targets.Keys.Select(flow => flow.Value).Where(flow => !known.Contains(flow)).Order(StringComparer.Ordinal)
            .Select(flow => Problem.At("--target", "console.unknownFlow", Argument.Of("value", flow), Argument.List("nearest", Nearest.To(flow, known))))
            .ToImmutableArray();
        if (unknown.Length > 0)
            throw new UserErrorException(unknown);
    }

    private static Relay? Part(IProgress<StudyProgress>? progress, int before, int count, int total) =>
        progress is null ? null : new Relay(progress, (double)before / total, (double)count / total);

    /// <summary>Progress of a reading that is all there is to do.</summary>
    public static IProgress<ReadingProgress> WholeReading(IProgress<StudyProgress> progress) => new Relay(progress, 0, 1);

    /// <summary>Progress of one reading as a part of all reading.</summary>
    private sealed class Relay(IProgress<StudyProgress> progress, double from, double share) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => progress.Report(new StudyProgress("reading", from + (share * value.Done)));
    }
}
