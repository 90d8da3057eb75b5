using System.Collections.Immutable;
using NodaTime;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Organisations;
using Plateau.Model.People;
using Plateau.Model.Ways;

namespace Plateau.Tests.Model;

/// <summary>Centres with menus, rules, handovers, returns, lines, diallers, shifts: one that uses every element, and random valid ones.</summary>
internal static class RichSamples
{
    private static readonly ImmutableArray<IsoDayOfWeek> Week = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    public static CentreModel Full()
    {
        var grid = PeriodGrid.TypicalWeek(30);
        return new CentreModel
        {
            Name = "Tout à la fois",
            Zone = "Europe/Paris",
            Grid = grid,
            Costs = new("EUR", 30),
            Flows = Flows(grid),
            Agents = [],
            Groups = Groups(grid),
            Routing = new Routing
            {
                AgentSelector = "best-skill",
                ContactSelector = "weighted-wait",
                Flows = [new(new("TEL"), [new([new("NANTES")]), new([new("RENFORT")], 45, 3)])],
                Reserves = [new(new("NANTES"), new("MAIL"), 2)],
            },
            DayFactors = [new("météo", 0.12, [new("TEL"), new("CHAT")]), new("mailing", 0.3, [new("TEL")])],
            Lines = [new("T2", [new("TEL"), new("EXPERT")], 30)],
            Diallers =
            [
                new Dialler
                {
                    Id = "relances", Flow = new("SORTANT"), TestGroups = [new("NANTES")], TargetGroups = [new("NANTES"), new("RENFORT")], MinimumIdle = 2, Ratio = 1.5,
                    ReachedPerPeriod = Constant(grid, 0.35), DialTime = new Uniform(5, 25), NoAnswerTime = new Deterministic(25), ListLength = 400,
                },
                new Dialler { Id = "enquête", Flow = new("SORTANT"), ReachedPerPeriod = [.. Enumerable.Range(0, grid.Count).Select(period => grid.StartOf(period).Hour < 12 ? 0.2 : 0.4)] },
            ],
            Organisations =
            [
                new("deux", "Deux pôles", [new([new("TEL"), new("CHAT")], 8), new([new("CHAT"), new("MAIL")])]),
            ],
            Assumptions = new(Enum.GetValues<UncertainInput>().ToImmutableSortedDictionary(input => input, input => new StatedRange(0.01, 0.1 + ((int)input / 10.0), "avis", new LocalDate(2026, 3, 1 + (int)input)))),
        };
    }

    /// <summary>
    /// Valid whatever the number: handovers go down a ladder of flows; centres with several contacts at once and preemptible work have cold transfers alone, the others every kind.
    /// </summary>
    public static CentreModel Random(int seed)
    {
        var random = new Random(seed);
        var grid = random.Next(3) == 0 ? PeriodGrid.OfDates([new LocalDate(2024, 2, 28), new LocalDate(2024, 2, 29)], 60) : PeriodGrid.TypicalWeek(random.Next(2) == 0 ? 120 : 60);
        var mixed = random.Next(2) == 0;
        var ids = Enumerable.Range(1, 2 + random.Next(4)).Select(number => new FlowId($"F{number}")).ToArray();
        var groups = Enumerable.Range(1, 1 + random.Next(3)).Select(number => RandomGroup(random, grid, number, ids)).ToImmutableArray();
        var centre = new CentreModel
        {
            Name = $"Centre {seed}",
            Zone = "Europe/Paris",
            Grid = grid,
            Flows = [.. ids.Select((_, index) => RandomFlow(random, grid, ids, index, mixed))],
            Groups = groups,
        };
        return centre with
        {
            DayFactors = Maybe(random, () => new DayFactor("d", Digits(random, 0.05, 1), [.. centre.Flows.Where(flow => flow.ArrivalKind == ArrivalKind.Poisson).Select(flow => flow.Id)])) is { Flows.IsEmpty: false } factor ? [factor] : [],
            Lines = random.Next(2) == 0 ? [] : [new("l", [ids[0]], 1 + random.Next(40))],
            Diallers = random.Next(3) > 0 ? [] : [new Dialler { Id = "x", Flow = ids[^1], Ratio = Digits(random, 0.5, 2), ReachedPerPeriod = Constant(grid, Digits(random, 0, 1)), TestGroups = random.Next(2) == 0 ? [] : [groups[0].Id], ListLength = random.Next(2) == 0 ? null : random.Next(100) }],
            Routing = Routing.BySkills with
            {
                AgentSelector = random.Next(2) == 0 ? "longest-idle" : "random",
                Reserves = random.Next(2) == 0 ? [] : [new(groups[0].Id, ids[0], random.Next(1, 4))],
            },
        };
    }

