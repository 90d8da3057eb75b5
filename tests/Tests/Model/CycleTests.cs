using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Files;
using Plateau.Model.Ways;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

/// <summary>Flows that a contact never leaves, on cases that can be worked out by hand.</summary>
public sealed class CycleTests
{
    private static readonly Exponential Minute = new(60);

    [Fact]
    public void A_transfer_to_and_fro_that_always_happens_never_ends()
    {
        Endless(Flow("A", handovers: [Cold("B", 1)]), Flow("B", handovers: [Cold("A", 1)])).ShouldBe(["A, B"]);
        Endless(Flow("A", handovers: [Cold("B", 1)]), Flow("B", handovers: [Cold("A", 0.99)])).ShouldBeEmpty();
        Endless(Flow("A", handovers: [Cold("B", 1)]), Flow("B", handovers: [Cold("C", 0.4), Cold("A", 0.6)]), Flow("C", handovers: [Cold("A", 1)])).ShouldBe(["A, B"]);
        Endless(Flow("X"), Flow("A", handovers: [Cold("B", 1)]), Flow("B", handovers: [Cold("C", 1)]), Flow("C", handovers: [Cold("A", 1)])).ShouldBe(["A, B, C"]);
        // A way out at one level of mastery is a way out: G1 is assessed at 1, G2 not at all.
        Endless(Flow("A", handovers: [Cold("B", 1) with { ShareByMastery = [1, 0.9, 1, 1, 1] }]), Flow("B", handovers: [Cold("A", 1)])).ShouldBeEmpty();
        Endless(Flow("A", handovers: [Cold("B", 1) with { ShareByMastery = [0, 1, 0, 0, 0] }]), Flow("B", handovers: [Cold("A", 1)])).ShouldBe(["A, B"]);
    }

    [Fact]
    public void Menus_that_send_to_each_other_never_end()
    {
        Endless(Flow("A", menu: Sends("B", 1)), Flow("B", menu: Sends("A", 1))).ShouldBe(["A, B"]);
        Endless(Flow("A", menu: Sends("B", 1)), Flow("B", menu: Sends("A", 1) with { Choices = [new(new("A"), 0.999)], DropOutShare = 0.001 })).ShouldBeEmpty();
        // Who drops out of the menu and always calls again has not left.
        Endless(Flow("A", menu: new() { Time = Minute, DropOutShare = 1 }, returns: [new(ReturnCause.Abandoned, 1, Minute, new("A"))])).ShouldBe(["A"]);
        // A transfer does not play the menu of the other flow.
        Endless(Flow("A", handovers: [Cold("B", 1)]), Flow("B", menu: Sends("A", 1))).ShouldBeEmpty();
    }

    [Fact]
    public void Customers_who_are_never_helped_and_always_come_back_never_end()
    {
        var back = new Return(ReturnCause.Unresolved, 1, Minute, new("A"));
        Endless(Flow("A", returns: [back]) with { ResolutionShare = 0 }).ShouldBe(["A"]);
        Endless(Flow("A", returns: [back]) with { ResolutionShare = 0.01 }).ShouldBeEmpty();
        Endless(Flow("A", returns: [back])).ShouldBeEmpty(); // unknown resolution: nobody comes back
        Endless(Flow("A", returns: [back with { ToFlow = new("B") }]) with { ResolutionShare = 0 }, Flow("B", handovers: [Cold("A", 1)])).ShouldBe(["A, B"]);
        // Redial until served is no endless way: whoever is served leaves.
        Endless(Flow("A", returns: [new(ReturnCause.Abandoned, 1, Minute, new("A"))])).ShouldBeEmpty();
    }

    [Fact]
    public void Consultations_multiply_contacts()
    {
        // Each contact of A asks B; half of B's come back to A as new contacts, and half of A's: 0.5 + 0.5 = 1 visit for each visit.
        var back = new Return(ReturnCause.Unresolved, 1, Minute, new("A"));
        Endless(Flow("A", handovers: [Cold("B", 1) with { Kind = HandoverKind.Consultation }], returns: [back]) with { ResolutionShare = 0.5 }, Flow("B", returns: [back]) with { ResolutionShare = 0.5 }).ShouldBe(["A, B"]);
        Endless(Flow("A", handovers: [Cold("B", 1) with { Kind = HandoverKind.Consultation }], returns: [back]) with { ResolutionShare = 0.5 }, Flow("B", returns: [back]) with { ResolutionShare = 0.51 }).ShouldBeEmpty();
    }

    [Fact]
    public void Being_turned_away_for_good_and_calling_again_never_ends()
    {
        var again = new Return(ReturnCause.TurnedAway, 1, Minute, new("A"));
        var never = Flow("A", returns: [again]) with { Open = [new([NodaTime.IsoDayOfWeek.Sunday], 0, 1440)] };
        Endless(never).ShouldBe(["A"]);
        Endless(never with { Open = [] }).ShouldBeEmpty();
        Codes(Centre(Flow("A", returns: [again])) with { Lines = [new("l", [new("A")], 0)] }).ShouldBe(["centre-endless-way"]);
    }

    [Fact]
    public void Flows_that_send_each_other_their_closed_hours_must_not_be_closed_together()
    {
        var day = Flow("A") with { Open = [new([], 480, 1080)], WhenClosed = new("B") };
        Codes(Centre(day, Flow("B") with { Open = [new([], 480, 1200)], WhenClosed = new("A") })).ShouldBe(["centre-instant-way"]);
        Codes(Centre(day, Flow("B") with { Open = [new([], 0, 480), new([], 1080, 1440)], WhenClosed = new("A") })).ShouldBeEmpty();
        Codes(Centre(day, Flow("B") with { Open = [new([], 480, 1200)], WhenClosed = new("C") }, Flow("C"))).ShouldBeEmpty();
    }

