using NodaTime;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for people whose leaving date is known and whose departure leaves a skill with nobody, or with fewer holders than a limit.</summary>
public sealed class DepartureWithoutBackUp : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-08", "departure-without-back-up", ["R28"],
    [
        new("months", ArgumentKind.Count, 12, 1, 60, "convention: what lies farther ahead can wait for the next review"),
        new("least-holders", ArgumentKind.Count, 2, 1, 10, "convention: one who knows and one who can stand in"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (DeclaredSkills.Of(evidence) is not { AsOf: { } day } matrix) return Facts.CannotTell(Info);
        var leaving = matrix.Declared.People.Where(person => person.Leaves is { } last && last >= day && last <= day.PlusMonths((int)settings.Of(Info, "months"))).ToArray();
        if (matrix.Declared.People.All(person => person.Leaves is null)) return Facts.CannotTell(Info, "missing-dates", Argument.Count("people", matrix.Declared.People.Length));
        var findings = matrix.Skills.Select(skill => Judge(matrix, skill, leaving, (int)settings.Of(Info, "least-holders"))).OfType<Finding>().ToArray();
        return Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.Count("leaving", leaving.Length), Argument.Count("skills", matrix.Skills.Length)));
    }

    private Finding? Judge(SkillMatrix matrix, string skill, Person[] leaving, int least)
    {
        var holders = matrix.Held.Where(held => held.Skill == skill && held.Level != 0).Select(held => held.Person).ToHashSet(StringComparer.Ordinal);
        var gone = leaving.Where(person => holders.Contains(person.Name)).OrderBy(person => person.Leaves).ThenBy(person => person.Name, StringComparer.Ordinal).ToArray();
        var stay = holders.Count - gone.Length;
        if (gone.Length == 0 || stay >= least) return null;
        return new(
            skill, stay == 0 ? Severity.Critical : Severity.Serious, Confidence.High,
            Facts.Say(Info, stay == 0 ? "found-nobody" : "found", Argument.Of("skill", skill), Argument.List("people", gone.Select(person => person.Name)), Argument.Date("day", gone[^1].Leaves!.Value), Argument.Count("stay", stay)),
            [Facts.Count("holders-that-stay", skill, stay, holders.Count)], []);
    }
}
