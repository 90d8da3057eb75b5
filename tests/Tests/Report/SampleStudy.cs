using System.Collections.Immutable;
using NodaTime;
using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Design.Reproduction;
using Plateau.Design.Sizing;
using Plateau.Diagnosis;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Tests.Report;

/// <summary>
/// A study with plausible numbers in the shape of the bank's, to look at and to test: 6 flows, 28 agents, 29 days of January, 13 positions. Nothing in it
/// was computed; a small congruential generator makes the variety.
/// </summary>
internal static partial class SampleStudy
{
    private static readonly (string Id, string Name, int Offered, double Handle, double Within, double Abandoned, double Patience)[] FlowFacts =
    [
        ("PS", "Opérations", 22_830, 192, 0.502, 0.142, 640),
        ("NW", "Prospects", 5_541, 107, 0.611, 0.118, 410),
        ("NE", "Bourse", 1_574, 324, 0.552, 0.098, 1040),
        ("TT", "Rappels", 958, 98, 0.498, 0.201, 520),
        ("IN", "Internet", 291, 269, 0.431, 0.244, 380),
        ("PE", "Opérations en anglais", 163, 236, 0.541, 0.166, 610),
    ];

    public static ImmutableArray<FlowId> Flows { get; } = [.. FlowFacts.Select(flow => new FlowId(flow.Id))];

    public static StudyResult Whole() => new()
    {
        Evidence = new CentreEvidence(Centre(), Observed(), Quality()) { Cases = Cases(), Journeys = Journeys(), Declared = DeclaredJourneys() },
        Settings = new StudySettings { Targets = ImmutableDictionary<FlowId, ServiceTarget>.Empty.Add(new("NE"), new ServiceTarget(0.9, 30)) },
        Reproductions = Reproductions(),
        Sizing = Sizing(),
        Cursor = Cursor(),
        Diagnosis = Diagnosis(),
        Maps = Maps(),
        Indicators = Indicators(new CentreEvidence(Centre(), Observed(), Quality()) { Cases = Cases(), Journeys = Journeys(), Declared = DeclaredJourneys() }),
        Removals = Removals(),
        Answer =
        [
            Message.Of("sample.answer.whole", Argument.Share("saving", 0.214), Argument.Share("knee", 0.4), Argument.Share("breakEven", 0.117)),
            Message.Of("sample.answer.today", Argument.Share("level", 0.523), Argument.Count("offered", 31_357), Argument.Seconds("threshold", 20), Argument.Share("abandonment", 0.137)),
            Message.Of("sample.answer.sizing", Argument.Hours("pooled", 601.5), Argument.Hours("dedicated", 1043), Argument.Hours("today", 457.3)),
            Message.Of("sample.answer.flows", Argument.Count("count", 4), Argument.List("flows", ["Opérations", "Prospects", "Rappels", "Opérations en anglais"])),
        ],
        Limits = [Message.Of("sample.limit.staffing", Argument.Hours("least", 1893.4), Argument.Hours("most", 2641.2)), Message.Of("sample.limit.cost"), Message.Of("sample.limit.search")],
        Partial = false,
    };

    /// <summary>Stopped before sizing and cursor.</summary>
    public static StudyResult Stopped() => Whole() with { Sizing = null, Cursor = null, Reproductions = [], Answer = [], Partial = true };

    /// <summary>A described centre without a log.</summary>
    public static StudyResult WithoutLog() => Whole() with { Evidence = new CentreEvidence(Centre(), null, null), Reproductions = [], Diagnosis = [] };

    private static CentreModel Centre() => new()
    {
        Name = "Banque <Anonyme> & \"Fils\"",
        Zone = "Asia/Jerusalem",
        Grid = PeriodGrid.TypicalWeek(),
        Flows = [.. FlowFacts.Select(flow => new Flow
        {
            Id = new(flow.Id),
            Name = flow.Name,
            Skill = new(flow.Id),
            ArrivalsPerPeriod = [.. Enumerable.Range(0, 672).Select(period => flow.Offered / 4.14 * Shape(period))],
            HandleTime = new LogNormal(flow.Handle, 1.2),
            Patience = new Exponential(flow.Patience),
        })],
        Agents = [.. Enumerable.Range(0, 28).Select(agent => new Agent { Id = AgentOf(agent), Skills = [.. Enumerable.Range(0, 6).Where(flow => AgentShare(agent, flow) >= 0.02).Select(flow => new SkillHeld(new(FlowFacts[flow].Id)))] })],
        Groups = [new AgentGroup { Id = new("G1"), Name = "Tous", Skills = [new(new("PS")), new(new("NW"))], StaffedPerPeriod = [.. Enumerable.Range(0, 672).Select(_ => 1.0)] }],
    };

    private static AgentId AgentOf(int agent) => new(FormattableString.Invariant($"A{agent + 1:00}"));

