using Plateau.Bench.Engine;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Ways;
using Plateau.Simulation;
using Plateau.Simulation.Memory;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Workloads;
using Plateau.Storage;
using Plateau.Tests.Architecture;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>A run that is remembered is the run itself.</summary>
public sealed class MemoryTests
{
    private static readonly SimulationSettings Settings = new(7, 3, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void What_is_written_is_read_back_whole()
    {
        var result = Simulator.Run(EverythingOnPlan(), Settings with { ByPeriod = true, Waits = true }, null, Cancel);
        using var stream = new MemoryStream();
        ResultBytes.Write(result, stream);
        stream.Position = 0;
        var back = ResultBytes.Read(stream);
        back.Flows.ShouldBe(result.Flows);
        back.Groups.ShouldBe(result.Groups);
        back.Waits!.Answered.ShouldBe(result.Waits!.Answered);
        back.Waits.Abandoned.ShouldBe(result.Waits.Abandoned);
        (back.Replications, back.Days, back.RowsPerDay, back.FlowCount, back.GroupCount, back.Digest, back.ContactsSimulated, back.EngineCpuSeconds, back.Cancelled)
            .ShouldBe((result.Replications, result.Days, result.RowsPerDay, result.FlowCount, result.GroupCount, result.Digest, result.ContactsSimulated, result.EngineCpuSeconds, false));
        stream.Position.ShouldBe(stream.Length);
    }

    [Fact]
    public void Every_number_of_a_plan_tells_runs_apart_and_threads_do_not()
    {
        var plan = EverythingOnPlan();
        var key = RunKey.Of(plan, Settings);
        RunKey.Of(EverythingOnPlan(), Settings).ShouldBe(key); // a plan made anew, from the same file
        RunKey.Of(plan, Settings with { Threads = 2 }).ShouldBe(key);
        string[] others =
        [
            RunKey.Of(plan, Settings with { Seed = 8 }),
            RunKey.Of(plan, Settings with { Replications = 4 }),
            RunKey.Of(plan, Settings with { FirstReplication = 1 }),
            RunKey.Of(plan, Settings with { ByPeriod = true }),
            RunKey.Of(plan with { WarmUpTicks = plan.WarmUpTicks + 1 }, Settings),
            RunKey.Of(plan with { WaitingPlaces = 17 }, Settings),
            RunKey.Of(plan with { AgentSelector = "another" }, Settings),
            RunKey.Of(plan with { Flows = [.. plan.Flows.Reverse()] }, Settings),
            RunKey.Of(plan with { Groups = plan.Groups.SetItem(0, plan.Groups[0] with { Staffing = plan.Groups[0].Staffing.SetItem(1, plan.Groups[0].Staffing[1] + 1) }) }, Settings),
            RunKey.Of(plan with { DayFactors = [] }, Settings),
        ];
        others.ShouldNotContain(key);
        others.Distinct().Count().ShouldBe(others.Length);
    }

    [Fact]
    public void Every_field_of_a_nested_part_tells_runs_apart()
    {
        var plan = EverythingOnPlan();
        var (flow, group) = (plan.Flows[0], plan.Groups[0]);
        string[] keys =
        [
            RunKey.Of(plan, Settings),
            OfFlow(flow with { ArrivalsPerPeriod = flow.ArrivalsPerPeriod.SetItem(3, Math.BitIncrement(flow.ArrivalsPerPeriod[3])) }),
            OfFlow(flow with { ArrivalKind = ArrivalKind.Fixed }),
            OfFlow(flow with { Patience = new Exponential(61) }),
            OfFlow(flow with { Patience = new Exponential(Math.BitIncrement(61.0)) }),
            OfFlow(flow with { Patience = new LogNormal(61, 1) }),
            OfFlow(flow with { Menu = flow.Menu! with { Time = new Exponential(26) } }),
            OfFlow(flow with { Menu = flow.Menu! with { Choices = [new(flow.Menu!.Choices[0].Flow, 0.04)] } }),
            OfFlow(flow with { QueueRules = flow.QueueRules.SetItem(1, flow.QueueRules[1] with { PatienceFactor = 0.81 }) }),
            OfFlow(flow with { QueueRules = [.. flow.QueueRules.Reverse()] }),
            OfFlow(flow with { Levels = flow.Levels.SetItem(0, flow.Levels[0] with { QueueAtLeast = 1 }) }),
            OfFlow(flow with { Levels = flow.Levels.SetItem(0, flow.Levels[0] with { Groups = [.. flow.Levels[0].Groups.Skip(1)] }) }),
            OfFlow(flow with { WaitWeight = 2 }),
            OfGroup(group with { Preference = [.. Enumerable.Range(0, plan.Flows.Length)] }),
            OfGroup(group with { Mastery = [.. Enumerable.Range(0, plan.Flows.Length)] }),
            OfGroup(group with { Takes = [.. group.Takes.Reverse()] }),
            OfGroup(group with { HandleTimes = group.HandleTimes.SetItem(group.Takes[0], new Exponential(123)) }),
            OfGroup(group with { Learning = group.Learning! with { Rate = 0.11 } }),
            OfGroup(group with { ResolvedShares = group.ResolvedShares.SetItem(0, null) }),
            OfGroup(group with { Breaks = [] }),
            OfGroup(group with { Speeds = [1] }),
        ];
        keys.Distinct().Count().ShouldBe(keys.Length);

        string OfFlow(FlowPlan changed) => RunKey.Of(plan with { Flows = plan.Flows.SetItem(0, changed) }, Settings);

        string OfGroup(GroupPlan changed) => RunKey.Of(plan with { Groups = plan.Groups.SetItem(0, changed) }, Settings);
    }

    [Fact]
    public void Any_plan_has_a_key_of_its_own_and_keeps_it()
    {
        var keys = Enumerable.Range(1, 200).Select(seed => RunKey.Of(RandomCentres.Of((ulong)seed), Settings)).ToList();
        keys.Distinct().Count().ShouldBe(keys.Count);
        keys.ShouldAllBe(key => key.Length == 64);
        Enumerable.Range(1, 200).Select(seed => RunKey.Of(RandomCentres.Of((ulong)seed), Settings)).ShouldBe(keys);
    }

    [Fact]
    public void A_remembered_run_is_not_computed_again()
    {
        using var folder = new TemporaryFolder();
        var (plan, path) = (EverythingOnPlan(), Path.Combine(folder.Path, "x.runs"));
        SimulationResult first, second;
        using (var memory = new SimulationMemoryFile(path))
            first = RememberingSimulator.Run(plan, Settings, memory, null, Cancel);
        using (var memory = new SimulationMemoryFile(path))
        {
            memory.Count.ShouldBe(1);
            second = RememberingSimulator.Run(plan, Settings with { Threads = 2 }, memory, null, Cancel);
            memory.Count.ShouldBe(1);
        }

        second.EngineCpuSeconds.ShouldBe(first.EngineCpuSeconds); // a new run would have its own
        second.Digest.ShouldBe(first.Digest);
    }

    [Fact]
    public void A_file_that_was_torn_anywhere_keeps_what_was_complete_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        var (plan, whole) = (EverythingOnPlan(), Path.Combine(folder.Path, "whole.runs"));
        var results = new List<SimulationResult>();
        using (var memory = new SimulationMemoryFile(whole))
        {
            for (ulong seed = 1; seed <= 3; seed++)
                results.Add(RememberingSimulator.Run(plan, Settings with { Seed = seed }, memory, null, Cancel));
        }

        var bytes = File.ReadAllBytes(whole);
        // Every length would take long: those around the borders, and some between.
        foreach (var length in Enumerable.Range(0, 60).Select(step => step * bytes.Length / 60).Append(bytes.Length - 1).Append(bytes.Length))
        {
            var torn = Path.Combine(folder.Path, $"{length}.runs");
            File.WriteAllBytes(torn, bytes[..length]);
            using var memory = new SimulationMemoryFile(torn);
            memory.Count.ShouldBe(length == bytes.Length ? 3 : Math.Min(2, memory.Count));
            for (ulong seed = 1; seed <= 3; seed++)
                RememberingSimulator.Run(plan, Settings with { Seed = seed }, memory, null, Cancel).Digest.ShouldBe(results[(int)seed - 1].Digest);
            memory.Count.ShouldBe(3);
        }
    }

    private static SimulationPlan EverythingOnPlan() => EverythingOn.Of(Workload.Read(Repository.Read("tests/Validation/workloads/w2.workload.json")).Workload!.ToPlan());
}
