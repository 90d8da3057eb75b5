using System.Collections.Immutable;
using NodaTime;
using Plateau.Design.Cursor;
using Plateau.Design.Reproduction;
using Plateau.Design.Sizing;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Tests.Report;

internal static partial class SampleStudy
{
    private static ImmutableArray<ReproductionResult> Reproductions() =>
    [
        Compared(ReproductionKind.Fitted, "january.txt.gz", null, 0.523, 0.561, 0),
        Compared(ReproductionKind.Fitted, "january.txt.gz", Message.Of("sample.calibration", Argument.Of("factor", 0.94)), 0.523, 0.519, 1),
        Compared(ReproductionKind.PredictedOwnStaffing, "february.txt.gz", null, 0.49, 0.502, 2),
        Compared(ReproductionKind.PredictedBlind, "february.txt.gz", null, 0.49, 0.587, 3),
    ];

    private static ReproductionResult Compared(ReproductionKind kind, string source, Message? calibration, double observed, double predicted, int salt)
    {
        var first = kind == ReproductionKind.Fitted ? new LocalDate(1999, 1, 1) : new LocalDate(1999, 2, 1);
        return new(kind, source, calibration,
            [.. Rows(null, observed, predicted), .. Flows.SelectMany((flow, index) => Rows(flow, observed + (0.03 * (index - 2)), predicted + (0.02 * (index - 2))))],
            [.. Enumerable.Range(0, 28).Select(day => new ReproductionDay(first.PlusDays(day), 900 + (day * 13 % 400), day == 9 ? null : Math.Clamp(observed + (0.5 * (Noise(day, 3) - 0.5)), 0.05, 1), Math.Clamp(predicted + (0.5 * (Noise(day, 3) - 0.5)) + (0.24 * (Noise(day, salt + 40) - 0.5)), 0.05, 1), 0.13, 0.12))],
            [Message.Of("sample.explanation", Argument.Date("date", first.PlusDays(18)))]);
    }

    private static IEnumerable<ReproductionRow> Rows(FlowId? flow, double observed, double predicted)
    {
        var noise = flow is null ? 0.021 : 0.046;
        yield return new(flow, ReproducedMeasure.AnsweredWithin, observed, Around(predicted, noise, 20), Math.Abs(observed - predicted) <= noise);
        yield return new(flow, ReproducedMeasure.Abandonment, 0.137, new Estimate(0.121, 0.109, 0.138, 20), true);
        yield return new(flow, ReproducedMeasure.MeanWaitAnswered, 35, Around(31.2, flow is null ? 2.9 : 7.7, 20), flow is null ? false : null);
    }

    private static SizingResult Sizing()
    {
        var grid = PeriodGrid.TypicalWeek();
        double? Need(int period, double spare) => Shape(period) is > 0 and var share ? (share * 7575 * 185 / 900) + (spare * Math.Sqrt(share * 7575 * 185 / 900)) + (spare / 2) : null;
        ImmutableArray<double?> pooled = [.. Enumerable.Range(0, 672).Select(period => Need(period, 0.6))];
        ImmutableArray<double?> dedicated = [.. Enumerable.Range(0, 672).Select(period => Need(period, 2.2))];
        return new()
        {
            Grid = grid,
            Flows = [.. FlowFacts.Select(flow => new FlowSizing(new(flow.Id), flow.Id == "NE" ? new(0.9, 30) : ServiceTarget.Default, dedicated, [.. Enumerable.Range(0, 672).Select(period => flow.Offered / 4.14 * Shape(period))], 110 + (flow.Offered / 60.0), flow.Handle, flow.Patience))],
            Dedicated = dedicated,
            Pooled = pooled,
            DedicatedAgents = [.. dedicated.Select(need => need is { } some ? (int?)Math.Ceiling(some) : null)],
            PooledAgents = [.. pooled.Select(need => need is { } some ? (int?)Math.Ceiling(some) : null)],
            Staffed = [.. Enumerable.Range(0, 672).Select(period => Need(period, 0.4) is { } need ? need * (0.74 + (0.3 * Noise(period / 6, 2))) : (double?)null)],
            Hours = new(862.4, 1043, 548.1, 601.5, 457.3, 1490, 859.3, 0.3),
            DedicatedCheck = new(Around(0.846, 0.006, 20), [.. Flows.Select((_, index) => Around(0.82 + (0.012 * index), 0.005 * (index + 1), 20))]),
            PooledCheck = new(Around(0.823, 0.005, 20), [.. Flows.Select((_, index) => Around(0.81 + (0.01 * index), 0.006, 20))]),
            Feasible = true,
        };
    }

