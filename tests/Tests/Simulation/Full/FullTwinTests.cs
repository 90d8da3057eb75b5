using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation.Full;

/// <summary>The twin of the full loop on its own: against the plain twin, the identity of counts, and what its random centres reach.</summary>
public sealed class FullTwinTests
{
    [Fact]
    public void On_plain_centres_it_gives_the_counts_of_the_plain_twin()
    {
        for (ulong seed = 1; seed <= 300; seed++)
        {
            var plan = RandomCentres.Of(seed);
            var plain = new NaiveTwin(plan, seed, 0).Run();
            var full = Simulators.Twin(plan, seed, 0);
            full.Contacts.ShouldBe(plain.Contacts, $"centre {seed}");
            for (var row = 0; row < full.Flows.Length; row++)
                full.Flows[row].ShouldBe(plain.Flows[row], $"centre {seed}, row {row}");
            full.Groups.ShouldBe(plain.Groups, $"centre {seed}");
        }
    }

    [Fact]
    public void Every_contact_ends_in_one_way()
    {
        for (ulong seed = 1; seed <= 500; seed++)
        {
            var plan = RandomFullCentres.Of(seed);
            var ran = Simulators.Twin(plan, seed, 0);
            for (var row = 0; row < ran.Flows.Length; row++)
            {
                var counts = ran.Flows[row];
                var ends = counts.Answered + counts.CalledBack + counts.Abandoned + counts.Blocked + counts.Closed + counts.SelfServed + counts.Deterred + counts.SentOn + counts.Messages + counts.WaitingAtEnd;
                (counts.Offered + counts.Received).ShouldBe(ends, $"centre {seed}, row {row}");
                counts.AnsweredWithin.ShouldBeLessThanOrEqualTo(counts.Answered, $"centre {seed}, row {row}");
                counts.Transferred.ShouldBeLessThanOrEqualTo(counts.Answered + counts.CalledBack, $"centre {seed}, row {row}");
                (counts.Resolved + counts.Unresolved).ShouldBeLessThanOrEqualTo(counts.Answered + counts.CalledBack, $"centre {seed}, row {row}");
                if (plan.Flows[row % plan.Flows.Length].DueTicks is null) (counts.DueMet + counts.DueMissed).ShouldBe(0, $"centre {seed}, row {row}");
            }

            foreach (var group in ran.Groups) group.BusyTicks.ShouldBeLessThanOrEqualTo(group.StaffedTicks, $"centre {seed}");
        }
    }

    [Fact]
    public void The_random_centres_reach_every_count_and_every_kind_of_record()
    {
        var kinds = new Dictionary<TraceKind, int>();
        var all = default(FlowCounts);
        long most = 0;
        for (ulong seed = 1; seed <= 400; seed++)
        {
            var ran = Simulators.Twin(RandomFullCentres.Of(seed), seed, 0);
            foreach (var record in ran.Trace) kinds[record.Kind] = kinds.GetValueOrDefault(record.Kind) + 1;
            foreach (var row in ran.Flows) all.Add(in row);
            most = Math.Max(most, ran.Trace.Count(record => record.Kind == TraceKind.CameIn));
        }

        foreach (var kind in Enum.GetValues<TraceKind>()) kinds.GetValueOrDefault(kind).ShouldBeGreaterThan(10, kind.ToString());
        foreach (var field in typeof(FlowCounts).GetFields()) ((long)field.GetValue(all)!).ShouldBeGreaterThan(10, field.Name);
        most.ShouldBeLessThan(5000);
    }
}
