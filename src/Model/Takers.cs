namespace Plateau.Model;

/// <summary>
/// Who may take what: a flow may go to a group when the group holds its skill, the flow's route (if stated) names the group, and the group's route (if stated) names the flow.
/// </summary>
public sealed class Takers
{
    private readonly bool[,] _takes;

    private Takers(bool[,] takes) => _takes = takes;

    public static Takers Of(CentreModel centre)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var flowRoutes = centre.Flows.Select(flow => centre.Routing.Flows.FirstOrDefault(route => route.Flow == flow.Id)).ToArray();
        var groupRoutes = centre.Groups.Select(group => centre.Routing.Groups.FirstOrDefault(route => route.Group == group.Id)).ToArray();
        var takes = new bool[centre.Flows.Length, centre.Groups.Length];
        for (var flow = 0; flow < centre.Flows.Length; flow++)
        {
            for (var group = 0; group < centre.Groups.Length; group++)
            {
                takes[flow, group] = centre.Groups[group].Skills.Any(held => held.Skill == centre.Flows[flow].Skill)
                    && (flowRoutes[flow] is not { } flowRoute || flowRoute.Levels.Any(level => level.Groups.Contains(centre.Groups[group].Id)))
                    && (groupRoutes[group] is not { } groupRoute || groupRoute.Takes.Contains(centre.Flows[flow].Id));
            }
        }

        return new(takes);
    }

    /// <param name="flow">Position of the flow in the centre.</param>
    /// <param name="group">Position of the group in the centre.</param>
    public bool Takes(int flow, int group) => _takes[flow, group];

    /// <summary>Positions of the groups that may take a flow.</summary>
    public IEnumerable<int> GroupsOf(int flow) => Enumerable.Range(0, _takes.GetLength(1)).Where(group => _takes[flow, group]);
}
