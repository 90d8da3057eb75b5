namespace Plateau.Import.Estimation;

/// <summary>
/// How far an agent's own mean handle time is believed: weight n / (n + k) for n contacts, the rest on the flow's mean, with k = variance within agents ÷ variance
/// between their true means. One k for each flow; <see cref="K"/> is null when agents do not differ beyond chance, and then nobody's own mean is believed.
/// </summary>
/// <remarks>H. Bühlmann, E. Straub, "Glaubwürdigkeit für Schadensätze", Mitteilungen VSVM 70 (1970) 111–133; estimators in H. Bühlmann, A. Gisler, A Course in
/// Credibility Theory, Springer 2005, section 4.8.</remarks>
internal readonly record struct Shrinkage(double Mean, double? K)
{
    /// <param name="agents">Totals of each agent on the flow; those without a handle time are ignored.</param>
    public static Shrinkage Of(IReadOnlyList<AgentFlowTotals> agents)
    {
        long n = 0, seconds = 0, known = 0;
        double within = 0, squaresOfCounts = 0;
        foreach (var agent in agents)
        {
            if (agent.HandleCount == 0) continue;
            known++;
            n += agent.HandleCount;
            seconds += agent.HandleSeconds;
            within += agent.SquaredDeviations;
            squaresOfCounts += (double)agent.HandleCount * agent.HandleCount;
        }

        if (n == 0) return new(0, null);
        var mean = (double)seconds / n;
        if (known < 2 || n <= known) return new(mean, null);
        var varianceWithin = within / (n - known);
        double between = 0;
        foreach (var agent in agents)
        {
            if (agent.HandleCount > 0) between += agent.HandleCount * (agent.Mean - mean) * (agent.Mean - mean);
        }

        var varianceBetween = (between - (known - 1) * varianceWithin) / (n - squaresOfCounts / n);
        return new(mean, varianceBetween > 0 ? varianceWithin / varianceBetween : null);
    }

    public double WeightOf(long contacts) => K is { } k && contacts > 0 ? contacts / (contacts + k) : 0;
}
