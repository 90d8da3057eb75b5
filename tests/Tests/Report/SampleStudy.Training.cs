using System.Collections.Immutable;
using Plateau.Design.Training;
using Plateau.Model;

namespace Plateau.Tests.Report;

/// <summary>Training list of the sample study.</summary>
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
        AtTodaysHours = new(Around(0.0005, 0.0008, 20), Around(0.51, 0.87, 20), Flows[4], Around(0.091, 0.008, 20), Around(0.0038, 0.001, 20)),
        OutOfReach = [Flows[5]],
        Replications = 20,
    };

    private static TrainingStep Step(int people, LearningGroup group, int flow, double gain, double cumulative) =>
        new(people, group, new SkillId(Flows[flow].Value), [Flows[flow]], Around(gain, 2.4, 20), Around(cumulative, 4.1, 20), cumulative / 45.9);
}
