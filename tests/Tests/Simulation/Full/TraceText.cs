using System.Globalization;
using Plateau.Simulation.Engine;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Tests.Simulation.Full;

/// <summary>
/// A trace as lines that a person can write and compare: "30 Taken calls 0 by team.1". Times in units of the reader's choice. A contact that stems from another is told by it: "mail (calls 3)"; a dialled
/// number by dialler and position: "sales dialled 0.2".
/// </summary>
internal sealed class TraceText(SimulationPlan plan, long unit)
{
    private readonly Dictionary<(int Flow, long Number), string> _names = [];
    private readonly Dictionary<long, string> _derived = [];

    public static IReadOnlyList<string> Of(SimulationPlan plan, IEnumerable<TraceRecord> trace, long unit = Ticks.PerSecond)
    {
        var text = new TraceText(plan, unit);
        for (var dialler = 0; dialler < plan.Diallers.Length; dialler++)
            for (var number = 0; number < 1000; number++)
                text.Name(plan.Diallers[dialler].Flow, ContactKeys.Derive(number, -1 - dialler), string.Create(CultureInfo.InvariantCulture, $"{plan.Flows[plan.Diallers[dialler].Flow].Id} dialled {dialler}.{number}"));
        return [.. trace.Select(text.LineOf)];
    }

    private string LineOf(TraceRecord record)
    {
        var time = record.Time % unit == 0 ? (record.Time / unit).ToString(CultureInfo.InvariantCulture) : (record.Time / (double)unit).ToString("R", CultureInfo.InvariantCulture);
        var agent = record.Group < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{plan.Groups[record.Group].Id}.{record.Agent}");
        if (record.Flow < 0) return $"{time} {record.Kind} {agent}";
        var line = $"{time} {record.Kind} {NameOf(record.Flow, record.Number)}";
        return agent.Length == 0 ? line : $"{line} by {agent}";
    }

    private string NameOf(int flow, long number)
    {
        if (_names.TryGetValue((flow, number), out var name)) return name;
        name = _derived.TryGetValue(number, out var origin)
            ? $"{plan.Flows[flow].Id} ({origin})"
            : string.Create(CultureInfo.InvariantCulture, $"{plan.Flows[flow].Id} {number}");
        Name(flow, number, name);
        return name;
    }

    private void Name(int flow, long number, string name)
    {
        _names[(flow, number)] = name;
        _derived[ContactKeys.Derive(number, flow)] = name;
    }
}
