namespace Plateau.Import.Estimation;

/// <summary>Ways of customers from flow to flow: contacts with no longer pause than the window between them. Memory is bounded: ways beyond it are counted without their steps.</summary>
internal sealed class PathTotals(JourneyFrame frame)
{
    /// <summary>Steps of a way that are kept.</summary>
    public const int Longest = 12;

    private const int MostPaths = 50_000;

    public Dictionary<ulong, Path> Paths { get; } = [];

    public long Walked { get; private set; }

    /// <summary>All contacts of a customer, in order of time.</summary>
    public void Add(ReadOnlySpan<JourneyContact> contacts, long customer)
    {
        var from = 0;
        for (var at = 1; at <= contacts.Length; at++)
        {
            if (at < contacts.Length && contacts[at].Seconds - contacts[at - 1].Seconds <= frame.WindowSeconds) continue;
            // Its last contact may have been followed after the end of the log: a way that is not over says nothing of its end.
            if (frame.IsOver(contacts[at - 1].Seconds, frame.WindowSeconds)) Walk(contacts[from..at], customer);
            from = at;
        }
    }

    private void Walk(ReadOnlySpan<JourneyContact> way, long customer)
    {
        Walked++;
        var key = (ulong)way.Length;
        foreach (ref readonly var contact in way)
        {
            key = (key ^ (ulong)(contact.Flow + 1)) * 0x9E3779B97F4A7C15UL;
            key ^= key >> 29;
        }

        if (!Paths.TryGetValue(key, out var path))
        {
            if (Paths.Count >= MostPaths) return;
            var flows = new int[Math.Min(Longest, way.Length)];
            for (var at = 0; at < flows.Length; at++) flows[at] = way[at].Flow;
            Paths.Add(key, path = new(flows, way.Length));
        }

        path.Count++;
        path.Seconds += way[^1].Seconds - way[0].Seconds;
        if (path.LastCustomer != customer) path.Customers++;
        path.LastCustomer = customer;
    }

    internal sealed class Path(int[] flows, int length)
    {
        public int[] Flows => flows;

        public int Length => length;

        public long Count, Customers, Seconds;
        public long LastCustomer = -1;
    }
}
