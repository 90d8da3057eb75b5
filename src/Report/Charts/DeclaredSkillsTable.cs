using System.Globalization;
using Plateau.Design;
using Plateau.Diagnosis.Rules;
using Plateau.Diagnosis.Skills;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts;

/// <summary>How the declared matrix and what the log says against it are written, in its drawing and its section alike.</summary>
internal static class DeclaredSkillsTable
{
    /// <summary>From how many contacts the log says something of a person is the rule's to say.</summary>
    public static SkillsInUse? Of(StudyResult study) => SkillsInUse.Of(study.Evidence, LeastContacts(study));

    /// <summary>What a cell says in short: the level, a tick where none was stated, brackets where a certificate is over.</summary>
    public static string Level(Telling telling, SkillCell cell) => cell.Held switch
    {
        null or { Level: 0 } => "",
        { Expired: true } held => $"({Digit(telling, held)})",
        var held => Digit(telling, held),
    };

    public static string Cell(Telling telling, SkillCell cell) => string.Join(telling.Word("declared-skills.and"), new[]
    {
        Level(telling, cell), cell.Use == SkillUse.NeverUsed ? telling.Word("declared-skills.never-used") : "", cell.Use == SkillUse.Undeclared ? telling.Word(cell.Held is null ? "declared-skills.undeclared" : "declared-skills.below") : "",
    }.Where(part => part.Length > 0));

    public static Argument[] Values(Telling telling, SkillsInUse use)
    {
        var matrix = use.Matrix;
        var cells = matrix.People.SelectMany(person => matrix.Skills.Select(skill => use.At(person, skill))).ToArray();
        return
        [
            Argument.Count("people", matrix.People.Length), Argument.Count("skills", matrix.Skills.Length), Argument.Count("held", matrix.Skills.Sum(use.HoldersOf)), Argument.Count("judged", use.Judged),
            Argument.Count("unused", cells.Count(cell => cell.Use == SkillUse.NeverUsed)), Argument.Count("undeclared", cells.Count(cell => cell.Use == SkillUse.Undeclared)), Argument.Count("single", matrix.Skills.Count(skill => use.HoldersOf(skill) == 1)), Argument.Count("nobody", matrix.Skills.Count(skill => use.HoldersOf(skill) == 0)),
            Argument.Count("least", (long)LeastContacts(telling.Study)), Argument.Count("seen", use.Seen.Count),
        ];
    }

    /// <summary>Declared against seen where a log can say it; else what is declared alone.</summary>
    public static string Title(Telling telling, SkillsInUse use) => telling.Word(use.Judged > 0 && use.Seen.Count > 0 ? "declared-skills.title" : "declared-skills.title.declared", Values(telling, use));

    private static double LeastContacts(StudyResult study) => study.Settings.Rules.Of(new SeenButNotDeclared().Info, "least-contacts");

    private static string Digit(Telling telling, HeldSkill held) => held.Level is { } level ? level.ToString(CultureInfo.InvariantCulture) : telling.Word("declared-skills.tick");
}
