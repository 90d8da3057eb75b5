using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Plateau.Diagnosis.Routing;
using Plateau.Model.Changes.Declared;
using Plateau.Model.Declared;
using Plateau.Model.Ways;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Routing;

/// <summary>The verifier against its naive twin, on small random centres, which are full of faults.</summary>
public sealed class RoutingTwinTests
{
    private const int Centres = 30;

    [Fact]
    public void Both_see_the_same_places_rules_ends_holes_and_rounds()
    {
        var rounds = 0;
        var holes = 0;
        Prop.ForAll<int>(seed =>
        {
            var declared = Random(new Random(seed));
            var verdicts = RoutingVerifier.Run(declared, RoutingSettings.Default);
            var naive = new NaiveCallers(declared).Walk();
            verdicts.Unverified.ShouldBeEmpty();
            verdicts.Reached.Select(place => place.Place).ShouldBe(naive.Reached, ignoreOrder: true);
            verdicts.Followed.ShouldBe(naive.Followed, ignoreOrder: true);
            verdicts.Ends.Select(end => (end.Place, end.End)).ShouldBe(naive.Ends, ignoreOrder: true);
            verdicts.Of(RoutingProblemKind.EndlessRound).Any().ShouldBe(naive.GoesRound);
            foreach (var flow in declared.Flows)
            {
                var (closed, unstaffed) = naive.Holes.GetValueOrDefault(flow.Name);
                Minutes(verdicts, RoutingProblemKind.HoleOutOfHours, flow.Name).ShouldBe(closed);
                if (!verdicts.Of(RoutingProblemKind.SkillNobodyStaffed).Any(problem => problem.Place == flow.Name)) Minutes(verdicts, RoutingProblemKind.HoleUnstaffed, flow.Name).ShouldBe(unstaffed);
            }

            foreach (var problem in verdicts.Problems.Where(problem => problem.Caller is not null)) Lives(declared, problem.Caller!);
            rounds += naive.GoesRound ? 1 : 0;
            holes += naive.Holes.Count > 0 ? 1 : 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Centres).WithReplay(20261122, 7));
        // The comparison means something only where faults occur and do not.
        rounds.ShouldBeInRange(3, Centres - 3);
        holes.ShouldBeInRange(3, Centres);
    }

