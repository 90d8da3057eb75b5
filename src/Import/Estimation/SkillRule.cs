namespace Plateau.Import.Estimation;

/// <summary>
/// When a log shows a skill: often enough in itself, or, for rare flows, often enough against what the agent would have taken if contacts were handed out regardless of skills.
/// Without the second half hardly anyone would count as able to take a flow of a few contacts a day.
/// </summary>
/// <param name="Contacts">Enough in themselves.</param>
/// <param name="Least">Fewer never make a skill.</param>
/// <param name="ShareOfExpected">Enough against the expected number (the agent's contacts × the flow's share of all).</param>
internal readonly record struct SkillRule(int Contacts, int Least, double ShareOfExpected)
{
    public static SkillRule Of(ReadingSettings settings) => new(settings.SkillContacts, Math.Min(settings.SkillContacts, settings.SkillLeastContacts), settings.SkillShareOfExpected);

    /// <summary>Contacts with a known agent by flow, divided by all of them.</summary>
    public static double[] Shares(IReadOnlyList<AgentTotals> agents, int flowCount)
    {
        var shares = new double[flowCount];
        double all = 0;
        foreach (var agent in agents)
        {
            for (var flow = 0; flow < agent.Flows.Length && flow < flowCount; flow++)
            {
                shares[flow] += agent.Flows[flow].Contacts;
                all += agent.Flows[flow].Contacts;
            }
        }

        for (var flow = 0; flow < flowCount && all > 0; flow++) shares[flow] /= all;
        return shares;
    }

    public bool Holds(AgentTotals agent, int flow, double flowShare)
    {
        if (flow >= agent.Flows.Length) return false;
        var contacts = agent.Flows[flow].Contacts;
        return contacts >= Contacts || (contacts >= Least && contacts >= ShareOfExpected * flowShare * agent.Contacts);
    }
}
