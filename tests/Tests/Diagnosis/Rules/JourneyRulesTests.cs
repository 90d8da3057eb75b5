using System.Collections.Immutable;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Journeys;
using Plateau.Diagnosis.Rules;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Tests.Import.Journeys;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Diagnosis.Rules;

/// <summary>A healthy house of 600 customers on two flows and two channels, read from a made-up log, of which a test changes the one thing that matters.</summary>
internal static class JourneyHouse
{
    private const int Day = JourneyReading.Day;

    public static CentreEvidence Healthy { get; } = Of([]);

    /// <summary>Every tenth customer comes again after a day; the last contact closes all windows.</summary>
    public static CentreEvidence Of(IEnumerable<LogRow> more, Func<LogRow, LogRow>? change = null)
    {
        change ??= row => row;
        var rows = Enumerable.Range(1, 600).SelectMany(customer => customer % 10 == 0 ? new[] { Row(customer, 0), Row(customer, Day) } : [Row(customer, 0)]).Select(change).Concat(more).Append(new(60 * Day + 600, 9_999, Channel: "phone"));
        return EvidenceBuilder.Healthy with { Journeys = JourneyReading.Read(rows) };
    }

    public static LogRow Row(int customer, int after) => new(600 + customer % 400 + after, customer, customer % 2, Channel: customer % 3 == 0 ? "mail" : "phone");
}

public sealed class RepeatContactsTests
{
    [Fact]
    public void Found_when_customers_come_back_more_than_chance_explains()
    {
        var finding = RuleCheck.Finds<RepeatContacts>(JourneyHouse.Of(Enumerable.Range(1, 600).Where(customer => customer % 2 == 0 && customer % 10 != 0).Select(customer => JourneyHouse.Row(customer, 2 * JourneyReading.Day)))).Findings.Single();
        finding.Subject.ShouldBe("F0");
        finding.What.Code.ShouldBe("rule.JOURNEY-01.found");
    }

    [Fact]
    public void Clear_when_one_in_ten_does() => RuleCheck.IsClear<RepeatContacts>(JourneyHouse.Healthy);

    [Fact]
    public void CannotTell_without_customers_or_windows_that_are_over()
    {
        RuleCheck.CannotTell<RepeatContacts>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.JOURNEY-01.missing");
        RuleCheck.CannotTell<RepeatContacts>(EvidenceBuilder.Healthy with { Journeys = JourneyReading.Read([new(0, 1), new(9, 2)]) }).Code.ShouldBe("rule.JOURNEY-01.missing-contacts");
        RuleCheck.CannotTell<RepeatContacts>(EvidenceBuilder.Healthy with { Journeys = JourneyReading.Read(Enumerable.Range(1, 500).Select(customer => new LogRow(customer, customer))) }).Code.ShouldBe("rule.JOURNEY-01.missing-window");
    }
}

public sealed class EffortConcentratedTests
{
    [Fact]
    public void Found_where_customers_repeat_and_wait() =>
        RuleCheck.Finds<EffortConcentrated>(JourneyHouse.Of(Enumerable.Range(1, 600).Where(customer => customer % 2 == 1).SelectMany(customer => new[] { JourneyHouse.Row(customer, 900), JourneyHouse.Row(customer, 1_900) }),
            row => row with { Wait = row.Flow == 1 ? 300 : 10 })).Findings.Single().Subject.ShouldBe("F1");

    [Fact]
    public void Clear_when_flows_are_alike() => RuleCheck.IsClear<EffortConcentrated>(JourneyHouse.Of([], row => row with { Flow = row.Customer % 20 < 10 ? 0 : 1 }));

    [Fact]
    public void CannotTell_with_one_flow()
    {
        RuleCheck.CannotTell<EffortConcentrated>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.JOURNEY-02.missing");
        RuleCheck.CannotTell<EffortConcentrated>(JourneyHouse.Of([], row => row with { Flow = 0 })).Code.ShouldBe("rule.JOURNEY-02.missing-flows");
    }

