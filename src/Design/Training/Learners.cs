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
    private readonly Willingness willing;

    /// <param name="today">Must carry today's presence.</param>
    /// <param name="willingness">Who will not or cannot learn what; null = as the centre says.</param>
    public Learners(CursorInputs inputs, Organisation today, Willingness? willingness = null)
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
        willing = willingness ?? Willingness.Of(inputs, today);
        var missing = Enumerable.Range(0, today.Groups.Length)
            .SelectMany(group => Enumerable.Range(0, skills.Length).Select(skill => new Lesson(group, skill)))
            .Where(MayLearn).ToArray();
        Lessons = [.. missing.Where(lesson => Willing(lesson) > 0)];
        Refused = missing.Sum(lesson => today.Groups[lesson.Group].Agents - Willing(lesson));
        HasWishes = Lessons.Any(lesson => willing.ByGroup[lesson.Group].Any(person => person.Wishes.Contains(SkillOf(lesson))));
    }

    /// <summary>What a person of some group lacks and may learn, in a fixed order.</summary>
    public ImmutableArray<Lesson> Lessons { get; }

    /// <summary>Pairs of person and skill that are left out because of the wish or the ability.</summary>
    public int Refused { get; }

    /// <summary>Pairs of person and skill of <see cref="Lessons"/>.</summary>
    public int WholeTrainings => Lessons.Sum(Willing);

    /// <summary>Whether somebody wishes for any of <see cref="Lessons"/>.</summary>
    public bool HasWishes { get; }

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

    /// <summary>People of the group who have not had the lesson and do not refuse it.</summary>
    public int Left(Lesson lesson, IReadOnlyCollection<Lesson> learnt) => Willing(lesson) - learnt.Count(other => other == lesson);

    /// <summary>How many of these lessons are wished for by whoever gets them.</summary>
    public int Wished(IReadOnlyCollection<Lesson> learnt) =>
        learnt.Select(lesson => lesson.Group).Distinct().Sum(group => Learnt(group, learnt).Select((had, person) => had.Count(skill => willing.ByGroup[group][person].Wishes.Contains(skills[skill]))).Sum());

    /// <summary>Agents expected, [group][period], when everyone's presence is so many times today's.</summary>
    public double[][] Scaled(double scale) => [.. expected.Select(periods => periods.Select(agents => agents * scale).ToArray())];

    /// <summary>The centre in which these lessons have been had.</summary>
    public CentreModel Centre(double[][] presence, IReadOnlyCollection<Lesson> learnt) => With(presence, Enumerable.Range(0, today.Groups.Length).SelectMany(group => Classes(group, learnt)));

    /// <summary>The centre in which all lessons have been had.</summary>
    public CentreModel CentreOfEveryone(double[][] presence) => With(presence, Enumerable.Range(0, today.Groups.Length).SelectMany(group =>
        Kinds(group, willing.ByGroup[group].Select(person => Lessons.Where(lesson => lesson.Group == group && !person.Refuses.Contains(SkillOf(lesson))).Select(lesson => lesson.Skill)))));

    private IEnumerable<(int Group, int People, ImmutableArray<int> Learnt)> Classes(int group, IReadOnlyCollection<Lesson> learnt) => Kinds(group, Learnt(group, learnt));

    /// <summary>People who have learnt the same.</summary>
    private static IEnumerable<(int Group, int People, ImmutableArray<int> Learnt)> Kinds(int group, IEnumerable<IEnumerable<int>> people) =>
        people.Select(person => person.Order().ToImmutableArray()).GroupBy(person => string.Join(',', person), StringComparer.Ordinal)
            .OrderBy(kind => kind.First().Length).ThenBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (group, kind.Count(), kind.First()));

    /// <summary>Who of the group has learnt what, person by person: each lesson goes to the one who has learnt least so far among those who do not refuse it, and among equals to one who wishes for it.</summary>
    private List<int>[] Learnt(int group, IReadOnlyCollection<Lesson> learnt)
    {
        var wishes = willing.ByGroup[group];
        var people = wishes.Select(_ => new List<int>()).ToArray();
        foreach (var lesson in learnt.Where(lesson => lesson.Group == group))
        {
            var skill = SkillOf(lesson);
            var next = Enumerable.Range(0, people.Length).Where(person => !wishes[person].Refuses.Contains(skill) && !people[person].Contains(lesson.Skill))
                .MinBy(person => (people[person].Count, wishes[person].Wishes.Contains(skill) ? 0 : 1, person));
            people[next].Add(lesson.Skill);
        }

        return people;
    }

    private int Willing(Lesson lesson) => willing.ByGroup[lesson.Group].Count(person => !person.Refuses.Contains(SkillOf(lesson)));

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