    /// <summary>The fixes of random faults: the problem that they are for is gone.</summary>
    [Fact]
    public void Every_fix_removes_its_problem() => Prop.ForAll<int>(seed =>
    {
        var declared = Random(new Random(seed));
        var problems = RoutingVerifier.Run(declared, RoutingSettings.Default).Problems;
        foreach (var problem in problems)
        {
            if (problem.Fix.IsEmpty) continue;
            var mended = problem.Fix.Aggregate(declared, (centre, change) => change.Apply(centre));
            var left = RoutingVerifier.Run(mended, RoutingSettings.Default).Problems;
            // A rule that was moved bears another number. Where rules were struck out, another one bears the number: then there is one problem of the kind less at the place.
            if (problem.Fix is [MoveRule moved] && problem.Kind == RoutingProblemKind.ShadowedRule) left.Where(Like).ShouldNotContain(other => other.Rule == moved.ToNumber, $"{problem.Identity}: {moved}");
            else if (mended.Rules.Length == declared.Rules.Length) left.Select(other => other.Identity).ShouldNotContain(problem.Identity, string.Join(", ", problem.Fix));
            else left.Count(Like).ShouldBeLessThan(problems.Count(Like), $"{problem.Identity}: {string.Join(", ", problem.Fix)}");

            bool Like(RoutingProblem other) => other.Kind == problem.Kind && other.Place == problem.Place;
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261122, 11));

    /// <summary>The caller of a counter-example goes a way that is declared, place by place.</summary>
    private static void Lives(Declarations declared, Caller caller)
    {
        declared.EntryPoints.ShouldContain(entry => entry.Name == caller.EntryPoint);
        foreach (var (from, to) in caller.Way.Zip(caller.Way.Skip(1)))
        {
            if (from.Rule is { } rule) declared.Rules.Where(candidate => candidate.At == from.Place).OrderBy(candidate => candidate.Order).ElementAt(rule - 1).To.ShouldBe(to.Place);
            else if (from.Key is { } key) declared.Menu.ShouldContain(node => node.Parent == from.Place && node.Key == key && node.Name == to.Place);
            else (declared.EntryPoints.FirstOrDefault(entry => entry.Name == from.Place)?.LeadsTo ?? declared.Menu.FirstOrDefault(node => node.Name == from.Place)?.Target).ShouldBe(to.Place);
            to.WaitSeconds.ShouldBeGreaterThanOrEqualTo(from.WaitSeconds);
        }
    }

    private static int Minutes(RoutingVerdicts verdicts, RoutingProblemKind kind, string flow) => verdicts.Of(kind).Where(problem => problem.Place == flow).Sum(problem => problem.WeeklyMinutes);

    private static Declarations Random(Random random)
    {
        string[] flows = ["F1", "F2", "F3"], nodes = ["N0", "N1", "N2", "N3"], entries = ["E1", "E2"], calendars = ["C1", "C2"], skills = ["S1", "S2"];
        return new Declarations
        {
            Flows = [.. flows.Select(name => new DeclaredFlow { Name = name, Channel = random.Next(4) == 0 ? Channels.Mail : Channels.Phone, Skill = Any(skills), Owner = "O", Calendar = random.Next(3) == 0 ? null : Any(calendars) })],
            EntryPoints = [.. entries.Select(name => new EntryPoint { Name = name, Kind = EntryKind.PhoneNumber, LeadsTo = random.Next(8) == 0 ? null : random.Next(3) == 0 ? Any(flows) : "N0" })],
            Menu = [.. nodes.Select((name, index) => new MenuNode { Name = name, Parent = index == 0 ? null : nodes[random.Next(index)], Key = index == 0 ? null : $"{index}", Target = index == 0 || random.Next(4) == 0 ? null : random.Next(4) == 0 ? Any(nodes) : Any(flows) })],
            Calendars = [.. calendars.Select(name => new OpeningCalendar(name, [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Line())]))],
            People = [.. Enumerable.Range(1, 3).Select(number => new Person { Name = $"P{number}", Calendar = random.Next(8) == 0 ? null : Any(calendars) })],
            Assessments = [.. Enumerable.Range(1, 3).Select(number => new SkillAssessment { Person = $"P{number}", Skill = Any(skills), Holds = true, Level = 2 })],
            Rules = [.. Enumerable.Range(0, random.Next(4, 13)).Select(number => Rule(number))],
        };

        T Any<T>(T[] among) => among[random.Next(among.Length)];

        OpeningTime Line()
        {
            var from = random.Next(0, 1200);
            return new(random.Next(3) == 0 ? [] : Days(), from, random.Next(from + 1, 1441));
        }

        ImmutableArray<IsoDayOfWeek> Days() => [.. Enumerable.Range(1, 7).Where(_ => random.Next(2) == 0).DefaultIfEmpty(6).Select(day => (IsoDayOfWeek)day)];

        RoutingRule Rule(int number)
        {
            var at = Any([.. flows, .. flows, .. nodes, .. entries]);
            var flow = flows.Contains(at);
            var from = random.Next(0, 1200);
            var action = Any([RuleAction.Queue, RuleAction.Queue, RuleAction.Queue, RuleAction.GoTo, RuleAction.GoTo, RuleAction.TurnAway, RuleAction.Voicemail, RuleAction.Callback, RuleAction.Outside]);
            var calendar = random.Next(3) == 0 ? Any(calendars) : null;
            var when = new RuleCondition
            {
                Calendar = calendar,
                WhenClosed = calendar is not null && random.Next(2) == 0,
                Days = random.Next(4) == 0 ? Days() : [],
                FromMinutes = random.Next(4) == 0 ? from : null,
                ToMinutes = random.Next(4) == 0 ? random.Next(from + 1, 1441) : null,
                WaitAtLeastSeconds = flow && random.Next(3) == 0 ? 60 * random.Next(1, 4) : null,
                QueueAtLeast = flow && random.Next(4) == 0 ? random.Next(1, 30) : null,
                NobodyPresent = flow && random.Next(4) == 0,
                CustomerType = random.Next(5) == 0 ? Any(["Pro", "Particulier"]) : null,
            };
            var to = action is RuleAction.TurnAway ? null : action is RuleAction.GoTo ? Any([.. flows, .. nodes]) : action is RuleAction.Outside ? "Tiers" : Any(flows);
            return new() { At = at, Order = number, Action = action, To = to, When = when };
        }
    }
}
