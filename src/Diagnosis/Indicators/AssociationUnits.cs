using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Indicators;

/// <summary>What findings and indicators are held against each other over: each unit has a finding or not, and an indicator or none.</summary>
internal abstract class AssociationUnits(SliceKind by)
{
    public SliceKind By => by;

    public abstract int Count { get; }

    /// <summary>Whether there are enough for any order to be significant.</summary>
    public abstract bool CanTest { get; }

    /// <summary>1 for each unit that one of the findings is about, else 0.</summary>
    public abstract double[] Presence(ImmutableArray<Finding> findings);

    /// <summary>Null where a unit does not tell it.</summary>
    public abstract double?[] Values(IndicatorForm form);

    public abstract Estimate Tau(double[] has, double?[] values, ulong seed);

    public abstract double PValue(double[] has, double?[] values, ulong seed);
}

/// <summary>Flows or teams: findings name them. The order of one says nothing of the next, so that single units are exchanged.</summary>
internal sealed class NamedUnits(SliceKind by, IndicatorRow[] rows) : AssociationUnits(by)
{
    public override int Count => rows.Length;

    public override bool CanTest => rows.Length >= Associations.FewestUnits;

    public static NamedUnits Of(IndicatorTable table, SliceKind by) => new(
        by, [.. table.By(by).Where(row => by != SliceKind.Flow || row.Slice.Flow is not null).OrderByDescending(row => row.Slice.Contacts).Take(Associations.MostUnits)]);

    /// <summary>A finding on a way from team to team is about both.</summary>
    public override double[] Presence(ImmutableArray<Finding> findings)
    {
        var subjects = findings.SelectMany(finding => By == SliceKind.Team ? finding.Subject.Split(CaseFacts.Arrow) : [finding.Subject]).Select(Folding.Of).Where(subject => subject.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(row => subjects.Contains(Folding.Of(row.Slice.Name)) || row.Slice.Flow is { } flow && subjects.Contains(Folding.Of(flow.Value)) ? 1.0 : 0)];
    }

    public override double?[] Values(IndicatorForm form) => [.. rows.Select(row => row.Of(form.Code).Value)];

    public override Estimate Tau(double[] has, double?[] values, ulong seed)
    {
        var (x, y) = Known(has, values);
        return KendallTau.Estimated(x, y, seed);
    }

    public override double PValue(double[] has, double?[] values, ulong seed)
    {
        var (x, y) = Known(has, values);
        return KendallTau.PValue(x, y, seed);
    }

    private static (double[] Has, double[] Values) Known(double[] has, double?[] values)
    {
        var known = has.Zip(values).Where(pair => pair.Second is not null).ToArray();
        return ([.. known.Select(pair => pair.First)], [.. known.Select(pair => pair.Second!.Value)]);
    }
}

/// <summary>The hours of the week, in whole weekdays: an hour depends on the one before it, and both on the time of day, so that only whole days are exchanged.</summary>
internal sealed class HourUnits : AssociationUnits
{
    private const int HoursPerDay = 24;
    private const int MinutesPerHour = 60;

    private readonly int[] _weekdays; // 1 to 7, those with contacts
    private readonly IndicatorSlice?[] _slices;

    private HourUnits(int[] weekdays, IndicatorSlice?[] slices)
        : base(SliceKind.Hour) => (_weekdays, _slices) = (weekdays, slices);

    public override int Count => _slices.Count(slice => slice is not null);

    public override bool CanTest => _weekdays.Length >= Associations.FewestDays;

    public static HourUnits Of(ObservedCentre? observed)
    {
        var slices = observed is null ? [] : IndicatorSlices.HoursOfWeek(observed).ToDictionary(hour => (hour.Weekday, hour.Hour), hour => hour.Slice);
        int[] weekdays = [.. slices.Keys.Select(key => key.Weekday).Distinct().Order()];
        return new(weekdays, [.. weekdays.SelectMany(weekday => Enumerable.Range(0, HoursPerDay).Select(hour => slices.GetValueOrDefault((weekday, hour))))]);
    }

    public override double[] Presence(ImmutableArray<Finding> findings)
    {
        var has = new double[_slices.Length];
        foreach (var stretch in findings.SelectMany(finding => finding.Hours))
        {
            if (Array.IndexOf(_weekdays, (int)stretch.Weekday) is var day and >= 0)
            {
                for (var hour = stretch.FromMinutes / MinutesPerHour; hour * MinutesPerHour < stretch.ToMinutes && hour < HoursPerDay; hour++)
                    has[(day * HoursPerDay) + hour] = 1;
            }
        }

        return has;
    }

    public override double?[] Values(IndicatorForm form) => [.. _slices.Select(slice => slice is null ? null : form.Measure(slice).Value)];

    public override Estimate Tau(double[] has, double?[] values, ulong seed) => BlockedKendall.Estimated([.. has.Chunk(HoursPerDay)], [.. values.Chunk(HoursPerDay)]);

    public override double PValue(double[] has, double?[] values, ulong seed) => BlockedKendall.PValue([.. has.Chunk(HoursPerDay)], [.. values.Chunk(HoursPerDay)], seed);
}
