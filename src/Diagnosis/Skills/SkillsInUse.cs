using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Skills;

/// <summary>What a log shows of one person and one skill beside what is declared.</summary>
public enum SkillUse
{
    /// <summary>Nothing that contradicts, or nothing that could: no flow of the log asks for the skill, or the person has too few contacts in it.</summary>
    Agrees,

    /// <summary>Declared, and no contact at all on any flow that asks for it.</summary>
    NeverUsed,

    /// <summary>A flow that asks for it is taken regularly, although it is not declared, or not at the level that the flow asks for.</summary>
    Undeclared,
}

/// <summary>One cell of the declared matrix.</summary>
/// <param name="Held">What is declared; null = not held.</param>
/// <param name="Holds">At any level above 0, the certificate not over.</param>
/// <param name="Able">Held at the highest level that a flow asks for; where none asks for one, at any above 0. Null = held at a level that nobody stated.</param>
public sealed record SkillCell(string Person, string Skill, HeldSkill? Held, bool Holds, bool? Able, SkillUse Use);

/// <summary>
/// The declared matrix, skill by skill, beside what the log shows (docs/methods/skills.md). People are compared by pseudonym, flows by name.
/// </summary>
public sealed class SkillsInUse
{
    private readonly Dictionary<(string Person, string Skill), SkillCell> cells = [];

    private readonly Dictionary<string, int> holders;

    private SkillsInUse(SkillMatrix matrix) => (Matrix, holders) = (matrix, matrix.Held.Where(IsHeld).GroupBy(held => held.Skill, StringComparer.Ordinal).ToDictionary(skill => skill.Key, skill => skill.Count(), StringComparer.Ordinal));

    public SkillMatrix Matrix { get; }

    /// <summary>People of the matrix with enough contacts in the log to be judged; 0 = nothing is compared.</summary>
    public int Judged { get; private init; }

    /// <summary>Skills that a flow of the log asks for.</summary>
    public ImmutableHashSet<string> Seen { get; private init; } = [];

    /// <param name="leastContacts">From which the log says something of a person.</param>
    /// <returns>Null when nobody declared who can do what.</returns>
    public static SkillsInUse? Of(CentreEvidence evidence, double leastContacts)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (DeclaredSkills.Of(evidence) is not { } matrix) return null;
        var seen = (evidence.Observed?.Flows ?? []).GroupBy(flow => Folding.Of(flow.Name)).ToDictionary(same => same.Key, same => same.First().Flow, StringComparer.Ordinal);
        var needs = matrix.Declared.Flows.SelectMany(flow => SkillNeeds.Of(matrix.Declared, flow)).ToArray();
        var bySkill = needs.ToLookup(need => need.Skill, StringComparer.Ordinal);
        var agents = (evidence.Observed?.Agents ?? []).Where(agent => agent.Contacts >= leastContacts).ToDictionary(agent => agent.Agent.Value, StringComparer.Ordinal);
        var use = new SkillsInUse(matrix)
        {
            Judged = matrix.People.Count(agents.ContainsKey),
            Seen = [.. needs.Where(need => seen.ContainsKey(Folding.Of(need.Flow))).Select(need => need.Skill)],
        };
        foreach (var skill in matrix.Skills)
        {
            var highest = bySkill[skill].Max(need => need.LeastLevel);
            (FlowId Flow, int? Least)[] shown = [.. bySkill[skill].Where(need => seen.ContainsKey(Folding.Of(need.Flow))).Select(need => (seen[Folding.Of(need.Flow)], need.LeastLevel))];
            foreach (var person in matrix.People)
            {
                var held = matrix.At(person, skill);
                var steps = FlowCovers.StepsTo(held, highest);
                use.cells.Add((person, skill), new(person, skill, held, IsHeld(held), steps is { } known ? known == 0 : null, agents.TryGetValue(person, out var agent) ? UseOf(held, shown, agent) : SkillUse.Agrees));
            }
        }

        return use;
    }

    /// <summary>People who hold the skill at any level above 0 and whose certificate is not over.</summary>
    public int HoldersOf(string skill) => holders.GetValueOrDefault(skill);

    public SkillCell At(string person, string skill) => cells[(person, skill)];

    private static bool IsHeld(HeldSkill? held) => FlowCovers.StepsTo(held, null) == 0;

    private static SkillUse UseOf(HeldSkill? held, (FlowId Flow, int? Least)[] shown, AgentObservation agent)
    {
        if (shown.Any(flow => agent.Flows.Any(one => one.Flow == flow.Flow && one.IsSkill) && FlowCovers.StepsTo(held, flow.Least) > 0)) return SkillUse.Undeclared;
        return IsHeld(held) && shown.Length > 0 && !agent.Flows.Any(one => one.Contacts > 0 && shown.Any(flow => flow.Flow == one.Flow)) ? SkillUse.NeverUsed : SkillUse.Agrees;
    }
}