    private static CursorResult Cursor()
    {
        var path = new List<CursorPosition> { Position(OrganisationKind.Specialised, 0, 0) };
        path.AddRange(Enumerable.Range(1, 10).Select(tenth => Position(OrganisationKind.SecondSkill, tenth / 10.0, 1 - Math.Exp(-tenth / 2.1))));
        path.Add(Position(OrganisationKind.Everyone, 1, 1.06));
        return new()
        {
            Positions = [Position(OrganisationKind.Observed, 0.93, 0.97), .. path],
            Knee = new(0.4, 0.3, 0.5, EverySkill: false, GainOfTwoSkills: 0.95),
            BreakEven = new(Around(0.117, 0.018, 20)),
            Whole = new(VerdictKind.Pool, Around(-0.214, 0.021, 20), [Message.Of("sample.verdict.hours", Argument.Hours("specialised", 2310), Argument.Hours("everyone", 1816))]),
            Flows = [.. Flows.Select((flow, index) => new FlowVerdict(flow, index switch
            {
                2 => new(VerdictKind.Mixed, Around(-0.031, 0.012, 20), [Message.Of("sample.verdict.half")]),
                4 => new(VerdictKind.Undecided, Around(0.004, 0.014, 20), [Message.Of("sample.verdict.half")]),
                5 => new(VerdictKind.Specialise, Around(0.026, 0.011, 20), [Message.Of("sample.verdict.half")]),
                _ => new(VerdictKind.Pool, Around(-0.06 - (0.03 * index), 0.013, 20), [Message.Of("sample.verdict.half")]),
            })
            {
                Dial = [.. new[] { 0, 0.35, 0.7, 1 }.Select(share => new DialPosition(share, share == 0.35 && index == 1 ? Estimate.Unknown : Around(1900 - (90 * share), 24, 20), share == 0 ? Estimate.Unknown : Around(0.047 * share, 0.013, 20), share == 1))],
            })],
            Solver = "HiGHS",
            LeastHoursOfAny = 812.6,
            CostInHours = true,
            StaffedHours = 1893.4,
            AbsenceRate = new(0.083, 0.061, 0.112, 406),
            Replications = 20,
            DaysPerReplication = 29,
            Organisations = Organisations(),
            Training = Training(),
            FragilityMap = FragilityMap(),
            Activities = Activities(),
        };
    }

    private static CursorPosition Position(OrganisationKind kind, double share, double progress)
    {
        var within = 0.312 + (0.228 * progress);
        var saving = 0.202 * progress;
        var cost = 2310 * (1 - saving);
        ImmutableArray<Estimate> byFlow = [.. Flows.Select((_, index) => Around(within + (0.01 * index), 0.02, 20))];
        var feasible = share > 0 || kind != OrganisationKind.SecondSkill;
        return new(kind, share,
            new(Around(within, 0.016, 20), Around(0.21 - (0.09 * progress), 0.008, 20), Around(61 - (27 * progress), 3.1, 20), Around(0.68 + (0.04 * progress), 0.006, 20), byFlow, kind == OrganisationKind.Specialised ? Estimate.Unknown : Around(within - 0.312, 0.011, 20)),
            new(Around(cost, 31, 20), Around(cost, 31, 20), kind == OrganisationKind.Specialised ? Estimate.Unknown : Around(saving, 0.014, 20), byFlow, feasible ? null : Message.Of("sample.infeasible")),
            new(Around(0.031 - (0.019 * progress), 0.003, 20), Around(0.118 - (0.079 * progress), 0.012, 20), kind == OrganisationKind.Observed ? "A28" : "A03", Around(within - 0.03, 0.017, 20)),
            kind == OrganisationKind.Everyone ? [new(Flows, 1)] : [new([Flows[0]], 0.5), new([Flows[0], Flows[1]], 0.3), new([Flows[2]], 0.12), new([Flows[4]], 0.08)])
        {
            MultiSkilledHours = kind == OrganisationKind.SecondSkill ? Math.Min(share, 0.83) : null,
            LeastHours = kind == OrganisationKind.Observed ? null : cost * 0.97,
            SkillsPerAgent = 1 + (1.7 * share),
            GiveAndTake = new(
                new(Around(0.55 * progress, 0.016, 29), Around(0.4 * progress, 0.012, 29)),
                new(new(44_000, 46_000), kind == OrganisationKind.Observed ? null : new(-300, 10_201), (int)Math.Round(60 * share), new(960 * share, 1920 * share), new(960 * share, 1920 * share), kind == OrganisationKind.Observed || share == 0 ? null : new(1.1, null)),
                share > 0 ? new(new(0.01 * share, 0.03 * share), new(-0.02 * share, -0.006 * share)) : null,
                null),
        };
    }
}
