using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;

namespace Plateau.Tests.Diagnosis;

/// <summary>
/// A healthy small centre with a log of four weeks, of which a test changes the one thing that matters: two flows, A (90 contacts an hour) and B (45), handled in
/// 3 min, Monday to Friday 8:00 to 18:00, by ten agents who all take both; promised 80/20 and keeping 90 %.
/// </summary>
internal sealed class EvidenceBuilder
{
    public const int Weeks = 4;
    public const int OpensAt = 8;
    public const int ClosesAt = 18;
    private static readonly LocalDate FirstMonday = new(2026, 1, 5);

    public List<FlowPlan> Flows { get; } = [new("A", 90), new("B", 45)];

    public List<AgentPlan> Agents { get; } = [.. Enumerable.Range(1, 10).Select(number => new AgentPlan($"P{number:00}", "A", "B"))];

    public bool Log { get; set; } = true;

    public bool Schedule { get; set; } = true;

    /// <summary>Named agents; else the groups are anonymous and the model lists nobody.</summary>
    public bool Named { get; set; } = true;

    public List<LocalDate> MissingDays { get; } = [];

    public List<Hole> Holes { get; } = [];

    public long RejectedRows { get; set; }

    public ImmutableArray<TransferObservation>? Transfers { get; set; }

    /// <summary>Occupancy by other methods of reading presence, shown beside the one used.</summary>
    public List<(string Method, double Occupancy)> OtherMethods { get; } = [];

    public PeriodGrid Dated { get; } = PeriodGrid.OfDates(Enumerable.Range(0, Weeks * 7).Select(FirstMonday.PlusDays), 60);

    private static PeriodGrid Week => PeriodGrid.TypicalWeek(60);

    public static CentreEvidence Healthy => new EvidenceBuilder().Build();

    public static CentreEvidence With(Action<EvidenceBuilder> change)
    {
        var builder = new EvidenceBuilder();
        change(builder);
        return builder.Build();
    }

    public FlowPlan Flow(string id) => Flows.First(flow => flow.Id == id);

    /// <summary>So many agents with these flows, instead of all.</summary>
    public EvidenceBuilder Staff(params (int Count, string[] Flows)[] sets)
    {
        Agents.Clear();
        foreach (var (count, flows) in sets)
            for (var i = 0; i < count; i++) Agents.Add(new($"P{Agents.Count + 1:00}", flows));
        return this;
    }

    public CentreEvidence Build() => new(Centre(), Log ? Observed() : null, Log ? Quality() : null);

    public static bool IsOpen(IsoDayOfWeek weekday, int hour) => weekday <= IsoDayOfWeek.Friday && hour is >= OpensAt and < ClosesAt;

    private CentreModel Centre() => new()
    {
        Name = "Essai",
        Zone = "Europe/Paris",
        Grid = Week,
        Flows =
        [
            .. Flows.Select(flow => new Flow
            {
                Id = new(flow.Id), Name = flow.Id, Skill = new(flow.Id), Owner = flow.Owner, HasIndicator = flow.HasIndicator, Target = flow.Target, Protected = flow.Protected,
                ArrivalsPerPeriod = [.. Enumerable.Range(0, Week.Count).Select(period => (double)flow.Offered(Week.Days[Week.DayOf(period)].Weekday, Week.PeriodOfDay(period)))],
                HandleTime = new LogNormal(flow.HandleSeconds, 1.2), Patience = new Exponential(600),
            }),
        ],
        Agents = !Named ? [] : [.. Agents.Select(agent => new Agent { Id = new(agent.Id), Team = agent.Team is { } team ? new TeamId(team) : null, Skills = Skills(agent) })],
        Groups =
        [
            .. Agents.GroupBy(agent => string.Join('+', agent.Held)).Select((set, number) => new AgentGroup
            {
                Id = new($"G{number + 1}"), Name = set.Key, Members = Named ? [.. set.Select(agent => new AgentId(agent.Id))] : [], Skills = Skills(set.First()),
                StaffedPerPeriod = [.. Enumerable.Range(0, Week.Count).Select(period => Schedule ? set.Count(agent => agent.Present(Week.Days[Week.DayOf(period)].Weekday, Week.PeriodOfDay(period))) : 0.0)],
            }),
        ],
    };

    private static ImmutableArray<SkillHeld> Skills(AgentPlan agent) =>
        [.. agent.Held.Select(flow => new SkillHeld(new(flow), Source: agent.Declared.Contains(flow) ? SkillSource.Declared : SkillSource.Observed))];