    /// <summary>The exact range of ranks against every corner of the box of weights: a linear function has its extremes there.</summary>
    [Fact]
    public void Ranks_hold_at_every_corner_of_the_weights()
    {
        var random = new Random(5);
        var journeys = JourneyHouse.Healthy.Journeys!;
        JourneyFlow Flow(string id) => new(new(id), journeys.Overall with { Complete = 50, Effort = new(Value(), Value(), Value(10), Value()) });
        Estimate Value(double most = 1) => Estimate.Exactly(most * random.NextDouble(), 50);
        var flows = Enumerable.Range(0, 6).Select(at => Flow($"F{at}")).ToImmutableArray();
        var ranking = EffortRanking.Of(journeys with { Flows = flows });
        var corners = Enumerable.Range(0, 1 << EffortRanking.Weights.Length).Select(bits => EffortRanking.Weights.Select((weight, at) => (bits >> at & 1) == 0 ? weight.Low : weight.High).ToArray()).ToArray();
        double Score(JourneyFlow flow, double[] weights) => EffortRanking.Weights.Select((weight, at) => weights[at] * weight.PartOf(flow.Figures.Effort)!.Value).Sum();
        var stable = 0;
        foreach (var one in flows)
        {
            var told = ranking.Flows.Single(flow => flow.Flow == one.Flow);
            told.BestRank.ShouldBe(1 + flows.Count(other => other != one && corners.All(corner => Score(other, corner) > Score(one, corner))));
            told.WorstRank.ShouldBe(flows.Length - flows.Count(other => other != one && corners.All(corner => Score(other, corner) < Score(one, corner))));
            stable += flows.Count(other => corners.All(corner => Score(other, corner) > Score(one, corner)));
        }

        ranking.StableShare!.Value.ShouldBe(stable / 15.0, 1e-12);
        ranking.Flows.Sum(flow => flow.ShareOfExtra).ShouldBe(1, 1e-9);
        ranking.Flows.Select(flow => flow.Score).ShouldBe(ranking.Flows.Select(flow => flow.Score).OrderDescending());
    }
}

public sealed class ChannelChangesTests
{
    [Fact]
    public void Found_when_mails_are_followed_by_calls()
    {
        var finding = RuleCheck.Finds<ChannelChanges>(JourneyHouse.Of(Enumerable.Range(1, 600).Where(customer => customer % 9 == 0).Select(customer => JourneyHouse.Row(customer, 400) with { Channel = "phone" }))).Findings.Single();
        finding.Subject.ShouldBe("mail → phone");
        finding.Proposals.ShouldBeEmpty("nobody said that customers agree to be moved");
    }

    [Fact]
    public void Clear_when_customers_stay_on_their_channel() => RuleCheck.IsClear<ChannelChanges>(JourneyHouse.Healthy);

    [Fact]
    public void CannotTell_without_channels()
    {
        RuleCheck.CannotTell<ChannelChanges>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.JOURNEY-03.missing");
        RuleCheck.CannotTell<ChannelChanges>(EvidenceBuilder.Healthy with { Journeys = JourneyHouse.Healthy.Journeys! with { ChannelChanges = null } }).Code.ShouldBe("rule.JOURNEY-03.missing-channels");
    }
}

public sealed class DeclaredPathNotFollowedTests
{
    private static CentreEvidence With(params (string Path, long Count)[] ways)
    {
        JourneyStep Step(int order, string step, string? seenAs) => new() { Journey = "Sinistre", Order = order, Step = step, SeenAs = seenAs, Hours = 2 };
        return CaseHouse.With(cases => cases with { Cases = ways.Sum(way => way.Count), Variants = [.. ways.Select(way => new CaseVariant([.. way.Path.Split(' ')], way.Path.Split(' ').Length, way.Count, 36_000))] })
            with
        { Declared = Declarations.None with { Journeys = [Step(2, "Instruire", "traiter"), Step(1, "Déclarer", "Ouvrir"), Step(3, "Clore", "clore"), Step(4, "Remercier", null)] } };
    }

