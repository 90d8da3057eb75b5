using System.Collections.Immutable;
using Plateau.Mathematics.Random;

namespace Plateau.Design.Shifts;

/// <summary>What one agent more of each group all day gives, measured around a cover.</summary>
/// <param name="Service">Of the cover itself, on all days of the look.</param>
/// <param name="Less">Bad that the agent takes off, a day, [group][row × periods + period]; may be below 0 by chance.</param>
public sealed record ShiftCut(ShiftService Service, double[][] Less);

/// <summary>
/// Measures gains and keeps what all measurements together say about the factors by which an agent shrinks the bad (<see cref="ShiftModel"/>): factors change far less from cover to cover than the gains themselves, so that measurements at several
/// covers add up. Factors that chance could have made are drawn toward none.
/// </summary>
public sealed class ShiftGains(ShiftProblem problem, ShiftSimulator simulator)
{
    private const double Forgets = 0.7; // a measurement's weight at the next
    private const double Clumps = 1.5; // contacts wait together: variance over that of independent ones
    private const double Doubt = 1.0; // standard errors
    private const double LeastShare = 0.002; // of base: a cell without bad is not without it for ever
    private const double MostKappa = 1.5;
    private const double Varies = 0.5; // share by which factors of a day differ
    private static readonly double[] Window = [1, 2, 3, 2, 1]; // neighbouring periods

    private readonly double[] _before = new double[simulator.Promises.Rows.Length * problem.Periods];
    private readonly double[][] _after = [.. Enumerable.Range(0, problem.Groups.Length).Select(_ => new double[simulator.Promises.Rows.Length * problem.Periods])];

    /// <summary>Simulates one agent more of each group, all day.</summary>
    public ShiftCut Measure(ShiftService service, int days, int first)
    {
        ArgumentNullException.ThrowIfNull(service);
        var cover = service.Cover;
        ImmutableArray<int>[] covers = [cover, .. Enumerable.Range(0, problem.Groups.Length).Select(group => More(cover, group))];
        var services = simulator.RunAll(covers, days, first);
        for (var cell = 0; cell < _before.Length; cell++) _before[cell] = (Forgets * _before[cell]) + (services[0].Bad[cell] * days);
        var less = new double[problem.Groups.Length][];
        for (var group = 0; group < less.Length; group++)
        {
            less[group] = new double[_before.Length];
            for (var cell = 0; cell < _before.Length; cell++)
            {
                _after[group][cell] = (Forgets * _after[group][cell]) + (services[group + 1].Bad[cell] * days);
                less[group][cell] = services[0].Bad[cell] - services[group + 1].Bad[cell];
            }
        }

        return new ShiftCut(service, less);
    }

    /// <summary>The picture of service around a simulated cover by all measurements so far.</summary>
    public ShiftModel ModelAt(ShiftService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var promises = simulator.Promises;
        var (rows, periods) = (promises.Rows.Length, problem.Periods);
        var bad = new double[rows * periods];
        for (var cell = 0; cell < bad.Length; cell++) bad[cell] = Math.Max(service.Bad[cell], Math.Max(1e-9, LeastShare * service.Base[cell]));
        var groups = new int[rows][];
        var kappas = new double[rows][];
        for (var row = 0; row < rows; row++)
        {
            var own = Enumerable.Range(0, problem.Groups.Length).Select(group => (Group: group, Kappa: KappaOf(row, group))).Where(entry => entry.Kappa.Any(kappa => kappa > 0)).ToArray();
            groups[row] = [.. own.Select(entry => entry.Group)];
            kappas[row] = [.. own.SelectMany(entry => entry.Kappa)];
        }

        return new ShiftModel(service.Cover, bad, groups, kappas, MostOf(promises, service, periods));
    }

    /// <summary>Most bad of each promise, a day.</summary>
    public static double[] MostOf(ShiftPromises promises, ShiftService service, int periods)
    {
        ArgumentNullException.ThrowIfNull(promises);
        ArgumentNullException.ThrowIfNull(service);
        return [.. promises.Items.Select(item => item.Allowed * Math.Max(1e-9, item.Period is { } period ? service.Base[(item.Row * periods) + period] : service.Base.AsSpan(item.Row * periods, periods).ToArray().Sum()))];
    }

    /// <summary>By period: what its neighbourhood shows, drawn toward what the whole day shows as far as chance could have made it; that in turn toward none.</summary>
    private double[] KappaOf(int row, int group)
    {
        var periods = problem.Periods;
        var first = row * periods;
        double dayBefore = 0, dayAfter = 0;
        for (var period = 0; period < periods; period++)
        {
            dayBefore += _before[first + period];
            dayAfter += _after[group][first + period];
        }

        var kappas = new double[periods];
        if (dayBefore <= 0) return kappas;
        var ofDay = PortableMath.Log((dayBefore + 0.5) / (dayAfter + 0.5));
        var dayError2 = Clumps * (1 / (dayBefore + 0.5) + 1 / (dayAfter + 0.5));
        ofDay = ofDay <= 0 ? 0 : ofDay * Math.Max(0, 1 - (Doubt * dayError2 / (ofDay * ofDay)));
        if (ofDay == 0) return kappas;
        for (var period = 0; period < periods; period++)
        {
            double before = 0, after = 0, squares = 0;
            for (var place = 0; place < Window.Length; place++)
            {
                var other = period + place - (Window.Length / 2);
                if (other < 0 || other >= periods) continue;
                before += Window[place] * _before[first + other];
                after += Window[place] * _after[group][first + other];
                squares += Window[place] * Window[place] * (_before[first + other] + _after[group][first + other]);
            }

            var here = PortableMath.Log((before + 0.5) / (after + 0.5));
            var error2 = Clumps * (squares + 1) / ((before + after + 1) * (before + after + 1) / 4);
            var spread2 = Varies * Varies * ofDay * ofDay; // of the true factors about the day's
            kappas[period] = Math.Clamp(((here * spread2) + (ofDay * error2)) / (spread2 + error2), 0.1 * ofDay, MostKappa);
        }

        return kappas;
    }

    private ImmutableArray<int> More(ImmutableArray<int> cover, int group)
    {
        var more = cover.ToBuilder();
        for (var period = 0; period < problem.Periods; period++) more[(group * problem.Periods) + period]++;
        return more.ToImmutable();
    }
}
