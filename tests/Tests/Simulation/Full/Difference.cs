using System.Globalization;
using System.Text;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>What two simulators tell differently of the same plan.</summary>
internal static class Difference
{
    private const int LinesBefore = 12;

    /// <summary>The first record that differs, with those before it, and all counts that differ; null when there is no difference.</summary>
    /// <param name="withTrace">Whether the second has a trace to compare.</param>
    public static string? Between(SimulationPlan plan, Ran expected, Ran actual, bool withTrace = true)
    {
        var text = new StringBuilder();
        if (withTrace) AddTrace(text, plan, expected, actual);
        if (actual.Contacts is not null && expected.Contacts != actual.Contacts) text.AppendLine(CultureInfo.InvariantCulture, $"contacts: {expected.Contacts}, not {actual.Contacts}");
        for (var row = 0; row < expected.Flows.Length; row++) AddFields(text, $"day {row / plan.Flows.Length}, {plan.Flows[row % plan.Flows.Length].Id}", expected.Flows[row], actual.Flows[row]);
        for (var group = 0; group < expected.Groups.Length; group++) AddFields(text, $"{plan.Groups[group].Id}", expected.Groups[group], actual.Groups[group]);
        return text.Length == 0 ? null : text.ToString();
    }

    private static void AddTrace(StringBuilder text, SimulationPlan plan, Ran expected, Ran actual)
    {
        var same = expected.Trace.Zip(actual.Trace).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same == expected.Trace.Count && same == actual.Trace.Count) return;
        var unit = plan.PeriodTicks < Ticks.PerSecond ? 1 : Ticks.PerSecond;
        var lines = TraceText.Of(plan, expected.Trace.Take(same + 1), unit);
        foreach (var line in lines.Take(same).Skip(Math.Max(0, same - LinesBefore))) text.AppendLine(line);
        text.AppendLine(CultureInfo.InvariantCulture, $"{lines.ElementAtOrDefault(same) ?? "(end)"}   <- expected");
        text.AppendLine(CultureInfo.InvariantCulture, $"{TraceText.Of(plan, actual.Trace.Take(same + 1), unit).ElementAtOrDefault(same) ?? "(end)"}   <- but was");
    }

    private static void AddFields<T>(StringBuilder text, string where, T expected, T actual)
        where T : struct
    {
        foreach (var field in typeof(T).GetFields())
        {
            var (wanted, got) = ((long)field.GetValue(expected)!, (long)field.GetValue(actual)!);
            if (wanted != got) text.AppendLine(CultureInfo.InvariantCulture, $"{where}: {field.Name} is {wanted}, not {got}");
        }
    }
}