    [Fact]
    public void Found_when_steps_are_left_out_or_come_again()
    {
        var evidence = With(("ouvrir traiter clore", 40), ("ouvrir clore", 50), ("ouvrir traiter clore traiter clore", 30), ("ouvrir note", 20), ("note note", 60));
        RuleCheck.Finds<DeclaredPathNotFollowed>(evidence).Findings.Single().Severity.ShouldBe(Severity.Serious);
        var path = PathConformance.Of(evidence).Single();
        (path.Seen, path.FromContacts, path.DeclaredHours, path.LivedHours).ShouldBe((140, false, 8.0, 10.0));
        path.Conform.Value!.Value.ShouldBe(40 / 140.0, 1e-12);
        path.Visible.ShouldBe(["Déclarer", "Instruire", "Clore"]);
        path.Invisible.ShouldBe(["Remercier"]);
        path.Deviations.ShouldBe([new(1, "Instruire", "Clore", 50), new(3, null, "Instruire", 30), new(1, "Instruire", null, 20)]);
    }

    [Fact]
    public void Clear_when_most_walk_it_with_other_steps_between() => RuleCheck.IsClear<DeclaredPathNotFollowed>(With(("ouvrir note traiter traiter clore", 190), ("ouvrir clore", 10)));

    [Fact]
    public void CannotTell_without_a_declared_journey_or_its_traces()
    {
        RuleCheck.CannotTell<DeclaredPathNotFollowed>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.JOURNEY-04.missing");
        RuleCheck.CannotTell<DeclaredPathNotFollowed>(With(("a b", 100))).Code.ShouldBe("rule.JOURNEY-04.missing-ways");
    }

    /// <summary>The help desk's own log: nearly all tickets begin by assignment to a level of seriousness and end closed.</summary>
    [Fact]
    public void The_help_desk_is_judged_on_nearly_all_its_tickets()
    {
        var cases = Plateau.Import.Reading.Run(new([Path.Combine(Repository.Root, "samples", "helpdesk-italy", "tickets.csv.gz")]), cancellation: TestContext.Current.CancellationToken).Evidence!;
        string[] names = ["Assign seriousness", "Take in charge ticket", "Resolve ticket", "Closed"];
        var steps = names.Select((name, at) => new JourneyStep { Journey = "Ticket", Order = at + 1, Step = name, SeenAs = name });
        var path = PathConformance.Of(cases with { Declared = Declarations.None with { Journeys = [.. steps] } }).Single();
        path.Seen.ShouldBe(cases.Cases!.Variants.Where(variant => variant.Activities.Any(names.Contains)).Sum(variant => variant.Cases));
        path.Conform.Value!.Value.ShouldBe((double)cases.Cases.Variants.Where(variant => variant.Activities.Where(names.Contains).Aggregate(new List<string>(), Joined).SequenceEqual(names)).Sum(variant => variant.Cases) / path.Seen, 1e-12);
        path.Covered.ShouldBeGreaterThan(0.95);
        (path.Deviations.Sum(one => one.Count) + (long)Math.Round(path.Conform.Value!.Value * path.Seen)).ShouldBe(path.Seen);

        static List<string> Joined(List<string> way, string step)
        {
            if (way.Count == 0 || way[^1] != step) way.Add(step);
            return way;
        }
    }
}

public sealed class SelfCareCandidateTests
{
    private static CentreEvidence With(double variation) => EvidenceBuilder.Healthy with
    {
        Observed = EvidenceBuilder.Healthy.Observed! with { Flows = [.. EvidenceBuilder.Healthy.Observed!.Flows.Select(flow => flow.Flow.Value == "A" ? flow with { Handle = flow.Handle with { Variation = variation, Mean = Estimate.Around(100, 2, 10_000) } } : flow)] },
    };

