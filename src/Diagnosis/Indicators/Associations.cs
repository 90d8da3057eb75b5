using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>A kind of finding beside an indicator, over flows, teams or hours: an association, never an effect.</summary>
/// <param name="Rule">Null = how many kinds of findings a unit has, without those that judge by the indicator.</param>
/// <param name="Tau">Kendall's tau-b with its bootstrap interval; sample size = units. Above 0: where the finding is, the indicator is greater.</param>
/// <param name="With">Units that have the finding (any finding, where there is no rule).</param>
/// <param name="MeanWith">Mean of the indicator over units with it, each counting once; null when there is none.</param>
/// <param name="MeanWithout">Over the others.</param>
/// <param name="PValue">By permutation; null where there are too few units.</param>
/// <param name="Adjusted">For the number of pairs looked at (Benjamini and Hochberg); null as above.</param>
/// <param name="SameData">The rule judges by this very indicator, so that the two go together by construction: shown, and in no test.</param>
public sealed record Association(
    RuleInfo? Rule, IndicatorForm Form, Estimate Tau, int With, double? MeanWith, double? MeanWithout, double? PValue, double? Adjusted, bool SameData)
{
    /// <summary>At a false discovery rate of 5 %.</summary>
    public bool IsConclusive => Adjusted <= Associations.Level;
}

/// <summary>
/// What goes with what: for each kind of finding that some units have and others not, its rank association with each leading indicator (docs/methods/indicators.md).
/// </summary>
/// <param name="By">Flows of the contact log, teams, or hours of the week.</param>
/// <param name="Pairs">Clearest first.</param>
/// <param name="Units">Looked at: the largest where there are more than <see cref="MostUnits"/> flows or teams.</param>
/// <param name="CanTest">Whether there are enough of them for a test.</param>
/// <param name="Same">Kinds of findings that all units have, or that name none: they cannot be held against anything.</param>
public sealed record Associations(SliceKind By, ImmutableArray<Association> Pairs, int Units, bool CanTest, int Same)
{
    /// <summary>Of 7 flows even the clearest order of with and without (3 against 4) comes up twice in 35 orders: no presence could ever be significant at 5 %.</summary>
    public const int FewestUnits = 8;

    /// <summary>Of 4 weekdays in any order, none could ever be significant at 5 % where one or two have the finding.</summary>
    public const int FewestDays = 5;

    /// <summary>Share of chance findings among those called conclusive.</summary>
    public const double Level = 0.05;

    /// <summary>The work grows with the square of the units.</summary>
    public const int MostUnits = 60;

    /// <summary>Rules and the families by which they judge.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<IndicatorFamily>> Judged = new Dictionary<string, ImmutableArray<IndicatorFamily>>(StringComparer.Ordinal)
    {
        ["SERVICE-01"] = [IndicatorFamily.ServiceLevel, IndicatorFamily.Answered, IndicatorFamily.Abandonment, IndicatorFamily.Wait],
        ["SERVICE-02"] = [IndicatorFamily.Answered, IndicatorFamily.ServiceLevel, IndicatorFamily.Abandonment],
        ["STRUCTURE-01"] = [IndicatorFamily.Transfer],
        ["STRUCTURE-03"] = [IndicatorFamily.Transfer, IndicatorFamily.TransferBack],
        ["STRUCTURE-05"] = [IndicatorFamily.HeldTime],
        ["LOAD-01"] = [IndicatorFamily.Occupancy],
        ["LOAD-02"] = [IndicatorFamily.Occupancy],
        ["DATA-02"] = [IndicatorFamily.HandleTime],
        ["JOURNEY-01"] = [IndicatorFamily.Repeat, IndicatorFamily.Resolution],
        ["JOURNEY-02"] = [IndicatorFamily.Repeat, IndicatorFamily.Resolution, IndicatorFamily.Wait, IndicatorFamily.Transfer],
        ["JOURNEY-05"] = [IndicatorFamily.HandleTime, IndicatorFamily.Repeat, IndicatorFamily.Transfer],
        ["JOURNEY-06"] = [IndicatorFamily.Abandonment, IndicatorFamily.Answered, IndicatorFamily.ServiceLevel, IndicatorFamily.Wait, IndicatorFamily.Repeat, IndicatorFamily.Resolution, IndicatorFamily.Transfer],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Over flows, over teams and over hours of the week, each where there is anything to hold against anything.</summary>
    /// <param name="seed">Of the study: draws depend on it and on nothing else.</param>
    public static ImmutableArray<Associations> All(CentreEvidence evidence, IndicatorTable table, ImmutableArray<Examination> diagnosis, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(table);
        AssociationUnits[] all = [NamedUnits.Of(table, SliceKind.Flow), NamedUnits.Of(table, SliceKind.Team), HourUnits.Of(evidence.Observed)];
        return [.. all.Select(units => Of(units, diagnosis, seed, cancellation)).Where(found => found.By == SliceKind.Flow || !found.Pairs.IsEmpty)];
    }

    private static Associations Of(AssociationUnits units, ImmutableArray<Examination> diagnosis, ulong seed, CancellationToken cancellation)
    {
        var kinds = diagnosis.Where(examination => examination.Outcome is RuleOutcome.Found)
            .Select(examination => (examination.Rule, Has: units.Presence(((RuleOutcome.Found)examination.Outcome).Findings))).ToArray();
        var varying = kinds.Where(kind => kind.Has.Distinct().Count() == 2).ToArray();
        var pairs = new List<Association>();
        foreach (var form in IndicatorCatalogue.All.Where(form => form.Leads && varying.Length > 0))
        {
            cancellation.ThrowIfCancellationRequested();
            var values = units.Values(form);
            var others = varying.Where(kind => !JudgesBy(kind.Rule, form)).ToArray();
            pairs.AddRange(varying.Select(kind => Pair(units, kind.Rule, kind.Has, form, values, seed)).OfType<Association>());
            if (others.Length > 1 && Pair(units, null, [.. values.Select((_, unit) => others.Sum(kind => kind.Has[unit]))], form, values, seed) is { } together) pairs.Add(together);
        }

        return new(units.By, Ordered(pairs), units.Count, units.CanTest, kinds.Length - varying.Length);
    }

    private static bool JudgesBy(RuleInfo rule, IndicatorForm form) => Judged.TryGetValue(rule.Code, out var families) && families.Contains(form.Family);

    /// <summary>Null where fewer than three units tell the indicator, or either side is the same everywhere.</summary>
    private static Association? Pair(AssociationUnits units, RuleInfo? rule, double[] has, IndicatorForm form, double?[] values, ulong seed)
    {
        const int Fewest = 3;
        var known = has.Zip(values, (presence, value) => (Has: presence, Value: value)).Where(pair => pair.Value is not null).ToArray();
        if (known.Length < Fewest || KendallTau.Of([.. known.Select(pair => pair.Has)], [.. known.Select(pair => pair.Value!.Value)]) is null) return null;
        var same = rule is not null && JudgesBy(rule, form);
        double? p = !units.CanTest || known.Length < FewestUnits || same ? null : units.PValue(has, values, seed);
        return new(rule, form, units.Tau(has, values, seed), known.Count(pair => pair.Has > 0), Mean(value => value > 0), Mean(value => value <= 0), p, null, same);

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
