using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Model.Files;

/// <summary>What only shows when the flows and groups are seen together with the ways between them.</summary>
internal sealed class WaysCoherence
{
    private readonly ProblemList _problems;
    private readonly CentreModel _centre;
    private readonly Takers _takers;

    private WaysCoherence(ProblemList problems, CentreModel centre, Takers takers)
    {
        _problems = problems;
        _centre = centre;
        _takers = takers;
    }

    public static void Run(ProblemList problems, CentreModel centre, Takers takers)
    {
        var check = new WaysCoherence(problems, centre, takers);
        foreach (var (i, flow) in centre.Flows.Index())
        {
            var path = CentreChecker.At("flows", i);
            check.Preemption(path, i, flow);
            check.Handovers(path, i, flow);
            check.Doubtful(path, i, flow);
        }

        check.DayFactors();
        check.Lines();
        new CycleCheck(problems, centre, takers).Run();
    }

    private void Preemption(string path, int index, Flow flow)
    {
        if (flow.Preemptible && _takers.GroupsOf(index).Select(taker => _centre.Groups[taker]).FirstOrDefault(taker => Concurrency(taker, flow) > 1) is { } several)
            _problems.Add($"{path}.preemptible", "centre-preemptible-concurrency", Argument.Of("flow", flow.Id.Value), Argument.Of("group", several.Id.Value), Argument.Count("concurrency", Concurrency(several, flow)));
        if (flow is { Preemptible: true, Preempts: true }) _problems.Add($"{path}.preempts", "centre-preempts-both", Argument.Of("flow", flow.Id.Value));
        if (flow.Preemptible && !flow.Handovers.IsEmpty) _problems.Add($"{path}.handovers", "centre-preemptible-handover", Argument.Of("flow", flow.Id.Value));
    }

    private void Handovers(string path, int index, Flow flow)
    {
        foreach (var (j, handover) in flow.Handovers.Index())
        {
            if (handover.Kind == HandoverKind.Cold) continue;
            var to = _centre.Flows.Index().FirstOrDefault(pair => pair.Item.Id == handover.ToFlow);
            if (to.Item is not { } other) continue;
            var here = CentreChecker.At($"{path}.handovers", j);
            if (other.Preemptible) _problems.Add(here, "centre-handover-preemptible", Argument.Of("flow", flow.Id.Value), Argument.Of("other", other.Id.Value));
            foreach (var (several, at) in new[] { (flow, index), (other, to.Index) })
            {
                var group = _takers.GroupsOf(at).Select(taker => _centre.Groups[taker]).FirstOrDefault(taker => Concurrency(taker, several) > 1);
                if (group is not null)
                    _problems.Add(here, "centre-handover-concurrency", Argument.Of("flow", several.Id.Value), Argument.Of("group", group.Id.Value), Argument.Count("concurrency", Concurrency(group, several)));
            }
        }
    }

    /// <summary>Statements that can have no effect: allowed, but hardly meant.</summary>
    private void Doubtful(string path, int index, Flow flow)
    {
        var open = OpeningTime.Periods(flow.Open, _centre.Grid);
        if (open.IsEmpty && flow.WhenClosed is not null) _problems.Warn($"{path}.whenClosed", "centre-never-closed", Argument.Of("flow", flow.Id.Value));
        if (open.IsEmpty && flow.ClearsAtClosing) _problems.Warn($"{path}.clearsAtClosing", "centre-never-closed", Argument.Of("flow", flow.Id.Value));
        if (!open.IsEmpty && !open.Contains(true)) _problems.Warn($"{path}.open", "centre-never-open", Argument.Of("flow", flow.Id.Value));
        if (flow.ResolutionShare is null && flow.Returns.Any(back => back.Cause == ReturnCause.Unresolved)
            && _takers.GroupsOf(index).All(group => _centre.Groups[group].Skills.First(held => held.Skill == flow.Skill).ResolutionShare is null))
            _problems.Warn($"{path}.returns", "centre-return-without-resolution", Argument.Of("flow", flow.Id.Value));
    }

    private void DayFactors()
    {
        foreach (var (i, factor) in _centre.DayFactors.Index())
        {
            foreach (var (j, id) in factor.Flows.Index())
            {
                if (_centre.Flows.FirstOrDefault(flow => flow.Id == id) is { ArrivalKind: not ArrivalKind.Poisson } flow)
                    _problems.Add(CentreChecker.At($"{CentreChecker.At("dayFactors", i)}.flows", j), "centre-factor-arrivals", Argument.Of("flow", id.Value), Argument.Of("kind", CentreKeys.ArrivalKinds[(int)flow.ArrivalKind]));
            }
        }
    }

    private void Lines()
    {
        foreach (var (i, lines) in _centre.Lines.Index())
        {
            if (lines.Count == 0 && _centre.Flows.Any(flow => lines.Flows.Contains(flow.Id) && flow.ArrivalsPerPeriod.Any(arrivals => arrivals > 0)))
                _problems.Warn($"{CentreChecker.At("lines", i)}.count", "centre-no-line", Argument.Of("set", lines.Id), Argument.List("flows", lines.Flows.Select(flow => flow.Value)));
        }
    }

    private static int Concurrency(AgentGroup group, Flow flow) => group.Skills.First(held => held.Skill == flow.Skill).Concurrency ?? flow.Concurrency;
}