    private static ImmutableArray<Flow> Flows(PeriodGrid grid) =>
    [
        new Flow
        {
            Id = new("TEL"), Name = "Téléphone", Skill = new("téléphone"), Channel = "telephone", Family = "front-office", CustomerType = "particuliers", Tier = 2, JourneyPart = "vente", Target = new(0.8, 30), HandleTime = new LogNormal(300, 0.9), Patience = new Exponential(240),
            ArrivalsPerPeriod = Day(grid, 20), LeftBeforeQueueShare = 0.02, WaitingCreditShare = 0.1, WaitingCreditSeconds = 60, AfterContact = new Gamma(40, 0.5), ResolutionShare = 0.8, Preempts = true,
            WaitWeight = 2, AgentSelector = "least-occupied", Open = [new(Week, 480, 1080), new([IsoDayOfWeek.Saturday], 540, 720)], WhenClosed = new("VOC"), ClearsAtClosing = true,
            Menu = new() { Time = new Uniform(20, 60), DropOutShare = 0.05, SelfServedShare = 0.1, Choices = [new(new("CHAT"), 0.05), new(new("EXPERT"), 0.02)] },
            QueueRules =
            [
                new() { Action = QueueAction.HearsWait, QueueAtLeast = 4, PatienceFactor = 0.8 },
                new() { Action = QueueAction.IsCalledBackInTurn, ExpectedWaitAtLeastSeconds = 120, Share = 0.3 },
                new() { Action = QueueAction.IsCalledBackLater, QueueAtLeast = 15, Share = 0.5, ToFlow = new("SORTANT"), Delay = new Exponential(7200) },
                new() { Action = QueueAction.LeavesMessage, AfterSeconds = 180, Share = 0.2, ToFlow = new("VOC") },
                new() { Action = QueueAction.Leaves, QueueAtLeast = 30 },
            ],
            Handovers =
            [
                new() { Kind = HandoverKind.Warm, ToFlow = new("EXPERT"), Share = 0.06, ShareByMastery = [0.2, 0.1, 0.06, 0.03, 0], AtShare = 0.6, Briefing = new Deterministic(30) },
                new() { Kind = HandoverKind.Consultation, ToFlow = new("EXPERT"), Share = 0.04 },
                new() { Kind = HandoverKind.Cold, ToFlow = new("MAIL"), Share = 0.02 },
            ],
            Returns = [new(ReturnCause.Unresolved, 0.5, new Exponential(86400), new("TEL")), new(ReturnCause.Abandoned, 0.4, new Exponential(900), new("TEL")), new(ReturnCause.TurnedAway, 0.3, new Uniform(600, 3600), new("MAIL"))],
        },
        new Flow { Id = new("VOC"), Name = "Messages vocaux", Skill = new("téléphone"), HandleTime = new Gamma(180, 0.6), Patience = new Endless(), ArrivalsPerPeriod = Day(grid, 0), DueSeconds = 14400, Preemptible = true },
        new Flow { Id = new("CHAT"), Name = "Clavardage", Skill = new("chat"), Channel = "chat", HandleTime = new LogNormal(600, 0.7), Patience = new Exponential(120), ArrivalsPerPeriod = Day(grid, 6), Concurrency = 3, Speeds = [1, 0.7, 0.55], AfterContactSeconds = 0 },
        new Flow { Id = new("MAIL"), Name = "Courriels", Skill = new("écrit"), Channel = "mail", HandleTime = new LogNormal(400, 1), Patience = new Endless(), ArrivalsPerPeriod = Day(grid, 4), ArrivalKind = ArrivalKind.Fixed, DueSeconds = 86400, Preemptible = true },
        new Flow { Id = new("EXPERT"), Name = "Expertise", Skill = new("expertise"), HandleTime = new LogNormal(420, 1), Patience = new Exponential(300), ArrivalsPerPeriod = Day(grid, 1), AfterContactSeconds = 20 },
        new Flow { Id = new("SORTANT"), Name = "Appels sortants", Skill = new("téléphone"), HandleTime = new LogNormal(200, 0.8), Patience = new Exponential(20), ArrivalsPerPeriod = Day(grid, 0) },
        new Flow
        {
            Id = new("REJEU"), Name = "Journée rejouée", Skill = new("téléphone"), HandleTime = new Exponential(90), Patience = new Endless(), ArrivalKind = ArrivalKind.Recorded,
            RecordedSeconds = [28800, 28812.5, 28812.5, 86400 + 32400.0000001], ArrivalsPerPeriod = [.. Enumerable.Range(0, grid.Count).Select(period => period == 16 ? 3.0 : period == 48 + 18 ? 1 : 0)],
        },
    ];

