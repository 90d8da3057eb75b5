using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>A kind of finding beside an indicator, over flows: an association, never an effect.</summary>
/// <param name="Rule">Null = how many kinds of findings a flow has, without those that judge by the indicator.</param>
/// <param name="Tau">Kendall's tau-b with its bootstrap interval; sample size = flows. Above 0: where the finding is, the indicator is greater.</param>
/// <param name="With">Flows that have the finding (any finding, where there is no rule).</param>
/// <param name="MeanWith">Mean of the indicator over flows with it, each flow counting once; null when there is none.</param>
/// <param name="MeanWithout">Over the others.</param>
/// <param name="PValue">By permutation of the flows; null below <see cref="Associations.FewestFlows"/> flows.</param>
/// <param name="Adjusted">For the number of pairs looked at (Benjamini and Hochberg); null as above.</param>
/// <param name="SameData">The rule judges by this very indicator, so that the two go together by construction: shown, and in no test.</param>
public sealed record Association(
    RuleInfo? Rule, IndicatorForm Form, Estimate Tau, int With, double? MeanWith, double? MeanWithout, double? PValue, double? Adjusted, bool SameData)
{
    /// <summary>At a false discovery rate of 5 %.</summary>
    public bool IsConclusive => Adjusted <= Associations.Level;
}

/// <summary>
/// What goes with what: for each kind of finding that some flows have and others not, its rank association with each leading indicator (docs/methods/indicators.md).
/// </summary>
/// <param name="Pairs">Clearest first.</param>
/// <param name="Flows">Flows looked at: those of the contact log, the largest where there are more than <see cref="MostFlows"/>.</param>
/// <param name="Same">Kinds of findings that all flows have, or that name no flow: they cannot be held against anything.</param>
public sealed record Associations(ImmutableArray<Association> Pairs, int Flows, int Same)
{
    /// <summary>Of 7 flows even the clearest order of with and without (3 against 4) comes up twice in 35 orders: no presence could ever be significant at 5 %.</summary>
    public const int FewestFlows = 8;

    /// <summary>Share of chance findings among those called conclusive.</summary>
    public const double Level = 0.05;

    /// <summary>The work grows with the square of the flows.</summary>
    public const int MostFlows = 60;

    /// <summary>Rules and the families by which they judge.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<IndicatorFamily>> Judged = new Dictionary<string, ImmutableArray<IndicatorFamily>>(StringComparer.Ordinal)
    {
        ["SERVICE-01"] = [IndicatorFamily.ServiceLevel, IndicatorFamily.Answered, IndicatorFamily.Abandonment, IndicatorFamily.Wait],
        ["SERVICE-02"] = [IndicatorFamily.Answered, IndicatorFamily.ServiceLevel, IndicatorFamily.Abandonment],
        ["STRUCTURE-01"] = [IndicatorFamily.Transfer],
        ["STRUCTURE-03"] = [IndicatorFamily.Transfer],
        ["DATA-02"] = [IndicatorFamily.HandleTime],
        ["JOURNEY-01"] = [IndicatorFamily.Repeat, IndicatorFamily.Resolution],
        ["JOURNEY-02"] = [IndicatorFamily.Repeat, IndicatorFamily.Resolution, IndicatorFamily.Wait, IndicatorFamily.Transfer],
        ["JOURNEY-05"] = [IndicatorFamily.HandleTime, IndicatorFamily.Repeat, IndicatorFamily.Transfer],
        ["JOURNEY-06"] = [IndicatorFamily.Abandonment, IndicatorFamily.Answered, IndicatorFamily.ServiceLevel, IndicatorFamily.Wait, IndicatorFamily.Repeat, IndicatorFamily.Resolution, IndicatorFamily.Transfer],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <param name="seed">Of the study: draws depend on it and on nothing else.</param>
    public static Associations Of(IndicatorTable table, ImmutableArray<Examination> diagnosis, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var flows = table.By(SliceKind.Flow).Where(row => row.Slice.Flow is not null).OrderByDescending(row => row.Slice.Contacts).Take(MostFlows).ToArray();
        var kinds = diagnosis.Where(examination => examination.Outcome is RuleOutcome.Found)
            .Select(examination => (examination.Rule, Has: Presence(flows, ((RuleOutcome.Found)examination.Outcome).Findings))).ToArray();
        var varying = kinds.Where(kind => kind.Has.Distinct().Count() == 2).ToArray();
        var pairs = new List<Association>();
        foreach (var form in IndicatorCatalogue.All.Where(form => form.Leads))
        {
            cancellation.ThrowIfCancellationRequested();
            var others = varying.Where(kind => !JudgesBy(kind.Rule, form)).ToArray();
            pairs.AddRange(varying.Select(kind => Pair(flows, kind.Rule, kind.Has, form, seed)).OfType<Association>());
            if (others.Length > 1 && Pair(flows, null, [.. flows.Select((_, flow) => others.Sum(kind => kind.Has[flow]))], form, seed) is { } together) pairs.Add(together);
        }

        return new(Ordered(pairs), flows.Length, kinds.Length - varying.Length);
    }

    private static bool JudgesBy(RuleInfo rule, IndicatorForm form) => Judged.TryGetValue(rule.Code, out var families) && families.Contains(form.Family);

    private static double[] Presence(IndicatorRow[] flows, ImmutableArray<Finding> findings)
    {
        var subjects = findings.Select(finding => Folding.Of(finding.Subject)).Where(subject => subject.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. flows.Select(row => subjects.Contains(Folding.Of(row.Slice.Name)) || subjects.Contains(Folding.Of(row.Slice.Flow!.Value.Value)) ? 1.0 : 0)];
    }

    /// <summary>Null where fewer than three flows tell the indicator, or either side is the same everywhere.</summary>
    private static Association? Pair(IndicatorRow[] flows, RuleInfo? rule, double[] has, IndicatorForm form, ulong seed)
    {
        const int Fewest = 3;
        var known = flows.Select((row, index) => (Has: has[index], Value: row.Of(form.Code).Value)).Where(pair => pair.Value is not null).ToArray();
        double[] x = [.. known.Select(pair => pair.Has)], y = [.. known.Select(pair => pair.Value!.Value)];
        if (known.Length < Fewest || KendallTau.Of(x, y) is null) return null;
        var same = rule is not null && JudgesBy(rule, form);
        double? p = known.Length < FewestFlows || same ? null : KendallTau.PValue(x, y, seed);
        return new(rule, form, KendallTau.Estimated(x, y, seed), x.Count(value => value > 0), Mean(value => value > 0), Mean(value => value <= 0), p, null, same);

        double? Mean(Func<double, bool> counts) => known.Where(pair => counts(pair.Has)).Select(pair => pair.Value).DefaultIfEmpty(null).Average();
    }

    private static ImmutableArray<Association> Ordered(List<Association> pairs)
    {
        var tested = pairs.Where(pair => pair.PValue is not null).ToArray();
        var adjusted = BenjaminiHochberg.Adjust([.. tested.Select(pair => pair.PValue!.Value)]);
        return
        [
            .. tested.Select((pair, index) => pair with { Adjusted = adjusted[index] }).Concat(pairs.Where(pair => pair.PValue is null))
                .OrderBy(pair => pair.SameData).ThenBy(pair => pair.Adjusted ?? 1).ThenByDescending(pair => Math.Abs(pair.Tau.Value ?? 0)).ThenBy(pair => pair.Rule?.Code ?? "", StringComparer.Ordinal).ThenBy(pair => pair.Form.Code, StringComparer.Ordinal),
        ];
    }
}
