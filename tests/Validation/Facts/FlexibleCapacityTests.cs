using Plateau.Design.Staffing;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Facts;

/// <summary>
/// Most agents stay specialists, and those with two skills grow like the square root of the load (A. Bassamboo, R. S. Randhawa, J. A. Van Mieghem, Operations Research 60 (2012) 1423–1435). Two equal flows, agents of either
/// flow and agents of both who cost a fifth more; four fifths of contacts must be answered at once, a promise that keeps its meaning at every size.
/// </summary>
public sealed class FlexibleCapacityTests
{
    private const ulong Seed = 20120601; // written down before the first run

    /// <summary>
    /// Sixteen times the load: four times as many by the square root, sixteen times as many if in proportion. The cost is flat about its minimum (an agent with two skills more or less changes it by less than a fifth of an
    /// agent), and whole agents are few: so a factor of two either way is allowed, that is, a growth with the power 0.25 to 0.75 of the load.
    /// </summary>
    [Fact]
    public void Agents_with_two_skills_grow_like_the_square_root_of_the_load()
    {
        var (small, large) = (Solve(9), Solve(144));
        ((double)large.Agents[2] / small.Agents[2]).ShouldBeInRange(2, 8);
        (large.Agents[2] / (double)large.Agents.Sum()).ShouldBeLessThan(0.5 * small.Agents[2] / small.Agents.Sum());

        // Specialists carry the load.
        (large.Agents[0] + large.Agents[1]).ShouldBeGreaterThan(259); // nine tenths of 288 Erlangs
    }

    private static StaffingResult Solve(double load)
    {
        var result = FactProblems.Solve(FactProblems.Of([load, load], new Promise(PromiseKind.AnsweredWithin, 0.8), ([0], 1), ([1], 1), ([0, 1], 1.2)), Seed, 60);
        result.Outcome.ShouldBe(StaffingOutcome.Found);
        result.Agents[2].ShouldBeGreaterThan(0);
        return result;
    }
}