    private ObservedCentre Observed()
    {
        var flows = Flows.Select(Seen).ToImmutableArray();
        var agents = Agents.Select(agent => Seen(agent, flows)).ToImmutableArray();
        var handling = agents.Sum(agent => agent.HandlingHours);
        var used = Staffing("availability", agents.Sum(agent => agent.StaffedHours), handling);
        return new ObservedCentre
        {
            Grid = Dated,
            Flows = flows,
            Agents = agents,
            Staffing = !Schedule ? [] : [used, .. OtherMethods.Select(other => used with { Method = other.Method, Occupancy = other.Occupancy, TotalHours = handling / other.Occupancy })],
            StaffingUsed = "availability",
            Service = Service(
                flows.Sum(flow => flow.Service.Offered), flows.Sum(flow => flow.Service.Answered!.Value), flows.Sum(flow => flow.ByWeekdayPeriod.Sum(period => period.AnsweredWithin!.Value)),
                Schedule && used.Occupancy is { } occupancy ? Estimate.Exactly(occupancy, Dated.Days.Length) : Estimate.Unknown),
            Days = [.. Enumerable.Range(0, Dated.Days.Length).Select(day => new DayObservation(flows.Sum(flow => flow.Days[day].Offered), flows.Sum(flow => flow.Days[day].Answered), 0, 0, 0, 0, 0, 0, 0))],
            Transfers = Transfers,
        };
    }

    private FlowObservation Seen(FlowPlan flow)
    {
        var byWeek = Enumerable.Range(0, 7 * 24).Select(index =>
        {
            var (weekday, hour) = ((IsoDayOfWeek)(index / 24 + 1), index % 24);
            long offered = Weeks * flow.Offered(weekday, hour), answered = (long)Math.Round(offered * flow.AnsweredShare(weekday, hour)), within = (long)Math.Round(offered * Math.Min(flow.AnsweredShare(weekday, hour), flow.WithinShare(weekday, hour)));
            return new PeriodObservation(offered, answered, within, offered - answered);
        }).ToImmutableArray();
        var (offered, answered) = (byWeek.Sum(period => period.Offered), byWeek.Sum(period => period.Answered!.Value));
        var timed = (long)Math.Round(answered * flow.TimedShare);
        return new FlowObservation
        {
            Flow = new(flow.Id),
            Name = flow.Id,
            ArrivalsPerPeriod = [.. Enumerable.Range(0, Dated.Count).Select(period => flow.Offered(Dated.Days[Dated.DayOf(period)].Weekday, Dated.PeriodOfDay(period)))],
            Days = [.. Dated.Days.Select(day => new DayObservation(Enumerable.Range(0, 24).Sum(hour => flow.Offered(day.Weekday, hour)), 0, 0, 0, 0, 0, 0, 0, 0))],
            ThresholdSeconds = flow.MeasuredSeconds,
            Service = Service(offered, answered, byWeek.Sum(period => period.AnsweredWithin!.Value), Estimate.Unknown),
            ByWeekdayPeriod = byWeek,
            Dispersion = new(Estimate.Around(flow.Dispersion, 0.1, 200), flow.DispersionProbability, Estimate.Around(flow.DayDispersion, 0.5, 15), flow.DayDispersionProbability),
            Handle = new(Estimate.Around(flow.HandleSeconds, 4, timed), flow.HandleSeconds * 0.6, 1.2, [], new LogNormal(flow.HandleSeconds, 1.2), timed == 0 ? null : flow.ShortShare, []),
            Patience = new(offered - answered, answered, [], null, Estimate.Exactly(600, offered), new Exponential(600), false),
        };
    }

    private AgentObservation Seen(AgentPlan agent, ImmutableArray<FlowObservation> flows)
    {
        var seen = flows.Select(flow =>
        {
            var id = flow.Flow.Value;
            var weights = Agents.Where(other => other.Held.Contains(id)).Sum(other => other.WeightOf(id));
            var contacts = weights == 0 || !agent.Held.Contains(id) ? 0 : (long)Math.Round(flow.Service.Answered!.Value * agent.WeightOf(id) / weights);
            var mean = Flow(id).HandleSeconds * agent.Slowness;
            return new AgentFlowObservation(flow.Flow, contacts, 0, Estimate.Exactly(mean, contacts), 1.2, mean, 1, FirstMonday, contacts >= 20);
        }).Where(flow => flow.Contacts > 0).ToImmutableArray();
        var hours = Schedule ? Enumerable.Range(0, Dated.Count).Count(period => agent.Present(Dated.Days[Dated.DayOf(period)].Weekday, Dated.PeriodOfDay(period))) : 0;
        return new AgentObservation
        {
            Agent = new(agent.Id),
            Contacts = seen.Sum(flow => flow.Contacts),
            DaysPresent = 20,
            Flows = seen,
            StaffedHours = hours,
            HandlingHours = seen.Sum(flow => flow.Contacts * flow.MeanSeconds.Value!.Value) / 3600,
        };
    }

