using System.Text.Json.Nodes;
using Plateau.Design;
using Plateau.Diagnosis.Skills;
using Plateau.Report.Charts;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>Who can do what by declaration and what the log says against it, as data: everybody who can take a flow is named by pseudonym, where the report names the first.</summary>
internal static class DeclaredSkillsJson
{
    /// <summary>Null when nobody declared who can do what.</summary>
    public static JsonObject? Write(StudyResult study)
    {
        if (DeclaredSkillsTable.Of(study) is not { } use) return null;
        var matrix = use.Matrix;
        return new()
        {
            ["asOf"] = matrix.AsOf is { } day ? Date(day) : null,
            ["people"] = matrix.People.Length,
            ["peopleJudged"] = use.Judged,
            ["skills"] = Array(matrix.Skills, skill => new JsonObject { ["skill"] = skill, ["holders"] = use.HoldersOf(skill), ["inLog"] = use.Seen.Contains(skill) }),
            ["contradictions"] = Array(
                matrix.People.SelectMany(person => matrix.Skills.Select(skill => use.At(person, skill))).Where(cell => cell.Use != SkillUse.Agrees),
                cell => new JsonObject { ["person"] = cell.Person, ["skill"] = cell.Skill, ["use"] = Camel(cell.Use.ToString()) }),
            ["flows"] = Array(FlowCovers.Of(matrix), cover => new JsonObject
            {
                ["flow"] = cover.Flow.Name,
                ["needs"] = Array(cover.Needed, need => new JsonObject { ["skill"] = need.Skill, ["leastLevel"] = need.LeastLevel }),
                ["able"] = Strings(cover.Eligible),
                ["oneStepShort"] = Strings(cover.Near),
                ["levelUnknown"] = Strings(cover.Uncertain),
                ["ableHoursPerWeek"] = Number(cover.EligibleHours),
                ["workHoursLow"] = Number(cover.WorkHours?.Low),
                ["workHoursHigh"] = Number(cover.WorkHours?.High),
            }),
        };
    }
}
