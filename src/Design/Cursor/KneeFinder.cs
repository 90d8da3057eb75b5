using Plateau.Mathematics.Statistics;

namespace Plateau.Design.Cursor;

/// <summary>The knee: the smallest position with 90 % of the largest gain in hours at equal service; its interval by bootstrap over replications.</summary>
public static class KneeFinder
{
    public const double ShareOfGain = 0.9;
    private const int Draws = 1000;

    /// <param name="ladder">From specialised to everyone.</param>
    /// <returns>Null when the specialised position is out of reach or nothing is gained.</returns>
    public static Knee? Find(IReadOnlyList<Examined> ladder, ulong seed)
    {
        var feasible = ladder.Where(one => one.Service is not null).ToArray();
        if (feasible.Length < 2 || feasible[0].Organisation.Kind != OrganisationKind.Specialised)
            return null;
        var shares = feasible.Select(one => one.Organisation.Share).ToArray();
        var replications = feasible[0].Service!.HoursByReplication.Length;
        var hours = feasible.Select(one => one.Service!.HoursByReplication.Average()).ToArray();
        if (Of(shares, hours) is not { } knee)
            return null;
        var everySkill = feasible[^1].Organisation.Kind == OrganisationKind.Everyone
            && hours[..^1].All(less => hours[0] - less < ShareOfGain * (hours[0] - hours.Min()));
        var twoSkills = Array.FindLastIndex(feasible, one => one.Organisation is { Kind: OrganisationKind.SecondSkill, MultiSkilledHours: null });
        double? gainOfTwo = twoSkills >= 0 ? Math.Max(0, (hours[0] - hours[twoSkills]) / (hours[0] - hours.Min())) : null;
        var drawn = Bootstrap.Resample(replications, Draws, seed)
            .Select(draw => Of(shares, [.. feasible.Select(one => draw.Average(index => one.Service!.HoursByReplication[index]))]))
            .OfType<double>()
            .ToArray();
        if (drawn.Length == 0)
            return new Knee(knee, knee, knee, everySkill, gainOfTwo);
        var (low, high) = Bootstrap.Percentile(drawn);
        return new Knee(knee, Math.Min(low, knee), Math.Max(high, knee), everySkill, gainOfTwo);
    }

    /// <summary>Null when no position is cheaper than the first.</summary>
    private static double? Of(double[] shares, double[] hours)
    {
        var gain = hours[0] - hours.Min();
        if (gain <= 0)
            return null;
        for (var position = 0; position < hours.Length; position++)
        {
            if (hours[0] - hours[position] >= ShareOfGain * gain)
                return shares[position];
        }

        return null;
    }
}
