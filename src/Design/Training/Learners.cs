using System.Collections.Immutable;
using System.Globalization;
using Plateau.Design.Cursor;
using Plateau.Model;

namespace Plateau.Design.Training;

/// <summary>One person more of a group learns one skill more.</summary>
/// <param name="Group">Position of the group among today's.</param>
/// <param name="Skill">Position of the skill.</param>
public readonly record struct Lesson(int Group, int Skill);

/// <summary>
/// Today's people by their skills, and what they might learn. Learning changes the skills of some seats and nothing else: who is present when stays to the seat what it was,
/// so that two centres differ by what was learnt alone.
/// </summary>
public sealed class Learners
{
    private readonly CursorInputs inputs;
    private readonly Organisation today;
    private readonly double[][] expected;
    private readonly ImmutableArray<SkillId> skills;
    private readonly int[] skillOfFlow;
    private readonly ImmutableArray<int>[] held;
    private readonly bool[,] refused;

    /// <param name="today">Must carry today's presence.</param>
    /// <param name="refuses">Whether the people of a group (by its position among today's) will not or cannot learn a skill.</param>
    public Learners(CursorInputs inputs, Organisation today, Func<int, SkillId, bool>? refuses = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(today);
        this.inputs = inputs;
        this.today = today;
        var flows = inputs.Centre.Flows;
        expected = today.Spread(today.Today ?? throw new ArgumentException("The organisation has no presence of today.", nameof(today)));
        skills = [.. flows.Select(flow => flow.Skill).Distinct()];
        skillOfFlow = [.. flows.Select(flow => skills.IndexOf(flow.Skill))];
        held = [.. today.Groups.Select(group => group.Flows.Select(flow => skillOfFlow[flow]).Distinct().Order().ToImmutableArray())];
        refused = new bool[today.Groups.Length, skills.Length];
        for (var group = 0; group < today.Groups.Length; group++)
        {
            for (var skill = 0; skill < skills.Length; skill++)
                refused[group, skill] = refuses?.Invoke(group, skills[skill]) ?? false;
        }

        var missing = Enumerable.Range(0, today.Groups.Length)
            .SelectMany(group => Enumerable.Range(0, skills.Length).Select(skill => new Lesson(group, skill)))
            .Where(MayLearn).ToArray();
        Lessons = [.. missing.Where(lesson => !refused[lesson.Group, lesson.Skill])];
        Refused = missing.Where(lesson => refused[lesson.Group, lesson.Skill]).Sum(lesson => today.Groups[lesson.Group].Agents);
    }

    /// <summary>What a person of some group lacks and may learn, in a fixed order.</summary>
    public ImmutableArray<Lesson> Lessons { get; }

    /// <summary>Pairs of person and skill that are left out because of the wish or the ability.</summary>
    public int Refused { get; }

    /// <summary>Pairs of person and skill of <see cref="Lessons"/>.</summary>
    public int WholeTrainings => Lessons.Sum(lesson => today.Groups[lesson.Group].Agents);

    public int GroupCount => today.Groups.Length;

    public int SkillCount => skills.Length;

    public SkillId SkillOf(Lesson lesson) => skills[lesson.Skill];

    /// <summary>Positions of the flows that ask for the skill of the lesson.</summary>
    public IEnumerable<int> FlowsOf(Lesson lesson) => Enumerable.Range(0, skillOfFlow.Length).Where(flow => skillOfFlow[flow] == lesson.Skill);

    /// <summary>Positions of the flows that the group takes today.</summary>
    public ImmutableArray<int> TakenBy(int group) => today.Groups[group].Flows;

    public int PeopleIn(int group) => today.Groups[group].Agents;

    /// <summary>Agents of the group expected in each period, as today.</summary>
    public IReadOnlyList<double> PresenceOf(int group) => expected[group];

    /// <summary>People of the group who have not had the lesson.</summary>
    public int Left(Lesson lesson, IReadOnlyCollection<Lesson> learnt) => today.Groups[lesson.Group].Agents - learnt.Count(other => other == lesson);

    /// <summary>Agents expected, [group][period], when everyone's presence is so many times today's.</summary>
    public double[][] Scaled(double scale) => [.. expected.Select(periods => periods.Select(agents => agents * scale).ToArray())];

    /// <summary>The centre in which these lessons have been had.</summary>
    public CentreModel Centre(double[][] presence, IReadOnlyCollection<Lesson> learnt) => With(presence, Enumerable.Range(0, today.Groups.Length).SelectMany(group => Classes(group, learnt)));

    /// <summary>The centre in which all lessons have been had.</summary>
    public CentreModel CentreOfEveryone(double[][] presence) => With(presence, Enumerable.Range(0, today.Groups.Length).Select(group =>
        (group, People: today.Groups[group].Agents, Learnt: Lessons.Where(lesson => lesson.Group == group).Select(lesson => lesson.Skill).ToImmutableArray())));

    /// <summary>Who of the group has learnt what: each lesson goes to the person who has learnt least so far.</summary>
    private IEnumerable<(int Group, int People, ImmutableArray<int> Learnt)> Classes(int group, IReadOnlyCollection<Lesson> learnt)
    {
        var people = Enumerable.Range(0, today.Groups[group].Agents).Select(_ => new List<int>()).ToArray();
        foreach (var lesson in learnt.Where(lesson => lesson.Group == group))
            people.Where(person => !person.Contains(lesson.Skill)).MinBy(person => person.Count)!.Add(lesson.Skill);
        return people.Select(person => person.Order().ToImmutableArray()).GroupBy(person => string.Join(',', person), StringComparer.Ordinal)
            .OrderBy(kind => kind.First().Length).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (group, kind.Count(), kind.First()));
    }

    private CentreModel With(double[][] presence, IEnumerable<(int Group, int People, ImmutableArray<int> Learnt)> classes)
    {
        var groups = new List<AgentGroup>();
        foreach (var (group, kinds) in classes.GroupBy(kind => kind.Group).Select(group => (group.Key, group.ToArray())))
        {
            var split = DaySeats.Of(presence[group], inputs.Centre.Grid, group, [.. kinds.Select(kind => kind.People)]);
            groups.AddRange(kinds.Select((kind, index) => new AgentGroup
            {
                Id = new GroupId(string.Create(CultureInfo.InvariantCulture, $"g{group}-{index}")),
                Name = string.Create(CultureInfo.InvariantCulture, $"{group}-{index}"),
                Skills = [.. held[group].Concat(kind.Learnt).Select(skill => new SkillHeld(skills[skill]))],
                StaffedPerPeriod = [.. split[index]],
            }));
        }

        return inputs.Centre with { Agents = [], Groups = [.. groups], Routing = inputs.Centre.Routing with { Flows = [], Groups = [] } };
    }

    /// <summary>Protected flows neither take helpers nor give them.</summary>
    private bool MayLearn(Lesson lesson) =>
        !held[lesson.Group].Contains(lesson.Skill)
        && FlowsOf(lesson).All(flow => !inputs.Centre.Flows[flow].Protected)
        && today.Groups[lesson.Group].Flows.Any(flow => !inputs.Centre.Flows[flow].Protected);
}
