using System.Text.Json.Nodes;
using Plateau.Model.Observations;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>What the log shows, as JSON: aggregates and coverage, nothing that measures one person's speed.</summary>
internal static class ObservedJson
{
    public static JsonObject Write(ObservedCentre observed) => new()
    {
        ["grid"] = Grid(observed.Grid),
        ["service"] = Service(observed.Service),
        ["days"] = Array(observed.Days, Day),
        ["flows"] = Array(observed.Flows, Flow),
        ["agents"] = Array(observed.Agents, agent => new JsonObject
        {
            ["agent"] = agent.Agent.Value,
            ["contacts"] = agent.Contacts,
            ["daysPresent"] = agent.DaysPresent,
            ["flows"] = Array(agent.Flows, seen => new JsonObject
            {
                ["flow"] = seen.Flow.Value,
                ["contacts"] = seen.Contacts,
                ["share"] = Number(seen.Share),
                ["lastUsed"] = Date(seen.LastUsed),
                ["isSkill"] = seen.IsSkill,
            }),
        }),
        ["afterContactSeconds"] = Estimate(observed.AfterContactSeconds),
        ["staffingUsed"] = observed.StaffingUsed,
        ["staffing"] = Array(observed.Staffing, method => new JsonObject
        {
            ["method"] = method.Method,
            ["totalHours"] = Number(method.TotalHours),
            ["occupancy"] = Number(method.Occupancy),
            ["agentsPerPeriod"] = Numbers(method.AgentsPerPeriod),
        }),
    };

    private static JsonObject Flow(FlowObservation flow) => new()
    {
        ["flow"] = flow.Flow.Value,
        ["name"] = flow.Name,
        ["thresholdSeconds"] = Number(flow.ThresholdSeconds),
        ["service"] = Service(flow.Service),
        ["dispersion"] = new JsonObject
        {
            ["index"] = Estimate(flow.Dispersion.Index),
            ["pValue"] = Number(flow.Dispersion.PValue),
            ["dayIndex"] = Estimate(flow.Dispersion.DayIndex),
            ["dayPValue"] = Number(flow.Dispersion.DayPValue),
        },
        ["handle"] = new JsonObject
        {
            ["meanSeconds"] = Estimate(flow.Handle.Mean),
            ["medianSeconds"] = Number(flow.Handle.Median),
            ["variation"] = Number(flow.Handle.Variation),
            ["shareUnder10Seconds"] = Number(flow.Handle.ShareUnder10Seconds),
            ["laws"] = Array(flow.Handle.Laws, law => new JsonObject
            {
                ["law"] = law.Law.Law,
                ["meanSeconds"] = Number(law.Law.Mean),
                ["kolmogorovSmirnov"] = Number(law.KolmogorovSmirnov),
                ["chosen"] = law.Chosen,
            }),
        },
        ["patience"] = new JsonObject
        {
            ["abandoned"] = flow.Patience.Abandoned,
            ["censored"] = flow.Patience.Censored,
            ["medianSeconds"] = Number(flow.Patience.MedianSeconds),
            ["meanSeconds"] = Estimate(flow.Patience.Mean),
            ["borrowed"] = flow.Patience.Borrowed,
            ["curve"] = Array(flow.Patience.Curve, point => new JsonObject
            {
                ["seconds"] = Number(point.Seconds),
                ["share"] = Number(point.Share),
                ["low"] = Number(point.Low),
                ["high"] = Number(point.High),
            }),
        },
        ["waitingCreditShare"] = Estimate(flow.WaitingCreditShare),
        ["waitingCreditSeconds"] = Number(flow.WaitingCreditSeconds),
        ["days"] = Array(flow.Days, Day),
    };

    private static JsonObject Service(ServiceObservation service) => new()
    {
        ["offered"] = service.Offered,
        ["answered"] = service.Answered,
        ["abandoned"] = service.Abandoned,
        ["leftBeforeQueue"] = service.LeftBeforeQueue,
        ["thresholdSeconds"] = Number(service.ThresholdSeconds),
        ["shortAbandonSeconds"] = Number(service.ShortAbandonSeconds),
        ["serviceLevels"] = Array(service.ServiceLevels, Estimate),
        ["abandonmentShare"] = Estimate(service.AbandonmentShare),
        ["abandonmentShareWithoutShort"] = Estimate(service.AbandonmentShareWithoutShort),
        ["abandonmentShareInQueue"] = Estimate(service.AbandonmentShareInQueue),
        ["meanWaitAnsweredSeconds"] = Estimate(service.MeanWaitAnsweredSeconds),
        ["meanWaitAllSeconds"] = Estimate(service.MeanWaitAllSeconds),
        ["answeredAtOnceShare"] = Estimate(service.AnsweredAtOnceShare),
        ["meanHandleSeconds"] = Estimate(service.MeanHandleSeconds),
        ["occupancy"] = Estimate(service.Occupancy),
    };

    private static JsonObject Day(DayObservation day) => new()
    {
        ["offered"] = day.Offered,
        ["answered"] = day.Answered,
        ["abandoned"] = day.Abandoned,
        ["leftBeforeQueue"] = day.LeftBeforeQueue,
        ["answeredWithin"] = day.AnsweredWithin,
        ["abandonedWithin"] = day.AbandonedWithin,
        ["waitSecondsAnswered"] = Number(day.WaitSecondsAnswered),
        ["waitSecondsAbandoned"] = Number(day.WaitSecondsAbandoned),
        ["handleSeconds"] = Number(day.HandleSeconds),
    };
}
