using Plateau.Import.Formats;

namespace Plateau.Import.Estimation;

/// <summary>One agent on one flow over the whole log; sums are exact whole seconds.</summary>
internal struct AgentFlowTotals
{
    public long Contacts;
    public long HandleCount;
    public long HandleSeconds;
    public Int128 HandleSquares;
    public int LastDay;

    public readonly double Mean => (double)HandleSeconds / HandleCount;

    /// <summary>Sum of squared deviations from the own mean.</summary>
    public readonly double SquaredDeviations => (double)((Int128)HandleCount * HandleSquares - (Int128)HandleSeconds * HandleSeconds) / HandleCount;
}

/// <summary>One agent over the whole log.</summary>
internal sealed class AgentTotals
{
    private AgentFlowTotals[] _flows = [];

    public long Contacts { get; private set; }

    public int DaysPresent { get; set; }

    /// <summary>Seconds with at least one contact in hand.</summary>
    public long BusySeconds { get; set; }

    /// <summary>By flow index; shorter than the number of flows when the later ones never came.</summary>
    public ReadOnlySpan<AgentFlowTotals> Flows => _flows;

    public void Count(in ContactRecord contact)
    {
        if (contact.Flow >= _flows.Length) Array.Resize(ref _flows, contact.Flow + 4);
        ref var flow = ref _flows[contact.Flow];
        Contacts++;
        flow.Contacts++;
        flow.LastDay = Math.Max(flow.LastDay, contact.Day);
        if (contact.HandleSeconds > 0)
        {
            flow.HandleCount++;
            flow.HandleSeconds += contact.HandleSeconds;
            flow.HandleSquares += (Int128)contact.HandleSeconds * contact.HandleSeconds;
        }
    }
}
