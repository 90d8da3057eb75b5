using System.Collections.Immutable;
using Plateau.Design.Staffing;
using Plateau.Simulation.Results;

namespace Plateau.Design.Shifts;

/// <summary>
/// The promises of a problem in one row, and what they are about: for each type and kind of promise a stream of "bad" (contacts not answered in time, abandoned, seconds waited) and of a "base" (contacts offered, waits ended), by period.
/// Every promise says: bad over its periods at most <see cref="Item.Allowed"/> × base.
/// </summary>
public sealed class ShiftPromises
{
    private readonly List<Row> _rows = [];

    public ShiftPromises(ShiftProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var items = new List<Item>();
        for (var type = 0; type < problem.Types.Length; type++)
        {
            var own = problem.Types[type];
            if (own.ContactsPerHour.All(contacts => contacts == 0)) continue;
            foreach (var promise in own.DayPromises) items.Add(new Item(type, promise, null, RowOf(type, promise.Kind)));
            foreach (var promise in own.PeriodPromises)
            {
                for (var period = 0; period < problem.Periods; period++)
                    if (own.ContactsPerHour[period] > 0) items.Add(new Item(type, promise, period, RowOf(type, promise.Kind)));
            }
        }

        Items = [.. items];
        Rows = [.. _rows];
        Thresholds = [.. problem.Types.Select(type => type.DayPromises.Concat(type.PeriodPromises).Where(promise => promise.Kind == PromiseKind.AnsweredWithin).Select(promise => promise.ThresholdSeconds).DefaultIfEmpty(0).First())];
    }

    /// <summary>What is counted of a type.</summary>
    public readonly record struct Row(int Type, PromiseKind Kind)
    {
        public double Bad(in FlowCounts counts) => Kind switch
        {
            PromiseKind.AnsweredWithin => ServiceMeasure.AnsweredWithin.Denominator(counts) - ServiceMeasure.AnsweredWithin.Numerator(counts),
            PromiseKind.Abandoned => ServiceMeasure.Abandonment.Numerator(counts),
            _ => ServiceMeasure.MeanWait.Numerator(counts),
        };

        public double Base(in FlowCounts counts) => Kind switch
        {
            PromiseKind.AnsweredWithin => ServiceMeasure.AnsweredWithin.Denominator(counts),
            PromiseKind.Abandoned => ServiceMeasure.Abandonment.Denominator(counts),
            _ => ServiceMeasure.MeanWait.Denominator(counts),
        };
    }

    /// <param name="Period">Null = the whole day.</param>
    /// <param name="Row">Position in <see cref="Rows"/>.</param>
    public readonly record struct Item(int Type, Promise Promise, int? Period, int Row)
    {
        /// <summary>Most bad for one of base.</summary>
        public double Allowed => Promise.Kind == PromiseKind.AnsweredWithin ? 1 - Promise.Level : Promise.Level;

        /// <summary>A share of bad as the value that is promised.</summary>
        public double ValueOf(double badShare) => Promise.Kind == PromiseKind.AnsweredWithin ? 1 - badShare : badShare;
    }

    public ImmutableArray<Item> Items { get; }

    public ImmutableArray<Row> Rows { get; }

    /// <summary>Of each type, seconds.</summary>
    public ImmutableArray<double> Thresholds { get; }

    public int Count => Items.Length;

    private int RowOf(int type, PromiseKind kind)
    {
        var row = new Row(type, kind);
        var known = _rows.IndexOf(row);
        if (known >= 0) return known;
        _rows.Add(row);
        return _rows.Count - 1;
    }
}
