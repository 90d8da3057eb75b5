using System.Globalization;
using Plateau.Cli.Frame;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Simulation;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Cli.Commands;

/// <summary>plateau simulate --trace FLOW[:N]: the way of one contact and of all that stems from it, step by step, so that a figure can be explained by somebody's day.</summary>
internal static class TraceStory
{
    public static int Tell(Session session, SimulatedModel model, string wanted, SimulationSettings settings)
    {
        var (flow, number) = Read(model.Plan, wanted);
        var board = new ProgressBoard(session.Surroundings, session.Speech);
        var result = board.Watch(_ => Simulator.Run(model.Plan, settings with { Replications = 1, Trace = true }, cancel: session.Stop));
        if (result.Replications == 0)
            throw new OperationCanceledException(session.Stop);
        var chosen = number ?? LongestWaiting(result.Trace, flow);
        if (chosen is not { } contact || !result.Trace.Any(step => step.Flow == flow && step.Number == contact))
            throw UserErrorException.In(wanted, [Problem.At("", "trace-no-contact", Argument.Of("name", model.Plan.Flows[flow].Id.Value), Argument.Count("number", (number ?? 0) + 1))]);
        session.Output.WriteLine(Speech.Plain(session.Speech.Say("trace.title", Argument.Count("number", contact + 1), Argument.Of("name", model.Plan.Flows[flow].Id.Value))));
        TellSteps(session, model.Plan, result.Trace, flow, contact);
        return ExitCode.Done;
    }

    private static (int Flow, long? Number) Read(SimulationPlan plan, string wanted)
    {
        var names = plan.Flows.Select(flow => flow.Id.Value).ToArray();
        var exact = Array.IndexOf(names, wanted);
        if (exact >= 0)
            return (exact, null);
        var colon = wanted.LastIndexOf(':');
        if (colon > 0 && Array.IndexOf(names, wanted[..colon]) is >= 0 and var flow && long.TryParse(wanted.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
            return (flow, number - 1);
        throw UserErrorException.In("--trace", [Problem.At("", "trace-no-flow", Argument.Of("name", wanted), Argument.List("names", names), Argument.List("nearest", [.. Nearest.To(colon > 0 ? wanted[..colon] : wanted, names)]))]);
    }

    /// <summary>Of the contacts from outside of the flow, the one whose first wait is longest; null when none came.</summary>
    private static long? LongestWaiting(IReadOnlyList<TraceRecord> trace, int flow)
    {
        var joined = new Dictionary<long, long>();
        (long Wait, long? Number) longest = (-1, null);
        foreach (var step in trace.Where(step => step.Flow == flow))
        {
            if (step.Kind is TraceKind.CameIn)
                joined.TryAdd(step.Number, step.Time);
            if (step.Kind is TraceKind.Taken or TraceKind.Abandoned or TraceKind.StillWaiting && joined.Remove(step.Number, out var since) && step.Time - since > longest.Wait)
                longest = (step.Time - since, step.Number);
        }

        return longest.Number;
    }

    private static void TellSteps(Session session, SimulationPlan plan, IReadOnlyList<TraceRecord> trace, int flow, long number)
    {
        var family = new HashSet<(int Flow, long Number)> { (flow, number) };
        var derived = new HashSet<long>();
        var since = new Dictionary<(int, long), long>();
        foreach (var step in trace)
        {
            if (!family.Contains((step.Flow, step.Number)) && !derived.Contains(step.Number))
                continue;
            family.Add((step.Flow, step.Number));
            derived.Add(ContactKeys.Derive(step.Number, step.Flow));
            if (step.Kind is TraceKind.CameIn or TraceKind.Waits)
                since[(step.Flow, step.Number)] = step.Time;
            var wait = Ticks.ToSeconds(step.Time - since.GetValueOrDefault((step.Flow, step.Number), step.Time));
            var text = session.Speech.Say(
                $"trace.{step.Kind}",
                Argument.Of("flow", plan.Flows[step.Flow].Id.Value),
                Argument.Of("group", step.Group < 0 ? "" : plan.Groups[step.Group].Id.Value),
                Argument.Count("agent", step.Agent + 1),
                Argument.Of("wait", session.Speech.Formatter.Duration(wait)));
            session.Output.WriteLine(Speech.Plain($"  {Clock(plan, step.Time)}  {text}"));
        }
    }

    /// <summary>Day and time of day, as 2 09:31:07.</summary>
    private static string Clock(SimulationPlan plan, long time)
    {
        var day = (time / plan.DayTicks) + 1;
        var clock = TimeSpan.FromTicks(time % plan.DayTicks); // a tick is 100 ns in both
        return string.Create(CultureInfo.InvariantCulture, $"{day,3} {(int)clock.TotalHours:00}:{clock.Minutes:00}:{clock.Seconds:00}");
    }
}
