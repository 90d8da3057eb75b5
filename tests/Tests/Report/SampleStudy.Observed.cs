using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Tests.Report;

internal static partial class SampleStudy
{
    private static readonly ImmutableArray<LocalDate> Days = [.. Enumerable.Range(1, 31).Where(day => day is not 11 and not 12).Select(day => new LocalDate(1999, 1, day))];

    private static ObservedCentre Observed() => new()
    {
        Grid = PeriodGrid.OfDates(Days),
        Flows = [.. FlowFacts.Select((_, index) => FlowSeen(index))],
        Agents = [.. Enumerable.Range(0, 28).Select(AgentSeen)],
        Staffing = [Method("first-to-last", 2641.2, 0.531), Method("split-at-gaps", 2204.9, 0.636), Method("availability", 1893.4, 0.741)],
        StaffingUsed = "availability",
        Service = Service(31_357, 27_058, 0.523, 0.137, 185.3, 0.741),
        Days = [.. Days.Select((day, index) => DaySeen(day, index, 1))],
    };

    private static DayObservation DaySeen(LocalDate date, int index, double share)
    {
        var usual = date.DayOfWeek switch { IsoDayOfWeek.Friday => 640, IsoDayOfWeek.Saturday => 260, _ => 1330 };
        var offered = (long)(usual * share * (0.86 + (0.28 * Noise(index, 5))));
        var abandoned = (long)(offered * (0.09 + (0.1 * Noise(index, 9))));
        var within = (long)(offered * (0.42 + (0.22 * Noise(index, 3))));
        return new(offered, offered - abandoned, abandoned, abandoned / 4, within, abandoned / 3, (offered - abandoned) * 35.0, abandoned * 80.0, (offered - abandoned) * 185.0);
    }

    private static StaffingEstimate Method(string method, double hours, double occupancy) => new()
    {
        Method = method,
        TotalHours = hours,
        Occupancy = occupancy,
        AgentsPerPeriod = [.. Enumerable.Repeat(hours / 696, Days.Length * 96)],
        SecondsByAgent = [],
    };

    private static FlowObservation FlowSeen(int index)
    {
        var flow = FlowFacts[index];
        var answered = (long)(flow.Offered * (1 - flow.Abandoned));
        return new()
        {
            Flow = new(flow.Id),
            Name = flow.Name,
            ArrivalsPerPeriod = [.. Enumerable.Repeat(1, Days.Length * 96)],
            Days = [.. Days.Select((day, number) => DaySeen(day, number, flow.Offered / 31_357.0))],
            ThresholdSeconds = flow.Id == "NE" ? 30 : 20,
            Service = Service(flow.Offered, answered, flow.Within, flow.Abandoned, flow.Handle, null),
            ByWeekdayPeriod = [],
            Dispersion = new(Around(1.18 + (0.2 * index), 0.09, 1160), 0.0004, Around(3.2, 1.1, 29), 0.0001),
            Handle = new(Around(flow.Handle, flow.Handle * 1.2 * 1.96 / Math.Sqrt(answered), answered), flow.Handle * 0.62, 1.21,
                [new Plateau.Model.Observations.FittedLaw(new LogNormal(flow.Handle, 1.2), 0.031, true), new Plateau.Model.Observations.FittedLaw(new Exponential(flow.Handle), 0.094, false)], new LogNormal(flow.Handle, 1.2), 0.046, []),
            Patience = new(flow.Offered - answered, answered, [new(0, 1, 1, 1), new(20, 0.97, 0.96, 0.98), new(60, 0.9, 0.88, 0.92), new(180, 0.74, 0.7, 0.78)], index > 3 ? null : flow.Patience * 0.7,
                Around(flow.Patience, flow.Patience * 0.11, flow.Offered - answered), new Exponential(flow.Patience), Borrowed: index == 5),
            WaitingCreditShare = Estimate.Unknown,
        };
    }

    private static ServiceObservation Service(long offered, long answered, double within, double abandoned, double handle, double? occupancy)
    {
        double Half(double share) => 1.96 * Math.Sqrt(share * (1 - share) / offered) * 2.2;
        Estimate Share(double share) => Around(share, Half(share), offered);
        return new()
        {
            Offered = offered,
            Answered = answered,
            Abandoned = offered - answered,
            LeftBeforeQueue = (offered - answered) / 4,
            ThresholdSeconds = 20,
            ShortAbandonSeconds = 5,
            ServiceLevels = [Share(within + 0.052), Share(within / (1 - abandoned)), Share(within), Share(within / (1 - 0.05)), Share(within + 0.021)],
            AbandonmentShare = Share(abandoned),
            AbandonmentShareWithoutShort = Share(abandoned * 0.83),
            AbandonmentShareInQueue = Share(abandoned * 0.77),
            MeanWaitAnsweredSeconds = Around(35 / within * 0.52, 1.4, answered),
            MeanWaitAllSeconds = Around(38.6, 1.6, offered),
            AnsweredAtOnceShare = Share(0.498),
            MeanHandleSeconds = Around(handle, handle * 1.2 * 1.96 / Math.Sqrt(answered), answered),
            Occupancy = occupancy is { } known ? Around(known, 0.012, 29) : Estimate.Unknown,
        };
    }

    private static AgentObservation AgentSeen(int agent)
    {
        var contacts = (long)(300 + (1500 * Noise(agent, 77)));
        var shares = Enumerable.Range(0, 6).Select(flow => AgentShare(agent, flow)).ToArray();
        var total = shares.Sum();
        return new()
        {
            Agent = AgentOf(agent),
            Contacts = contacts,
            DaysPresent = 12 + (agent % 9),
            Flows = [.. Enumerable.Range(0, 6).Where(flow => shares[flow] > 0).OrderByDescending(flow => shares[flow]).Select(flow => new AgentFlowObservation(
                new(FlowFacts[flow].Id), Math.Max(1, (long)(contacts * shares[flow] / total)), shares[flow] / total, Around(FlowFacts[flow].Handle, 20, 50), 1.1, FlowFacts[flow].Handle, 0.7, new LocalDate(1999, 1, 31), shares[flow] >= 0.02))],
            StaffedHours = contacts * 0.07,
            HandlingHours = contacts * 0.05,
        };
    }
}