    private static ImmutableArray<AgentGroup> Groups(PeriodGrid grid)
    {
        ImmutableArray<Shift> shifts =
        [
            new(8, Week, 480, 960) { Breaks = [new(600, 15), new(720, 45), new(840, 30, BreakKind.Meeting)] },
            new(4, Week, 600, 1080) { Breaks = [new(780, 45), new(960, 15, BreakKind.Training)] },
            new(2.5, [IsoDayOfWeek.Saturday], 540, 720),
            new(1, [], 0, 1440),
        ];
        return
        [
            new AgentGroup
            {
                Id = new("NANTES"), Name = "Nantes", Site = "Nantes", Skills = [new(new("téléphone"), 1, 3) { ResolutionShare = 0.85 }, new(new("chat"), 2, 2) { Concurrency = 2 }, new(new("écrit"), 3)], Shifts = shifts,
                StaffedPerPeriod = Shift.Staffing(shifts, grid), SwitchSeconds = 15, Learning = new(2000, 0.15), AbsenceShare = 0.06, LateShare = 0.1, Lateness = new Exponential(600), Speeds = [1, 0.8],
                MovableBreaks = [new(690, 810, 30, 3, 5), new(930, 930, 10, 1)],
            },
            new AgentGroup
            {
                Id = new("RENFORT"), Name = "Renfort", Site = "Rabat", Provider = "Prestacall", Costs = new(null, 2.4, 0.45), Skills = [new(new("téléphone"), 2, 1)],
                StaffedPerPeriod = Day(grid, 3), AbsenceShare = 0.09,
            },
            new AgentGroup { Id = new("EXPERTS"), Name = "Experts", Costs = new(45), Skills = [new(new("expertise"), 1, 4)], StaffedPerPeriod = Day(grid, 2) },
        ];
    }

