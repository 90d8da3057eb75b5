using System.Collections.Immutable;
using NodaTime;
using Plateau.Design.Activities;
using Plateau.Design.Coverage;
using Plateau.Design.Training;
using Plateau.Mathematics.Statistics;
using Plateau.Model;

namespace Plateau.Tests.Report;

/// <summary>Training list, fragility map and likeness of the flows of the sample study.</summary>
internal static partial class SampleStudy
{
    private static TrainingPlan Training() => new()
    {
        CannotTell = null,
        List =
        [
            Step(2, new([], 6, [Flows[0], Flows[1]]), 4, 8.3, 8.3),
            Step(1, new(["Équipe A"], 4, [Flows[0]]), 4, 7.2, 15.5),
            Step(1, new([], 1, [Flows[0], Flows[2], Flows[3]]), 5, 4.9, 20.4),
        ],
        Stop = TrainingStop.WithinNoise,
        ReferenceHours = 812.3,
        StaffedHours = 457.3,
        LackingToday = Around(47.5, 8.9, 20),
        WholeGain = Around(45.9, 10.9, 20),
        WholeTrainings = 60,
        Refused = 3,
        Wished = 1,
        AtTodaysHours = new(Around(0.0005, 0.0008, 20), Around(0.51, 0.87, 20), Flows[4], Around(0.091, 0.008, 20), Around(0.0038, 0.001, 20)),
        OutOfReach = [Flows[5]],
        Replications = 20,
    };

    private static TrainingStep Step(int people, LearningGroup group, int flow, double gain, double cumulative) =>
        new(people, group, new SkillId(Flows[flow].Value), [Flows[flow]], Around(gain, 2.4, 20), Around(cumulative, 4.1, 20), cumulative / 45.9);

    private static FragilityMap FragilityMap() => new(
        [.. FlowFacts.Select((flow, index) => OfFlow(index, flow.Offered / 4.14))],
        [
            new(new([], 1, [Flows[0], Flows[2]]), [Flows[2]], 19.5, Around(0.056, 0.004, 6), Flows[2], Around(0.074, 0.008, 6)),
            new(new(["Équipe A"], 4, [Flows[0]]), [], null, Estimate.Unknown, null, Estimate.Unknown),
        ],
        0.18,
        FromLog: true);

    private static FlowFragility OfFlow(int index, double contacts)
    {
        ImmutableArray<FragilityCell> cells = [.. Enumerable.Range(1, 5).SelectMany(day => Enumerable.Range(8, 10).Select(hour =>
            new FragilityCell((IsoDayOfWeek)day, hour, hour == 8 && index == 4 ? 0 : 1.5, hour == 8 && index == 4 ? 1 : 0.02 * index, contacts / 50)))];
        return new(Flows[index], 26 - (4 * index), cells, contacts, contacts * 0.02 * index, index == 0 ? null : cells[0], index == 4 ? new BackUp(new([], 6, [Flows[0], Flows[1]]), 3.5, 12) : null);
    }

    private static ActivityMap Activities() => new(
        [
            new(Flows[0], Flows[1], Likeness.Distinct, LikenessReason.OtherMeans, new Estimate(1.79, 1.7, 1.88, 5541), new Estimate(0.31, 0.28, 0.34, 5541), 0.74, []),
            new(Flows[0], Flows[4], Likeness.CannotTell, LikenessReason.Open, new Estimate(0.71, 0.55, 0.93, 291), new Estimate(0.12, 0, 0.25, 291), 0.3, []),
            new(Flows[2], Flows[5], Likeness.Alike, LikenessReason.SameHandleTimes, new Estimate(1.02, 0.9, 1.16, 163), new Estimate(0.06, 0, 0.19, 163), null, []),
            new(Flows[3], Flows[5], Likeness.Distinct, LikenessReason.StatedToDiffer, Estimate.Unknown, Estimate.Unknown, 0.5, ["channel", "tier"]),
        ],
        new(ByTier: false, 1262, 260,
            [.. FlowFacts.Select((flow, index) => new QuadrantFlow(new(flow.Id), flow.Offered / 4.14, flow.Handle * 1.4, flow.Handle, 0.98, (QuadrantField)(index % 4)))]));
}
