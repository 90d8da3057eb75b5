using System.Collections.Immutable;
using Plateau.Mathematics.Programming;

namespace Plateau.Design.Staffing;

/// <summary>The integer programme of a staffing problem: agents of each group, the fluid that they can serve, the needs of sets of types, and what simulations said.</summary>
public sealed class StaffingMaster
{
    private readonly StaffingProblem _problem;
    private readonly double[] _least; // agents' work that each type asks for at least, in agents of its fastest group

    public StaffingMaster(StaffingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _problem = problem;
        _least = [.. problem.Types.Select((_, type) => FluidNeed(type))];
    }

    /// <summary>The programme with these cuts.</summary>
    /// <param name="extra">For each type, contacts in service on average that are to be planned for (not a bound: a way to steer a first guess); null = the least that any routing needs.</param>
    /// <param name="relaxed">Whether fractions of agents are allowed: a weaker bound, much faster.</param>
    public LinearProgramme Of(IEnumerable<SubsetCut> subsets, IEnumerable<(ServiceCut Cut, double Target)> services, IReadOnlyList<double>? extra = null, bool relaxed = false)
    {
        ArgumentNullException.ThrowIfNull(subsets);
        ArgumentNullException.ThrowIfNull(services);
        var programme = new LinearProgramme();
        var agents = _problem.Groups.Select(group => programme.AddVariable(group.Id, group.Cost, 0, group.MostAgents == int.MaxValue ? double.PositiveInfinity : group.MostAgents, integer: !relaxed)).ToArray();
        AddFluid(programme, agents, extra);
        foreach (var cut in subsets) programme.AddRow("subset", cut.Need, double.PositiveInfinity, [.. cut.Groups.Select(group => (agents[group], 1.0))]);
        foreach (var (cut, target) in services)
        {
            var terms = cut.Gains.Select((gain, group) => (Variable: agents[group], Coefficient: gain)).Where(term => term.Coefficient > 0).ToArray();
            var least = cut.LeastFor(target);
            if (terms.Length > 0 && least > 0) programme.AddRow("service", least, double.PositiveInfinity, terms);
        }

        if (_problem.MostMultiSkilledShare < 1)
        {
            var share = _problem.MostMultiSkilledShare;
            programme.AddRow("cursor", double.NegativeInfinity, 0, [.. _problem.Groups.Select((group, index) => (agents[index], (group.IsMultiSkilled ? 1.0 : 0.0) - share))]);
        }

        return programme;
    }

    /// <summary>The staffing in an answer, whole; null without one.</summary>
    public ImmutableArray<int>? StaffingOf(ProgrammeAnswer answer) =>
        answer.HasSolution ? [.. answer.Values.Take(_problem.Groups.Length).Select(value => (int)Math.Round(value))] : null;

    /// <summary>Each type's served load is shared out over the groups that take it; a group cannot work more than its agents.</summary>
    private void AddFluid(LinearProgramme programme, int[] agents, IReadOnlyList<double>? extra)
    {
        var used = _problem.Groups.Select((_, group) => new List<(int, double)> { (agents[group], -1) }).ToArray();
        for (var type = 0; type < _problem.Types.Length; type++)
        {
            var need = Math.Max(_least[type], extra?[type] ?? 0);
            if (need <= 0) continue;
            var fastest = FastestMean(type);
            var row = new List<(int, double)>();
            foreach (var group in _problem.TakersOf(type))
            {
                var part = programme.AddVariable("work", 0, 0, double.PositiveInfinity, integer: false);
                used[group].Add((part, 1));
                row.Add((part, fastest / _problem.Groups[group].HandleTimeOf(type)!.Mean));
            }

            programme.AddRow("fluid", need, double.PositiveInfinity, [.. row]);
        }

        foreach (var terms in used.Where(terms => terms.Count > 1)) programme.AddRow("capacity", double.NegativeInfinity, 0, [.. terms]);
    }

    private double FastestMean(int type) => _problem.TakersOf(type).Min(group => _problem.Groups[group].HandleTimeOf(type)!.Mean);

    private double FluidNeed(int type)
    {
        var demand = _problem.Types[type];
        if (demand.Promises.IsEmpty || demand.ContactsPerHour <= 0 || !_problem.TakersOf(type).Any()) return 0; // what nobody takes is told as out of reach
        var mayLose = SubsetNeed.MayLose(demand) ?? 1;
        return demand.ContactsPerHour / 3600 * FastestMean(type) * (1 - mayLose);
    }
}