    private static AgentGroup RandomGroup(Random random, PeriodGrid grid, int number, FlowId[] flows)
    {
        // The first group holds every skill, so that no flow is without somebody.
        var skills = flows.Where(_ => number == 1 || random.Next(2) == 0)
            .Select((flow, i) => new SkillHeld(new(flow.Value), i + 1, random.Next(2) == 0 ? null : random.Next(5)) { ResolutionShare = random.Next(2) == 0 ? null : Digits(random, 0.2, 1) }).ToImmutableArray();
        ImmutableArray<Shift> shifts = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => RandomShift(random))];
        return new()
        {
            Id = new($"G{number}"),
            Name = $"G{number}",
            Skills = skills,
            Shifts = shifts,
            StaffedPerPeriod = shifts.IsEmpty ? Constant(grid, random.Next(1, 6)) : Shift.Staffing(shifts, grid),
            SwitchSeconds = random.Next(2) * 10,
            Learning = Maybe(random, () => new Learning(1 + random.Next(900), Digits(random, 0, 1))),
            AbsenceShare = random.Next(2) * Digits(random, 0, 0.5),
            LateShare = 0.1,
            Lateness = new Exponential(300),
            MovableBreaks = random.Next(2) == 0 ? [] : [new(600 + random.Next(60), 700 + random.Next(60), 1 + random.Next(60), 1 + random.Next(3), 1 + random.Next(5))],
            Site = random.Next(2) == 0 ? null : "Lyon",
            Costs = random.Next(2) == 0 ? null : new(PerContact: Digits(random, 0, 5)),
        };
    }

    private static Shift RandomShift(Random random)
    {
        var from = random.Next(0, 20) * 60 + random.Next(60);
        var to = Math.Min(1440, from + 120 + random.Next(400));
        var days = Enumerable.Range(1, 7).Where(_ => random.Next(2) == 0).Select(day => (IsoDayOfWeek)day).ToImmutableArray();
        return new(1 + random.Next(8), days, from, to) { Breaks = random.Next(2) == 0 ? [] : [new(from + 10, 20, (BreakKind)random.Next(3)), new(from + 40, 1 + random.Next(60))] };
    }

    private static Flow RandomFlow(Random random, PeriodGrid grid, FlowId[] ids, int index, bool mixed)
    {
        var (own, others) = (ids[index], ids.Where((_, i) => i != index).ToArray());
        var lower = ids[(index + 1)..];
        var kind = (ArrivalKind)random.Next(3);
        double[] times = [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(grid.Count * grid.PeriodSeconds * 10) / 10.0).Order()];
        var several = mixed && random.Next(4) == 0;
        var kindOfHandover = mixed ? HandoverKind.Cold : (HandoverKind)random.Next(3);
        ImmutableArray<Handover> handovers = lower.Length == 0 || several || random.Next(2) == 0 ? [] :
        [
            new()
            {
                Kind = kindOfHandover,
                ToFlow = lower[random.Next(lower.Length)],
                Share = Digits(random, 0, 0.5),
                ShareByMastery = random.Next(2) == 0 ? [] : [0.5, 0.4, 0.3, 0.2, 0.1],
                AtShare = 0.5,
                Briefing = kindOfHandover == HandoverKind.Warm ? new Deterministic(15) : null,
            },
        ];
        ImmutableArray<QueueRule> rules = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => RandomRule(random, others))];
        return new()
        {
            Id = own,
            Name = own.Value,
            Skill = new(own.Value),
            HandleTime = new LogNormal(60 + random.Next(300), 0.8),
            Patience = random.Next(2) == 0 ? new Endless() : new Exponential(60 + random.Next(300)),
            ArrivalKind = kind,
            RecordedSeconds = kind == ArrivalKind.Recorded ? [.. times] : [],
            ArrivalsPerPeriod = [.. Enumerable.Range(0, grid.Count).Select(period => kind switch
            {
                ArrivalKind.Recorded => times.Count(time => (int)(time / grid.PeriodSeconds) == period),
                ArrivalKind.Fixed => random.Next(9),
                _ => Digits(random, 0, 9),
            })],
            Open = random.Next(2) == 0 ? [] : [new(random.Next(2) == 0 ? [] : Week, 480, 1080)],
            WhenClosed = lower.Length > 0 && random.Next(2) == 0 ? lower[0] : null,
            ClearsAtClosing = random.Next(2) == 0,
            Menu = random.Next(2) == 0 ? null : new() { Time = new Exponential(30), DropOutShare = 0.05, SelfServedShare = random.Next(2) * 0.125, Choices = [new(others[random.Next(others.Length)], Digits(random, 0, 0.4))] },
            QueueRules = rules,
            Handovers = handovers,
            Preemptible = mixed && !several && handovers.IsEmpty && random.Next(2) == 0,
            Returns = random.Next(2) == 0 ? [] : [new((ReturnCause)random.Next(3), Digits(random, 0, 0.5), new Exponential(3600), ids[random.Next(ids.Length)])],
            ResolutionShare = random.Next(2) == 0 ? null : 0.75,
            AfterContact = random.Next(3) == 0 ? new Exponential(30) : null,
            Concurrency = several ? 3 : 1,
            Speeds = several && random.Next(2) == 0 ? [1, 0.5] : [],
            DueSeconds = random.Next(2) == 0 ? null : 3600,
            WaitWeight = 1 + random.Next(3),
        };
    }

    private static QueueRule RandomRule(Random random, FlowId[] others) => random.Next(4) switch
    {
        0 => new() { Action = QueueAction.Leaves, QueueAtLeast = random.Next(9), Share = Digits(random, 0, 1) },
        1 => new() { Action = QueueAction.LeavesMessage, Share = Digits(random, 0, 0.9), ToFlow = others[random.Next(others.Length)], AfterSeconds = random.Next(2) * 60 },
        2 => new() { Action = QueueAction.IsCalledBackLater, Share = Digits(random, 0, 0.9), ToFlow = others[random.Next(others.Length)], Delay = new Exponential(600), ExpectedWaitAtLeastSeconds = 30 },
        _ => new() { Action = QueueAction.HearsWait, PatienceFactor = Digits(random, 0.5, 2) },
    };

    private static T? Maybe<T>(Random random, Func<T> make)
        where T : class => random.Next(2) == 0 ? null : make();

    /// <summary>Three digits, so that files stay readable when a test fails.</summary>
    private static double Digits(Random random, double low, double high) => Math.Round(low + (high - low) * random.NextDouble(), 3);

    private static ImmutableArray<double> Constant(PeriodGrid grid, double value) => [.. Enumerable.Repeat(value, grid.Count)];

    private static ImmutableArray<double> Day(PeriodGrid grid, double value) =>
        [.. Enumerable.Range(0, grid.Count).Select(period => grid.StartOf(period).Hour is >= 8 and < 18 && grid.Days[grid.DayOf(period)].Weekday <= IsoDayOfWeek.Friday ? value : 0)];
}