    /// <summary>Share of a week's contacts that falls into a period: a working day with two humps, Friday short, Saturday evening.</summary>
    private static double Shape(int period)
    {
        var (day, hour) = (period / 96, period % 96 / 4.0);
        if (!IsOpen(day, hour))
            return 0;
        var humps = (0.35 + Math.Exp(-Math.Pow((hour - 10.5) / 2.6, 2)) + (0.7 * Math.Exp(-Math.Pow((hour - 15.5) / 3.4, 2)))) * (day == 4 ? 0.8 : day == 5 ? 0.3 : 1);
        return humps / 330;
    }

    private static bool IsOpen(int day, double hour) => day switch
    {
        4 => hour is >= 7 and < 14,
        5 => hour is >= 20 and < 24,
        _ => hour >= 7,
    };

    private static double AgentShare(int agent, int flow)
    {
        var first = agent switch { < 17 => 0, < 22 => 1, < 25 => 2, < 27 => 3, _ => 4 };
        if (agent == 27)
            return flow == 4 ? 0.93 : flow == 0 ? 0.07 : 0;
        if (flow == 4)
            return agent is 3 or 9 ? 0.006 : 0;
        if (flow == first)
            return 0.66;
        if (flow == 0)
            return 0.2;
        var noise = Noise(agent, flow);
        return flow switch { 1 => 0.05 + (0.12 * noise), 2 => noise > 0.55 ? 0.08 * noise : noise > 0.35 ? 0.004 : 0, 3 => noise > 0.3 ? 0.03 * noise : 0.004, _ => noise > 0.62 ? 0.03 : noise > 0.4 ? 0.003 : 0 };
    }

    /// <summary>0 to 1, the same each time.</summary>
    private static double Noise(int one, int other)
    {
        var state = (((uint)one * 747_796_405u) + ((uint)other * 2_891_336_453u) + 17u) * 1_664_525u;
        state = ((state ^ (state >> 13)) * 1_103_515_245u) + 12_345u;
        return (state ^ (state >> 16)) % 10_007 / 10_007.0;
    }

    private static Estimate Around(double value, double half, long sample) => Estimate.Around(value, half, sample);

    private static DataQuality Quality() => new()
    {
        Sources =
        [
            new SourceQuality("january.txt.gz", "anonymous-bank", 31_599, 30_510, 847, 242,
                [new("sample-phantom", true, 240, [112, 387, 902]), new("sample-stray", true, 2, [20_411, 28_119]), new("sample-zero", false, 277, [14, 99]), new("sample-no-server", false, 490, [33])]),
        ],
        MissingDays = [new LocalDate(1999, 1, 11), new LocalDate(1999, 1, 12)],
        Holes = [new Hole(new LocalDate(1999, 1, 19), (13 * 60) + 15, (14 * 60) + 45, 96.4)],
        Notes = [Message.Of("sample.note.priority")],
        Overlaps =
        [
            new("january.txt.gz", "export <b>.csv",
            [
                new(new("PS"), new LocalDate(1999, 1, 4), new(812, 690), new(830, null)), new(new("PS"), new LocalDate(1999, 1, 5), new(790, 671), new(790, null)),
                new(new("Internet"), new LocalDate(1999, 1, 4), new(61, 50), null),
            ]),
        ],
        Facts = [new("sample-outcome", "AGENT", ArgumentKind.Count, 27_060), new("sample-outcome", "HANG", ArgumentKind.Count, 4_299), new("sample-within", "20 s", ArgumentKind.Share, 0.523), new("sample-service", "AGENT", ArgumentKind.Seconds, 185.3)],
    };

    private static ImmutableArray<Examination> Diagnosis()
    {
        static RuleInfo Rule(string code, string name) => new(code, name, ["R28"], []);
        return
        [
            new(Rule("SKILL-01", "isolated-expertise"), new RuleOutcome.Found([new Finding("Internet", Severity.Critical, Confidence.High, Message.Of("sample.rule.isolated", Argument.Of("flow", "Internet"), Argument.Share("share", 0.93)),
                [new("sample-holders", "Internet", ArgumentKind.Count, Estimate.Exactly(1, 291)), new("sample-share", "A28", ArgumentKind.Share, Around(0.93, 0.031, 244))], [new SampleChange("Internet")])])),
            new(Rule("LOAD-02", "service-below-promise"), new RuleOutcome.Found([
                new Finding("lundi", Severity.Serious, Confidence.Medium, Message.Of("sample.rule.below", Argument.Weekday("weekday", IsoDayOfWeek.Monday), Argument.TimeOfDay("from", 600), Argument.TimeOfDay("to", 690)), [new("sample-share", "lundi", ArgumentKind.Share, Around(0.31, 0.04, 812))], []),
                new Finding("PS", Severity.Note, Confidence.Low, Message.Of("sample.rule.varies"), [], [])])),
            new(Rule("FLOW-03", "recurrent-transfer"), new RuleOutcome.CannotTell(Message.Of("sample.rule.transfer"))),
            new(Rule("DATA-01", "data-holes"), new RuleOutcome.Clear(Message.Of("sample.rule.clear", Argument.Count("days", 29)))),
        ];
    }

    private sealed record SampleChange(string Flow) : Change
    {
        public override string Code => "sample";

        public override CentreModel Apply(CentreModel centre) => centre;

        public override Message Describe() => Message.Of("sample.change", Argument.Of("flow", Flow));
    }
}
