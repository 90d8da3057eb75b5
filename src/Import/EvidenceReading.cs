using System.Collections.Immutable;
using Plateau.Import.Organisation;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Files;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>All that a centre is read from.</summary>
/// <param name="CentreName">Name of the centre; null = that of the first log.</param>
public sealed record EvidenceRequest(string? CentreName)
{
    /// <summary>Logs of one history; null = none.</summary>
    public ReadingRequest? Logs { get; init; }

    /// <summary>Later stretches, one request each.</summary>
    public ImmutableArray<ReadingRequest> Predict { get; init; } = [];

    /// <summary>The workbook in which the centre describes its organisation; null = none.</summary>
    public OrganisationFile? Organisation { get; init; }
}

/// <summary>An organisation workbook.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="French">Language of what is written beside marked cells.</param>
public sealed record OrganisationFile(string Name, Func<Stream> Open, bool French);

/// <summary>What all of it shows.</summary>
/// <param name="Evidence">Null when something keeps it from being used.</param>
/// <param name="Predict">One for each later stretch.</param>
/// <param name="Problems">What keeps it from being used, all at once.</param>
/// <param name="RowsLeftOut">Rows of the workbook that have problems and were left out.</param>
public sealed record EvidenceResult(CentreEvidence? Evidence, ImmutableArray<CentreEvidence> Predict, ImmutableArray<Problem> Problems, int RowsLeftOut);

/// <summary>Logs, what people declare, and later stretches, read as one centre under one set of pseudonyms. Every head calls it, so that one centre is one evidence.</summary>
public static class EvidenceReading
{
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is kept.</exception>
    public static EvidenceResult Run(EvidenceRequest request, ReadingSettings settings, Action<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        var problems = new List<Problem>();
        var declared = request.Organisation is { } file ? Read(file, problems) : null;
        if (declared is not null)
            settings = Promised(settings, declared.Declared.Flows);

        var (done, all) = (0, request.Predict.Sum(Count) + (request.Logs is { } count ? Count(count) : 0));
        var read = request.Logs is { } logs ? Run(logs, settings) : null;
        var pseudonyms = read?.Pseudonyms ?? settings.Pseudonyms ?? Pseudonyms.None;
        var predict = request.Predict.Select(later => Run(later, read is null ? settings : settings with { Pseudonyms = pseudonyms })?.Evidence).OfType<CentreEvidence>().ToImmutableArray();
        if (problems.Count > 0)
            return new(null, [], [.. problems], 0);
        var evidence = read?.Evidence ?? new CentreEvidence(CentreModel.Unknown(request.CentreName ?? "", settings.Zone ?? Reading.AssumedZone), null, null);
        if (declared is not null)
            evidence = evidence with { Declared = DeclaredPeople.Under(declared.Declared, pseudonyms.With(DeclaredPeople.NamesIn(declared.Declared)), settings.KeepNames) };
        return new(evidence, predict, [], declared?.Log.Problems.Length ?? 0);

        ReadingResult? Run(ReadingRequest one, ReadingSettings with)
        {
            var before = done;
            var result = Reading.Run(one, with, progress is null ? null : new Relay(share => progress((before + (share * Count(one))) / all)), cancel);
            done += Count(one);
            problems.AddRange(result.Problems);
            return result.Problems.IsEmpty && result.Evidence is not null ? result : null;
        }
    }

    /// <summary>Targets of flows that the centre does not have.</summary>
    /// <param name="place">Where the target of a flow was stated.</param>
    public static IEnumerable<Problem> UnknownTargets(IEnumerable<FlowId> targets, CentreModel centre, Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var known = centre.Flows.Select(flow => flow.Id.Value).ToList();
        return targets.Select(flow => flow.Value).Where(flow => !known.Contains(flow)).Order(StringComparer.Ordinal)
            .Select(flow => Problem.At(place(flow), "console.unknownFlow", Argument.Of("value", flow), Argument.List("nearest", Nearest.To(flow, known))));
    }

    private static int Count(ReadingRequest request) => request.Paths.Length;

    private static OrganisationReading? Read(OrganisationFile file, List<Problem> problems)
    {
        using var stream = file.Open();
        var reading = OrganisationReader.Read(stream, file.French);
        if (reading.Fault is not { } fault)
            return reading;
        problems.Add(OrganisationReader.ProblemOf(fault, file.Name));
        return null;
    }

    /// <summary>What the workbook promises of a flow goes before what is promised of all, and after what is said of the flow itself: a log is read with the threshold on which it will be judged.</summary>
    private static ReadingSettings Promised(ReadingSettings settings, IEnumerable<DeclaredFlow> flows)
    {
        var targets = settings.Targets.ToBuilder();
        foreach (var flow in flows)
        {
            if (flow is { TargetShare: > 0 and { } share, ThresholdSeconds: { } seconds })
                targets.TryAdd(new FlowId(flow.Name), new ServiceTarget(share, seconds));
        }

        return settings with { Targets = targets.ToImmutable() };
    }

    private sealed class Relay(Action<double> done) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => done(value.Done);
    }
}
