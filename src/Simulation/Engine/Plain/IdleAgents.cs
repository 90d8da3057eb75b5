using System.Numerics;
using System.Runtime.Intrinsics;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>
/// Who is idle: a set of the groups that have somebody, and, where some choice asks for it, who became idle when: group by group, first in first out, one ring a group in one array.
/// </summary>
internal sealed class IdleAgents
{
    private readonly PlainTables _tables;
    private readonly GroupState[] _groups;
    private readonly ulong[] _some; // groups with somebody idle
    private readonly int[] _starts; // of each group's ring; one more at the end
    private readonly int[] _heads;
    private readonly long[] _since;
    private readonly bool _keepsTimes;
    private long _clock;

    public IdleAgents(PlainTables tables, GroupState[] groups)
    {
        _tables = tables;
        _groups = groups;
        _some = new ulong[BitSets.WordsFor(groups.Length)];
        _keepsTimes = tables.AsksIdleTimes;
        _heads = new int[groups.Length];
        _starts = new int[groups.Length + 1];
        for (var group = 0; group < groups.Length; group++) _starts[group + 1] = _starts[group] + (_keepsTimes ? tables.MostStaffed[group] : 0);
        _since = new long[_starts[^1]];
    }

    public void Clear()
    {
        Array.Clear(_some);
        Array.Clear(_heads);
        _clock = 0;
    }

    public bool Has(int group) => (_some[group >> 6] >> group & 1) != 0;

    public void Add(int group)
    {
        ref var state = ref _groups[group];
        if (_keepsTimes) KeepTime(group, ref state);
        state.Idle++;
        _some[group >> 6] |= 1UL << group;
    }

    /// <summary>Takes the agent idle longest.</summary>
    public void Remove(int group)
    {
        ref var state = ref _groups[group];
        state.Idle--;
        var none = state.Idle == 0 ? 1UL : 0;
        _some[group >> 6] &= ~(none << group);
        if (_keepsTimes) ForgetTime(group, ref state);
    }

    /// <summary>A group with an idle agent in the first level open at once that has one, or −1.</summary>
    public int Find(int flow)
    {
        if (Vector256.IsHardwareAccelerated && _tables.RouteBits.Length > 0) return FindListed(flow);
        var sets = _tables.OpenSets;
        var found = 0UL;
        for (int word = 0, set = flow * _some.Length; word < _some.Length; word++) found |= _some[word] & sets[set + word];
        if (found == 0) return -1;
        ref readonly var table = ref _tables.Flows[flow];
        if (table.IsListed)
        {
            var listed = _tables.LevelGroups;
            var place = table.FirstOpen;
            while (!Has(listed[place])) place++;
            return listed[place];
        }

        var level = table.FirstLevel;
        int group;
        do group = FindInLevel(flow, level++);
        while (group < 0);
        return group;
    }

    /// <summary>The first listed of at most eight groups, without a branch for each: which of them has somebody is asked of all at once.</summary>
    private int FindListed(int flow)
    {
        var bits = _tables.RouteBits.AsSpan(PlainTables.LongestRoute * flow, PlainTables.LongestRoute);
        var some = Vector256.Create(_some[0]);
        var without = Vector256.Equals(some & Vector256.Create(bits), Vector256<ulong>.Zero).ExtractMostSignificantBits()
            | (Vector256.Equals(some & Vector256.Create(bits[4..]), Vector256<ulong>.Zero).ExtractMostSignificantBits() << 4);
        if (without == 0xff) return -1;
        return BitOperations.TrailingZeroCount(bits[BitOperations.TrailingZeroCount(~without)]);
    }

    /// <summary>A group of the level with an idle agent, or −1.</summary>
    public int FindInLevel(int flow, int level)
    {
        ref readonly var table = ref _tables.Levels[level];
        var listed = _tables.LevelGroups.AsSpan(table.First, table.Count);
        if (listed.Length == 1) return Has(listed[0]) ? listed[0] : -1;
        if (!_keepsTimes)
        {
            foreach (var group in listed)
                if (Has(group)) return group;
            return -1;
        }

        return FindBest(_tables.LevelSets.AsSpan(level * _some.Length, _some.Length), _tables.Ranks[flow]);
    }

    /// <summary>The lowest rank, among equals the agent idle longest.</summary>
    private int FindBest(ReadOnlySpan<ulong> groups, int[] ranks)
    {
        var chosen = -1;
        var rank = int.MaxValue;
        var since = long.MaxValue;
        for (var word = 0; word < groups.Length; word++)
        {
            for (var bits = groups[word] & _some[word]; bits != 0; bits &= bits - 1)
            {
                var group = (word << 6) + BitSets.Lowest(bits);
                var ranked = ranks.Length == 0 ? 0 : ranks[group];
                if (ranked > rank || (ranked == rank && _groups[group].IdleSince >= since)) continue;
                chosen = group;
                rank = ranked;
                since = _groups[group].IdleSince;
            }
        }

        return chosen;
    }

    private void KeepTime(int group, ref GroupState state)
    {
        int start = _starts[group], size = _starts[group + 1] - start;
        var position = _heads[group] + state.Idle;
        if (position >= size) position -= size;
        _since[start + position] = _clock;
        if (state.Idle == 0) state.IdleSince = _clock;
        _clock++;
    }

    private void ForgetTime(int group, ref GroupState state)
    {
        int start = _starts[group], size = _starts[group + 1] - start;
        var head = _heads[group] + 1;
        if (head == size) head = 0;
        _heads[group] = head;
        state.IdleSince = state.Idle == 0 ? long.MaxValue : _since[start + head];
    }
}