    [Fact]
    public void Found_for_many_short_contacts_that_are_alike()
    {
        var finding = RuleCheck.Finds<SelfCareCandidate>(With(0.4)).Findings.Single();
        (finding.Subject, finding.Severity, finding.Confidence).ShouldBe(("A", Severity.Note, Confidence.Low));
    }

    [Fact]
    public void Clear_when_they_vary() => RuleCheck.IsClear<SelfCareCandidate>(With(1.4));

    [Fact]
    public void CannotTell_without_durations()
    {
        RuleCheck.CannotTell<SelfCareCandidate>(EvidenceBuilder.With(centre => centre.Log = false)).Code.ShouldBe("rule.JOURNEY-05.missing");
        var flows = EvidenceBuilder.Healthy.Observed!.Flows;
        RuleCheck.CannotTell<SelfCareCandidate>(EvidenceBuilder.Healthy with { Observed = EvidenceBuilder.Healthy.Observed! with { Flows = [.. flows.Select(flow => flow with { Handle = flow.Handle with { Variation = null } })] } }).Code.ShouldBe("rule.JOURNEY-05.missing-variation");
    }

    /// <summary>What leaves and what stays are together what was there, in contacts and in hours.</summary>
    [Fact]
    public void Nothing_is_lost_when_a_part_leaves()
    {
        var limits = new SelfCareLimits(0.05, 0.9, 1, 0.05, 0.3, 0.8);
        var seen = SelfCare.Of(With(0.4), limits)!;
        var flow = seen.Flows.Single(one => one.IsCandidate);
        (flow.After.Contacts + 0.3 * flow.Contacts).ShouldBe(seen.Contacts, 1e-6);
        (flow.After.Hours + 0.3 * flow.Contacts * 0.8 * flow.MeanHandleSeconds / 3600).ShouldBe(seen.Hours, 1e-6);
        flow.After.FlowMeanHandleSeconds.ShouldBeGreaterThan(flow.MeanHandleSeconds);
        (0.3 * 0.8 * flow.MeanHandleSeconds + 0.7 * flow.After.FlowMeanHandleSeconds).ShouldBe(flow.MeanHandleSeconds, 1e-9);
        SelfCare.Of(With(0.4), limits with { Easier = 1 })!.Flows.Single(one => one.IsCandidate).After.FlowMeanHandleSeconds.ShouldBe(flow.MeanHandleSeconds, 1e-9);
    }
}

public sealed class FrictionMetTests
{
    [Fact]
    public void Found_by_kind_when_many_customers_meet_it()
    {
        RuleCheck.Finds<FrictionMet>(JourneyHouse.Of([], row => row with { Answered = row.Flow == 1 || row.Customer % 4 != 0, Wait = row.Flow == 1 ? 400 : 30 })).Findings.Select(finding => finding.What.Code)
            .ShouldBe(["rule.JOURNEY-06.found-long-wait", "rule.JOURNEY-06.found"], ignoreOrder: true);
        RuleCheck.Finds<FrictionMet>(JourneyHouse.Of([], row => row with { Contact = 1 + row.Customer / 2 * 2, Customer = 1 + row.Customer / 2 })).Findings.ShouldAllBe(finding => finding.What.Code == "rule.JOURNEY-06.found-transfer");
        RuleCheck.Finds<FrictionMet>(JourneyHouse.Of([], row => row with { Answered = false, Minute = row.Minute + 12 * 60 })).Findings.ShouldAllBe(finding => finding.What.Code == "rule.JOURNEY-06.found-closed");
    }

    [Fact]
    public void Clear_when_few_do() => RuleCheck.IsClear<FrictionMet>(JourneyHouse.Healthy);

    [Fact]
    public void CannotTell_without_customers() => RuleCheck.CannotTell<FrictionMet>(EvidenceBuilder.Healthy).Code.ShouldBe("rule.JOURNEY-06.missing");
}
