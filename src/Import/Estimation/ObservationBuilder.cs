using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Plateau.Import.Formats;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Turns what the observer counted into estimates. The order of rows and of files changes nothing: flows are ordered by volume, agents by pseudonym.</summary>
internal sealed class ObservationBuilder
{
    private readonly ReadingSettings _settings;
    private readonly Observer _observer;
    private readonly NameTable _flowNames;
    private readonly DayLog[] _days;
    private readonly int[] _flows; // indices of the observer, in the order of the result
    private readonly (int Index, AgentId Id)[] _agents;
    private readonly int _perDay;
    private readonly SkillRule _skill;
    private readonly double[] _flowShares;

    public ObservationBuilder(ReadingSettings settings, Observer observer, NameTable flowNames, NameTable agentNames, Pseudonyms pseudonyms)
    {
        _settings = settings;
        _observer = observer;
        _flowNames = flowNames;
        _perDay = observer.PeriodsPerDay;
        _days = [.. observer.Days];
        _skill = SkillRule.Of(settings);
        _flowShares = SkillRule.Shares(observer.Agents, observer.Flows.Count);
        Grid = PeriodGrid.OfDates(_days.Select(day => LocalDate.FromDateOnly(DateOnly.FromDayNumber(day.Day))), settings.PeriodMinutes);
        _flows = [.. Enumerable.Range(0, observer.Flows.Count)
            .Select(flow => (Flow: flow, Offered: _days.Sum(day => day.Find(flow)?.Counts.Offered ?? 0)))
            .Where(flow => flow.Offered > 0)
            .OrderByDescending(flow => flow.Offered).ThenBy(flow => flowNames[flow.Flow], StringComparer.Ordinal)
            .Select(flow => flow.Flow)];
        _agents = [.. Enumerable.Range(0, agentNames.Count)
            .Where(agent => agent < observer.Agents.Count && observer.Agents[agent].Contacts > 0)
            .Select(agent => (agent, new AgentId(pseudonyms.Of(agentNames[agent]))))
            .OrderBy(agent => agent.Item2.Value.Length).ThenBy(agent => agent.Item2)];
    }

    public PeriodGrid Grid { get; }

    /// <summary>Index in the observer of each agent of the result.</summary>
    public IEnumerable<int> AgentIndices => _agents.Select(agent => agent.Index);

    public ObservedCentre Build(double creditSeconds)
    {
        var staffing = StaffingMethodCatalogue.All.Select((method, at) => Staffing(method.Key, at)).ToImmutableArray();
        var used = StaffingMethodCatalogue.Keys.IndexOf(_settings.StaffingMethod);
        var allHandle = Merged(flow => flow.Handle);
        var allAnswered = Merged(flow => flow.WaitAnswered);
        var pooled = KaplanMeier.From(Merged(flow => flow.WaitAbandoned), allAnswered);
        var shrinkages = _flows.ToDictionary(flow => flow, flow => Shrinkage.Of([.. _agents.Select(agent => _observer.Agents[agent.Index]).Where(agent => flow < agent.Flows.Length).Select(agent => agent.Flows[flow])]));
        var allDays = _days.Select(day => Sum(day)).ToArray();
        return new()
        {
            Grid = Grid,
            Flows = [.. _flows.Select(flow => Flow(flow, allHandle, pooled, creditSeconds))],
            Agents = [.. _agents.Select((agent, at) => Agent(agent.Index, agent.Id, staffing[used].SecondsByAgent[at], shrinkages))],
            Staffing = staffing,
            StaffingUsed = _settings.StaffingMethod,
            AfterContactSeconds = _observer.Turnaround.Median(),
            Service = ServiceEstimation.Of(allDays, _settings.Target.ThresholdSeconds, _settings.ShortAbandonSeconds, allAnswered, allHandle, Occupancy(used)),
            Days = [.. allDays.Select(day => day.ToObservation())],
        };
    }

    private DayCounts Sum(DayLog day)
    {
        var sum = default(DayCounts);
        foreach (var flow in _flows)
        {
            if (day.Find(flow) is { } found) sum.Add(in found.Counts);
        }

        return sum;
    }

    private SecondsHistogram Merged(Func<FlowTotals, SecondsHistogram> of)
    {
        var all = new SecondsHistogram();
        foreach (var flow in _flows) all.Merge(of(_observer.Flows[flow]));
        return all;
    }