    [Fact]
    public void Messages_that_everybody_must_leave_must_not_go_round()
    {
        var all = new QueueRule { Action = QueueAction.LeavesMessage, ToFlow = new("B") };
        Codes(Centre(Flow("A", rules: [all]), Flow("B", rules: [all with { ToFlow = new("A") }]))).ShouldBe(["centre-instant-way"]);
        Codes(Centre(Flow("A", rules: [all with { QueueAtLeast = 9 }]), Flow("B", rules: [all with { ToFlow = new("A") }]))).ShouldBe(["centre-instant-way"]);
        Codes(Centre(Flow("A", rules: [all with { Share = 0.9 }]), Flow("B", rules: [all with { ToFlow = new("A") }]))).ShouldBeEmpty();
        Codes(Centre(Flow("A", rules: [all with { AfterSeconds = 1 }]), Flow("B", rules: [all with { ToFlow = new("A") }]))).ShouldBeEmpty();
        Codes(Centre(Flow("A", rules: [new() { Action = QueueAction.Leaves, Share = 0.1 }, all]), Flow("B", rules: [all with { ToFlow = new("A") }]))).ShouldBeEmpty();
        // Closed by night, A sends to B, whose queue sends back.
        Codes(Centre(Flow("A") with { Open = [new([], 480, 1080)], WhenClosed = new("B") }, Flow("B", rules: [all with { ToFlow = new("A") }]))).ShouldBe(["centre-instant-way"]);
    }

    /// <summary>Powers of a nonnegative matrix die out exactly when its spectral radius is below 1: a slow but plain oracle.</summary>
    [Fact]
    public void Elimination_and_powers_agree_on_random_matrices()
    {
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var size = 1 + random.Next(6);
            var matrix = new double[size, size];
            var visits = new ExpectedVisits(size);
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    if (random.Next(3) > 0) continue;
                    matrix[row, column] = random.Next(1, 10) / 10.0;
                    visits.Add(row, column, matrix[row, column]);
                }
            }

            var radius = Math.Pow(Norm(matrix, 12), 1.0 / 4096);
            if (Math.Abs(radius - 1) < 0.01) return; // the power oracle is not sharp there
            (visits.EndlessCycles().Length > 0).ShouldBe(radius > 1, $"radius {radius}");
        }).QuickCheckThrowOnFailure();

        // The largest entry of the 2^doublings-th power, kept in range by rescaling.
        static double Norm(double[,] matrix, int doublings)
        {
            var size = matrix.GetLength(0);
            var power = matrix;
            double log = 0;
            for (var doubling = 0; doubling < doublings; doubling++)
            {
                var next = new double[size, size];
                double largest = 0;
                for (var i = 0; i < size; i++)
                {
                    for (var j = 0; j < size; j++)
                    {
                        for (var k = 0; k < size; k++) next[i, j] += power[i, k] * power[k, j];
                        largest = Math.Max(largest, next[i, j]);
                    }
                }

                if (largest == 0) return 0;
                log = 2 * log + Math.Log(largest);
                for (var i = 0; i < size; i++)
                    for (var j = 0; j < size; j++) next[i, j] /= largest;
                power = next;
            }

            return Math.Exp(Math.Clamp(log, -600, 600));
        }
    }

    private static string[] Endless(params Flow[] flows)
    {
        var check = CentreFile.Read(CentreFile.Write(Centre(flows)));
        check.Problems.ShouldAllBe(problem => problem.What.Code == "centre-endless-way");
        return [.. check.Problems.Select(problem => string.Join(", ", problem.What.Arguments.Single(argument => argument.Name == "flows").Items))];
    }

    private static string[] Codes(CentreModel centre) => [.. CentreFile.Read(CentreFile.Write(centre)).Problems.Select(problem => problem.What.Code)];

    private static Handover Cold(string to, double share) => new() { Kind = HandoverKind.Cold, ToFlow = new(to), Share = share };

    private static Menu Sends(string to, double share) => new() { Time = Minute, Choices = [new(new(to), share)] };

    private static Flow Flow(string id, Menu? menu = null, ImmutableArray<Handover>? handovers = null, ImmutableArray<Return>? returns = null, ImmutableArray<QueueRule>? rules = null) => new()
    {
        Id = new(id),
        Name = id,
        Skill = new(id),
        HandleTime = Minute,
        Patience = Minute,
        ArrivalsPerPeriod = [.. Enumerable.Repeat(1.0, 24)],
        Menu = menu,
        Handovers = handovers ?? [],
        Returns = returns ?? [],
        QueueRules = rules ?? [],
    };

    /// <summary>One Monday; two groups take everything, the first with a mastery of 1.</summary>
    private static CentreModel Centre(params Flow[] flows) => new()
    {
        Name = "x",
        Zone = "UTC",
        Grid = new(60, [new(NodaTime.IsoDayOfWeek.Monday, null)]),
        Flows = [.. flows],
        Groups =
        [
            new AgentGroup { Id = new("G1"), Name = "G1", Skills = [.. flows.Select(flow => new SkillHeld(flow.Skill, 1, 1))], StaffedPerPeriod = [.. Enumerable.Repeat(1.0, 24)] },
            new AgentGroup { Id = new("G2"), Name = "G2", Skills = [.. flows.Select(flow => new SkillHeld(flow.Skill))], StaffedPerPeriod = [.. Enumerable.Repeat(1.0, 24)] },
        ],
    };
}