    private StaffingEstimate Staffing(string method, double hours, double handling) => new()
    {
        Method = method,
        TotalHours = hours,
        Occupancy = hours > 0 ? handling / hours : null,
        AgentsPerPeriod = [.. Enumerable.Range(0, Dated.Count).Select(period => (double)Agents.Count(agent => agent.Present(Dated.Days[Dated.DayOf(period)].Weekday, Dated.PeriodOfDay(period))))],
        SecondsByAgent = [.. Agents.Select(agent => Enumerable.Range(0, Dated.Count).Select(period => (ushort)(agent.Present(Dated.Days[Dated.DayOf(period)].Weekday, Dated.PeriodOfDay(period)) ? 3600 : 0)).ToImmutableArray())],
    };

    private static ServiceObservation Service(long offered, long answered, long within, Estimate occupancy) => new()
    {
        Offered = offered,
        Answered = answered,
        Abandoned = offered - answered,
        LeftBeforeQueue = 0,
        ThresholdSeconds = 20,
        ShortAbandonSeconds = 5,
        ServiceLevels = [Estimate.Unknown, Intervals.Share(Math.Min(within, answered), answered), Intervals.Share(within, offered), Estimate.Unknown, Estimate.Unknown],
        AbandonmentShare = Intervals.Share(offered - answered, offered),
        AbandonmentShareWithoutShort = Estimate.Unknown,
        AbandonmentShareInQueue = Estimate.Unknown,
        MeanWaitAnsweredSeconds = Estimate.Unknown,
        MeanWaitAllSeconds = Estimate.Unknown,
        AnsweredAtOnceShare = Estimate.Unknown,
        MeanHandleSeconds = Estimate.Unknown,
        Occupancy = occupancy,
    };

    private DataQuality Quality()
    {
        const long rows = 10_000;
        return new() { Sources = [new("log.csv", "generic", rows, rows - RejectedRows, 0, RejectedRows, [])], MissingDays = [.. MissingDays], Holes = [.. Holes], Notes = [] };
    }
}

internal sealed class FlowPlan(string id, int perHour)
{
    public string Id { get; } = id;

    public int PerHour { get; set; } = perHour;

    public double HandleSeconds { get; set; } = 180;

    public string? Owner { get; set; } = "Service clients";

    public bool? HasIndicator { get; set; } = true;

    public ServiceTarget? Target { get; set; } = ServiceTarget.Default;

    public double MeasuredSeconds { get; set; } = 20;

    public bool Protected { get; set; }

    public double ShortShare { get; set; } = 0.005;

    public double TimedShare { get; set; } = 1;

    public double Dispersion { get; set; } = 1.02;

    public double? DispersionProbability { get; set; } = 0.4;

    public double DayDispersion { get; set; } = 1.1;

    public double? DayDispersionProbability { get; set; } = 0.4;

    public Func<IsoDayOfWeek, int, double> AnsweredShare { get; set; } = (_, _) => 0.97;

    public Func<IsoDayOfWeek, int, double> WithinShare { get; set; } = (_, _) => 0.9;

    public int Offered(IsoDayOfWeek weekday, int hour) => EvidenceBuilder.IsOpen(weekday, hour) ? PerHour : 0;
}

internal sealed class AgentPlan(string id, params string[] held)
{
    public string Id { get; } = id;

    public string[] Held { get; set; } = held;

    /// <summary>Of those held: stated by people, not learnt from the log.</summary>
    public string[] Declared { get; set; } = [];

    public string? Team { get; set; }

    public double Slowness { get; set; } = 1;

    /// <summary>Weight in sharing out a flow's contacts; 1 unless stated.</summary>
    public Dictionary<string, double> Weights { get; } = [];

    public Func<IsoDayOfWeek, int, bool> Present { get; set; } = EvidenceBuilder.IsOpen;

    public double WeightOf(string flow) => Weights.GetValueOrDefault(flow, 1);
}