    private FlowObservation Flow(int flow, SecondsHistogram allHandle, KaplanMeier pooled, double creditSeconds)
    {
        var totals = _observer.Flows[flow];
        var days = _days.Select(day => day.Find(flow)?.Counts ?? default).ToArray();
        var arrivals = new int[Grid.Count];
        for (var day = 0; day < _days.Length; day++) _days[day].Find(flow)?.Arrivals.CopyTo(arrivals, day * _perDay);
        var service = ServiceEstimation.Of(days, totals.ThresholdSeconds, _settings.ShortAbandonSeconds, totals.WaitAnswered, totals.Handle, Estimate.Unknown);
        return new()
        {
            Flow = new(_flowNames[flow]),
            Name = _flowNames[flow],
            ArrivalsPerPeriod = ImmutableCollectionsMarshal.AsImmutableArray(arrivals),
            Days = [.. days.Select(day => day.ToObservation())],
            ThresholdSeconds = totals.ThresholdSeconds,
            Service = service,
            ByWeekdayPeriod = [.. totals.ByWeekdayPeriod],
            Dispersion = DispersionEstimation.Of([.. _days.Select(day => day.Weekday)], arrivals, _perDay),
            Handle = HandleEstimation.Of(totals.Handle, service.MeanHandleSeconds, allHandle, _settings.EmpiricalFrom),
            Patience = PatienceEstimation.Of(totals.WaitAbandoned, totals.WaitAnswered, pooled, _settings.FewAbandonments, totals.FromIntervals),
            WaitingCreditShare = Intervals.Share(totals.Credited, totals.CreditKnown),
            WaitingCreditSeconds = totals.Credited > 0 ? creditSeconds : 0,
        };
    }

    private AgentObservation Agent(int index, AgentId id, ImmutableArray<ushort> present, Dictionary<int, Shrinkage> shrinkages)
    {
        var agent = _observer.Agents[index];
        var flows = _flows
            .Where(flow => flow < agent.Flows.Length && agent.Flows[flow].Contacts > 0)
            .OrderByDescending(flow => agent.Flows[flow].Contacts).ThenBy(flow => _flowNames[flow], StringComparer.Ordinal)
            .Select(flow => AgentFlow(agent, flow, shrinkages[flow]));
        long seconds = 0;
        foreach (var period in present) seconds += period;
        return new()
        {
            Agent = id,
            Contacts = agent.Contacts,
            DaysPresent = agent.DaysPresent,
            Flows = [.. flows],
            StaffedHours = seconds / 3600.0,
            HandlingHours = agent.BusySeconds / 3600.0,
        };
    }

    private AgentFlowObservation AgentFlow(AgentTotals agent, int flow, Shrinkage shrinkage)
    {
        var totals = agent.Flows[flow];
        var mean = Estimate.Unknown;
        double? variation = null;
        var weight = shrinkage.WeightOf(totals.HandleCount);
        if (totals.HandleCount > 0)
        {
            var deviation = totals.HandleCount > 1 ? Math.Sqrt(totals.SquaredDeviations / (totals.HandleCount - 1)) : (double?)null;
            variation = deviation / totals.Mean;
            mean = Estimate.Around(totals.Mean, deviation is { } sd ? Student.Quantile(0.975, totals.HandleCount - 1) * sd / Math.Sqrt(totals.HandleCount) : null, totals.HandleCount);
        }

        var shrunk = shrinkage.Mean + (totals.HandleCount > 0 ? weight * (totals.Mean - shrinkage.Mean) : 0);
        return new(
            new(_flowNames[flow]), totals.Contacts, (double)totals.Contacts / agent.Contacts, mean, variation, shrunk, weight,
            LocalDate.FromDateOnly(DateOnly.FromDayNumber(totals.LastDay)), _skill.Holds(agent, flow, _flowShares[flow]));
    }

    private StaffingEstimate Staffing(string method, int at)
    {
        var total = new double[Grid.Count];
        long presentSeconds = 0, busySeconds = 0;
        for (var day = 0; day < _days.Length; day++)
        {
            busySeconds += _days[day].BusySeconds;
            if (_days[day].Present.Length == 0) continue;
            var present = _days[day].Present[at];
            for (var period = 0; period < _perDay; period++)
            {
                presentSeconds += present[period];
                total[day * _perDay + period] = (double)present[period] / Grid.PeriodSeconds;
            }
        }

        return new()
        {
            Method = method,
            TotalHours = presentSeconds / 3600.0,
            Occupancy = presentSeconds > 0 ? (double)busySeconds / presentSeconds : null,
            AgentsPerPeriod = ImmutableCollectionsMarshal.AsImmutableArray(total),
            SecondsByAgent = method == _settings.StaffingMethod ? [.. _agents.Select(agent => PresenceOf(agent.Index))] : [],
        };
    }

    /// <summary>Gives up what the days hold of the agent: a large centre over years must not stand in memory twice.</summary>
    private ImmutableArray<ushort> PresenceOf(int agent)
    {
        var seconds = new ushort[Grid.Count];
        for (var day = 0; day < _days.Length; day++)
        {
            var byAgent = _days[day].PresentByAgent;
            if (agent >= byAgent.Length || byAgent[agent] is not { } present) continue;
            present.CopyTo(seconds, day * _perDay);
            byAgent[agent] = null;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(seconds);
    }

    private Estimate Occupancy(int method)
    {
        var present = _days.Select(day => day.Present.Length == 0 ? 0.0 : day.Present[method].Sum()).ToArray();
        return DayRatio.Mean([.. _days.Select(day => (double)day.BusySeconds)], present) is { Value: { } value } ratio
            ? new(value, ratio.Low, ratio.High is { } high ? Math.Min(1, high) : null, present.Count(seconds => seconds > 0))
            : Estimate.Unknown;
    }
}
