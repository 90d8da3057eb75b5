using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>Who became idle when, group by group, first in first out: one ring a group in one array.</summary>
internal sealed class IdleAgents
{
    private readonly int[] _starts; // of each group's ring; one more at the end
    private readonly int[] _heads;
    private readonly long[] _since;
    private long _clock;

    public IdleAgents(int[] mostStaffed)
    {
        _starts = new int[mostStaffed.Length + 1];
        for (var group = 0; group < mostStaffed.Length; group++) _starts[group + 1] = _starts[group] + mostStaffed[group];
        _heads = new int[mostStaffed.Length];
        _since = new long[_starts[^1]];
    }

    public void Clear()
    {
        Array.Clear(_heads);
        _clock = 0;
    }

    public void Add(int group, ref GroupState state)
    {
        int start = _starts[group], size = _starts[group + 1] - start;
        var position = _heads[group] + state.Idle;
        if (position >= size) position -= size;
        _since[start + position] = _clock;
        if (state.Idle++ == 0) state.IdleSince = _clock;
        _clock++;
    }

    /// <summary>Takes the agent idle longest.</summary>
    public void Remove(int group, ref GroupState state)
    {
        int start = _starts[group], size = _starts[group + 1] - start;
        var head = _heads[group] + 1;
        if (head == size) head = 0;
        _heads[group] = head;
        state.IdleSince = --state.Idle == 0 ? long.MaxValue : _since[start + head];
    }
}
