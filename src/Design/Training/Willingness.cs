using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Model;

namespace Plateau.Design.Training;

/// <summary>One person's wishes, without the person's name.</summary>
/// <param name="Refuses">Will not or cannot be learnt.</param>
/// <param name="Wishes">Would be liked.</param>
public sealed record PersonWishes(ImmutableHashSet<SkillId> Refuses, ImmutableHashSet<SkillId> Wishes)
{
    /// <summary>Of whom nothing is known: willing, without a wish.</summary>
    public static PersonWishes Neutral { get; } = new([], []);
}

/// <summary>What the people of today's groups are willing to learn, as the centre file says; whoever it says nothing of is willing.</summary>
/// <param name="ByGroup">[group][person]: as many as the group has people.</param>
public sealed record Willingness(ImmutableArray<ImmutableArray<PersonWishes>> ByGroup)
{
    public static Willingness Of(CursorInputs inputs, Organisation today)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(today);
        var known = inputs.Centre.Agents.Where(agent => !agent.Refuses.IsEmpty || !agent.Wishes.IsEmpty).ToDictionary(agent => agent.Id, agent => new PersonWishes([.. agent.Refuses], [.. agent.Wishes]));
        return new Willingness([.. today.Groups.Select(group => People(known, LearningGroups.Among(inputs, group).SelectMany(own => own.Members), group.Agents))]);
    }

    private static ImmutableArray<PersonWishes> People(Dictionary<AgentId, PersonWishes> known, IEnumerable<AgentId> members, int people)
    {
        var named = members.Select(member => known.GetValueOrDefault(member) ?? PersonWishes.Neutral).Take(people).ToArray();
        return [.. named, .. Enumerable.Repeat(PersonWishes.Neutral, people - named.Length)];
    }
}
