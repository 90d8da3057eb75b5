using Plateau.Design.Staffing;

namespace Plateau.Design.Shifts;

/// <summary>A first picture of service, before anything was simulated: each agent counts for the types of the group in proportion to their load, and each type wants its load and a safety of its square root.</summary>
public static class ShiftStart
{
    private const double Safety = 0.6; // of the square root of the load
    private const double Steepness = 1.2; // of ln bad, for one square root of the load

    public static ShiftModel ModelOf(ShiftProblem problem, ShiftPromises promises)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(promises);
        var (periods, types) = (problem.Periods, problem.Types.Length);
        var load = new double[types * periods];
        for (var type = 0; type < types; type++)
        {
            var takers = problem.TakersOf(type).ToArray();
            if (takers.Length == 0) continue;
            var handle = takers.Min(group => problem.Groups[group].HandleTimeOf(type)!.Mean);
            for (var period = 0; period < periods; period++) load[(type * periods) + period] = problem.Types[type].ContactsPerHour[period] / 3600 * handle;
        }

        var bad = new double[promises.Rows.Length * periods];
        var bases = new double[bad.Length];
        var groups = new int[promises.Rows.Length][];
        var kappas = new double[promises.Rows.Length][];
        for (var row = 0; row < promises.Rows.Length; row++)
        {
            var type = promises.Rows[row].Type;
            groups[row] = [.. problem.TakersOf(type)];
            kappas[row] = new double[groups[row].Length * periods];
            for (var period = 0; period < periods; period++)
            {
                var own = load[(type * periods) + period];
                var root = Math.Sqrt(Math.Max(0.1, own));
                var cell = (row * periods) + period;
                bases[cell] = problem.ContactsOf(type, period);
                bad[cell] = Math.Max(1e-6, bases[cell]) * Usual(promises.Rows[row].Kind) * Mathematics.Random.PortableMath.Exp(Math.Min(30, Steepness * ((own / root) + Safety)));
                for (var position = 0; position < groups[row].Length; position++)
                {
                    var all = problem.Groups[groups[row][position]].Takes.Sum(other => load[(other * periods) + period]);
                    kappas[row][(position * periods) + period] = all > 0 ? Steepness / root * own / all : 0;
                }
            }
        }

        var service = new ShiftService([.. new int[problem.Groups.Length * periods]], 1, bad, bases, []);
        return new ShiftModel(service.Cover, bad, groups, kappas, ShiftGains.MostOf(promises, service, periods));
    }

    private static double Usual(PromiseKind kind) => kind switch { PromiseKind.AnsweredWithin => 0.2, PromiseKind.Abandoned => 0.05, _ => 20 };
}
