using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>How two sources of one thing stand to each other. Names in camel case are codes.</summary>
public enum Agreement
{
    /// <summary>The one lies in the interval or range of the other.</summary>
    Agree,

    /// <summary>They differ by no more than the usual definitions of the thing do.</summary>
    Definitions,

    /// <summary>No usual definition explains the difference.</summary>
    Beyond,

    /// <summary>One of the two is missing, or its unit.</summary>
    CannotTell,
}

/// <summary>The same thing by two sources, side by side: nothing is averaged, and neither is called right.</summary>
/// <param name="Subject">A flow, as shown; empty = the whole centre.</param>
/// <param name="What">Template <c>report.indicators.compared.{what}</c>, or the name of the declared indicator where that is of the user.</param>
/// <param name="Declared">Name of the indicator as people declare it; null where the thing is not a declared indicator.</param>
/// <param name="Kind">Unit of both.</param>
/// <param name="First">What people say (a range where they gave one), or the first log.</param>
/// <param name="Second">What the log gives, by the definition that comes nearest.</param>
/// <param name="SecondForm">Code of the indicator of which <paramref name="Second"/> is; null where it is none.</param>
/// <param name="Explained">Least and greatest value by any definition, intervals included; null where nothing could be computed.</param>
public sealed record ComparedSources(
    string Subject, string What, string? Declared, ArgumentKind Kind, Estimate First, Estimate Second, string? SecondForm, (double Low, double High)? Explained, Agreement Agreement)
{
    /// <summary>First less second, in the unit of both; null where one is unknown.</summary>
    public double? Difference => First.Value - Second.Value;
}

