using Plateau.Design.Staffing;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Facts;

/// <summary>
/// At equal handle times another skill never hurts under the optimiser: a problem with one candidate group more, on the same customers, never costs more. Its bounds may not exceed what the smaller problem was found to
/// cost, and what is found may exceed it by no more than the gap that the optimiser itself states.
/// </summary>
public sealed class AnotherSkillTests
{
    private const ulong Seed = 20010901; // written down before the first run
    private static readonly Promise Promise = new(PromiseKind.AnsweredWithin, 0.8, 20);

    [Theory]
    [InlineData(1)]
    [InlineData(1.1)]
    [InlineData(1.6)] // too dear to be taken
    public void One_more_candidate_group_never_costs_more(double cost)
    {
        (int[] Takes, double Cost)[] groups = [([0], 1), ([1], 1)];
        var few = FactProblems.Solve(FactProblems.Of([6, 4], Promise, groups), Seed, 60);
        var more = FactProblems.Solve(FactProblems.Of([6, 4], Promise, [.. groups, ([0, 1], cost)]), Seed, 60);

        var fewer = few.CostOnSample!.Value;
        more.Bounds.ShouldNotBeEmpty();
        more.Bounds.ShouldAllBe(bound => bound.Cost <= fewer + 1e-6);
        var gap = more.Bounds.Single(bound => bound.Class == BoundClass.FixedRouter).Gap;
        more.CostOnSample!.Value.ShouldBeLessThanOrEqualTo((fewer * (1 + gap)) + 1e-6);
        foreach (var bound in few.Bounds)
            more.Bounds.Single(other => other.Class == bound.Class).Cost.ShouldBeLessThanOrEqualTo(bound.Cost + 1e-6 + (bound.Class == BoundClass.FixedRouter ? bound.Gap * fewer : 0), bound.Class.ToString());

        // Where the second skill is free it is worth something: pooled teams of 6 and 4 Erlangs.
        if (cost == 1) more.CostOnSample.Value.ShouldBeLessThan(fewer);
    }
}
