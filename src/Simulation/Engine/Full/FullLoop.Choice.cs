using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Routing;

namespace Plateau.Simulation.Engine.Full;

/// <summary>Which agent takes a contact, and which contact an agent takes.</summary>
internal sealed partial class FullLoop
{
    private readonly int[] _levelBuffer;
    private readonly LaneOption[] _optionBuffer;

    /// <summary>An agent available for the contact in the first of these levels that has one, or −1.</summary>
    /// <param name="withQueueLevels">Whether levels with a queue condition count, where it holds; at joining they do not.</param>
    private int FindAgent(FlowTable table, int slot, int firstLevel, int endLevel, bool withQueueLevels)
    {
        for (var position = firstLevel; position < endLevel; position++)
        {
            ref readonly var level = ref _tables.Levels[position];
            var flow = _slots[slot].Flow;
            if (level.QueueAtLeast > 0 && (!withQueueLevels || _waitingOf[flow] < level.QueueAtLeast)) continue;
            var groups = _tables.LevelGroups.AsSpan(level.First, level.Count);
            var agent = table.IsIntricate
                ? FindAgentIntricate(table, slot, groups, position)
                : AgentOf(SelectGroup(table, slot, groups, position));
            if (agent >= 0) return agent;
        }

        return -1;
    }

    private int AgentOf(int group) => group < 0 ? -1 : _buckets[group * PlanRules.MostConcurrent].First;

    private int SelectGroup(FlowTable table, int slot, ReadOnlySpan<int> groups, int level)
    {
        if (groups.Length == 1) return _groups[groups[0]].Idle > 0 ? groups[0] : -1;
        return table.AgentSelector.Select(new AgentChoice
        {
            Level = groups,
            Groups = _groups,
            Mastery = table.Mastery,
            Breadth = _tables.Breadth,
            Bits = table.AgentSelector.Draws ? BitsOf(slot, level - table.FirstLevel) : 0,
        });
    }

    private ulong BitsOf(int slot, int level)
    {
        var stream = StreamOf(StreamPurpose.Routing, in _slots[slot]);
        for (var draw = 0; draw < level; draw++) stream.NextBits();
        return stream.NextBits();
    }

    /// <summary>Reserves and agents with several contacts: those with the fewest in hand first; with none in hand the selector chooses, else the group listed first.</summary>
    private int FindAgentIntricate(FlowTable table, int slot, ReadOnlySpan<int> groups, int level)
    {
        var flow = _slots[slot].Flow;
        var count = 0;
        foreach (var group in groups)
            if (_groups[group].Idle > _tables.Groups[group].Reserve[flow]) _levelBuffer[count++] = group;
        var idle = AgentOf(count == 0 ? -1 : SelectGroup(table, slot, _levelBuffer.AsSpan(0, count), level));
        if (idle >= 0) return idle;
        for (var inHand = 1; inHand < table.MostInHand; inHand++)
        {
            foreach (var group in groups)
            {
                var people = _tables.Groups[group];
                if (inHand >= people.Concurrency[flow] || _groups[group].Leaving > 0) continue;
                if (people.Reserve[flow] > 0 && _groups[group].Idle <= people.Reserve[flow]) continue;
                var agent = _buckets[(group * PlanRules.MostConcurrent) + inHand].First;
                if (agent >= 0) return agent;
            }
        }

        return -1;
    }

    /// <summary>The waiting contact that an agent with room takes next, or −1. An agent without a contact counts among the idle ones of the group.</summary>
    private int FindContact(int agent)
    {
        if (_waiting == 0) return -1;
        var group = _agents[agent].Group;
        var table = _tables.Groups[group];
        ReadOnlySpan<LaneOption> options = table.Options;
        if (!table.IsSimple) options = _optionBuffer.AsSpan(0, CollectOptions(table, group, _agents[agent].InHand));
        var lane = table.ContactSelector.Select(options, _lanes, _now);
        return lane < 0 ? -1 : _lanes[lane].Head;
    }

    private int CollectOptions(GroupTable table, int group, int inHand)
    {
        if (inHand > 0 && _groups[group].Leaving > 0) return 0;
        var count = 0;
        for (var position = 0; position < table.Options.Length; position++)
        {
            ref readonly var option = ref table.Options[position];
            if (inHand >= table.Concurrency[option.Flow]) continue;
            if (_waitingOf[option.Flow] < table.QueueAtLeast[position]) continue;
            var reserve = table.Reserve[option.Flow];
            if (reserve > 0 && _groups[group].Idle <= reserve) continue;
            _optionBuffer[count++] = option;
        }

        return count;
    }
}