/// <summary>
/// Totals and indicators that two sources give of one thing: what people say against the log. What two files of the same days count stands in <see cref="DataQuality.Overlaps"/>.
/// </summary>
public static class SourceComparison
{
    public static ImmutableArray<ComparedSources> Of(CentreEvidence evidence, IndicatorTable table)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(table);
        return [.. Volumes(evidence), .. HandleTimes(evidence), .. Indicators(evidence, table), .. Counts(evidence)];
    }

    /// <summary>Contacts a week as stated against those of the log: each weekday by the mean of its days, so that a day on which nobody is there adds nothing.</summary>
    private static IEnumerable<ComparedSources> Volumes(CentreEvidence evidence)
    {
        foreach (var (declared, seen) in Matched(evidence))
        {
            if ((declared.WeeklyLow ?? declared.WeeklyHigh) is not { } low) continue;
            var high = declared.WeeklyHigh ?? low;
            var observed = Weekly(seen, evidence.Observed!.Grid);
            var agreement = observed.Value is null ? Agreement.CannotTell
                : (observed.High ?? observed.Value) >= low && (observed.Low ?? observed.Value) <= high ? Agreement.Agree : Agreement.Beyond;
            yield return new(seen.Name, "weekly", null, ArgumentKind.Number, new((low + high) / 2, low, high, 1), observed, null, observed is { Low: { } least, High: { } most } ? (least, most) : null, agreement);
        }
    }

    /// <summary>Sum over weekdays of the mean of their days, with the t-interval of such a sum where each weekday was seen twice or more.</summary>
    internal static Estimate Weekly(FlowObservation flow, PeriodGrid grid)
    {
        var weekdays = flow.Days.Select((day, index) => (grid.Days[index].Weekday, Offered: (double)day.Offered)).GroupBy(day => day.Weekday, day => day.Offered).Select(days => days.ToArray()).ToArray();
        if (weekdays.Length == 0) return Estimate.Unknown;
        var value = weekdays.Sum(days => days.Average());
        if (weekdays.Any(days => days.Length < 2)) return Estimate.Exactly(value, flow.Days.Length);
        var variance = weekdays.Sum(days => days.Sum(day => (day - days.Average()) * (day - days.Average())) / (days.Length - 1) / days.Length);
        var half = Student.Quantile(0.975, weekdays.Sum(days => days.Length - 1)) * Math.Sqrt(variance);
        return new(value, Math.Max(0, value - half), value + half, flow.Days.Length);
    }

    /// <summary>Stated handle time against that of the log: with or without after-contact work, mean or median.</summary>
    private static IEnumerable<ComparedSources> HandleTimes(CentreEvidence evidence)
    {
        var after = evidence.Observed?.AfterContactSeconds.Value ?? 0;
        foreach (var (declared, seen) in Matched(evidence))
        {
            if (declared.HandleSeconds is not { } stated) continue;
            var mean = seen.Service.MeanHandleSeconds;
            (double Low, double High)? explained = mean.Value is { } value ? (Math.Min(mean.Low ?? value, seen.Handle.Median ?? value), Math.Max(mean.High ?? value, value) + after) : null;
            yield return new(seen.Name, "handle-time", null, ArgumentKind.Seconds, Estimate.Exactly(stated, 1), mean, "handle-time", explained, Judge(stated, [mean], explained));
        }
    }

    private static IEnumerable<ComparedSources> Indicators(CentreEvidence evidence, IndicatorTable table)
    {
        foreach (var indicator in (evidence.Declared?.Indicators ?? []).Where(indicator => indicator.Value is not null))
        {
            if (DeclaredWords.FamilyOf(indicator.Name) is not { } family) continue;
            var forms = IndicatorCatalogue.All.Where(form => form.Family == family).ToArray();
            var kind = forms[0].Kind;
            var said = DeclaredWords.ValueOf(indicator, kind);
            var row = indicator.Flow is null ? table.Centre : table.By(SliceKind.Flow).FirstOrDefault(row => Folding.Of(row.Slice.Name) == Folding.Of(indicator.Flow) || Folding.Of(row.Slice.Flow?.Value) == Folding.Of(indicator.Flow));
            var known = forms.Select(form => (Form: form, Value: row?.Of(form.Code) ?? Estimate.Unknown)).Where(pair => pair.Value.Value is not null).ToArray();
            (double Low, double High)? explained = known.Length == 0 ? null : (known.Min(pair => pair.Value.Low ?? pair.Value.Value!.Value), known.Max(pair => pair.Value.High ?? pair.Value.Value!.Value));
            var (nearest, found) = known.Length == 0 ? (null, Estimate.Unknown) : said is { } value ? known.MinBy(pair => Math.Abs(pair.Value.Value!.Value - value)) : known.FirstOrDefault(pair => pair.Form.Leads, known[0]);
            yield return new(
                row?.Slice.Name ?? indicator.Flow ?? "", "indicator", indicator.Name, kind, said is { } share ? Estimate.Exactly(share, 1) : Estimate.Unknown, found, nearest?.Code, explained,
                said is { } given ? Judge(given, known.Select(pair => pair.Value), explained) : Agreement.CannotTell);
        }
    }

    /// <summary>Contacts as the service counts them (each leg) and as journeys do (legs joined).</summary>
    private static IEnumerable<ComparedSources> Counts(CentreEvidence evidence)
    {
        if (evidence is not { Observed.Service.Offered: var offered, Journeys.Match.Contacts: var joined }) yield break;
        yield return new(
            "", "legs", null, ArgumentKind.Count, Estimate.Exactly(offered, offered), Estimate.Exactly(joined, joined), null, null,
            offered == joined ? Agreement.Agree : evidence.Journeys.Match.Transfers && joined < offered ? Agreement.Definitions : Agreement.Beyond);
    }

    private static Agreement Judge(double said, IEnumerable<Estimate> computed, (double Low, double High)? explained)
    {
        if (explained is not var (low, high)) return Agreement.CannotTell;
        if (computed.Any(value => said >= (value.Low ?? value.Value) && said <= (value.High ?? value.Value))) return Agreement.Agree;
        return said >= low && said <= high ? Agreement.Definitions : Agreement.Beyond;
    }

    private static IEnumerable<(DeclaredFlow Declared, FlowObservation Seen)> Matched(CentreEvidence evidence) =>
        (evidence.Declared?.Flows ?? []).Select(flow => (flow, evidence.Observed?.Flows.FirstOrDefault(seen => FlowNames.Same(flow.Name, seen)))).Where(pair => pair.Item2 is not null)!;
}
