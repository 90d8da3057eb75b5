using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>The skills matrix (R25, R31), long or wide.</summary>
internal sealed class AssessmentsSheet : SheetForm<SkillAssessment>
{
    public override string Key => "assessments";

    public override Words Name { get; } = new("Matrice de compétences", "Skills matrix");

    public override Words About { get; } = new(
        "Qui sait faire quoi : une ligne par personne et compétence, ou un tableau avec une colonne par compétence.",
        "Who can do what: a row for each person and skill, or a table with a column for each skill.");

    protected override ImmutableArray<Column<SkillAssessment>> Fields { get; } =
    [
        Field("person", ColumnKind.Reference, ("Personne", "Person"), ("Feuille Personnes.", "Sheet People."), row => row.Person) with { Required = true, RefersTo = ["people"] },
        Field("skill", ColumnKind.Reference, ("Compétence", "Skill"), ("Feuille Compétences.", "Sheet Skills."), row => row.Skill) with { Required = true, RefersTo = ["skills"] },
        Field("level", ColumnKind.Level, ("Niveau", "Level"), ("0 (aucun) à 4 (sait former), I L U O, ou ✓ si seul oui ou non est connu.", "0 (none) to 4 (can teach), I L U O, or ✓ if only yes or no is known."), row => new LevelSaid(row.Holds, row.Level)) with { Required = true },
        Field("assessedOn", ColumnKind.Date, ("Évalué le", "Assessed on"), ("Plusieurs dates pour une même compétence font un historique.", "Several dates for one skill make a history."), row => row.AssessedOn),
        Field("assessor", ColumnKind.Text, ("Évaluateur", "Assessor"), ("Qui a évalué.", "Who assessed."), row => row.Assessor),
        Field("expires", ColumnKind.Date, ("Valable jusqu’au", "Valid until"), ("Pour une habilitation.", "For a certificate."), row => row.Expires),
        Field("wish", ColumnKind.Choice, ("Souhait", "Wish"), ("Ce que la personne aimerait.", "What the person would like."), row => row.Wish) with { Choices = [new(Wish.Wants, new("souhaite", "wants")), new(Wish.Accepts, new("accepte", "accepts")), new(Wish.Refuses, new("refuse", "refuses"))] },
    ];

    protected override ImmutableArray<SkillAssessment> Of(Declarations declared) => declared.Assessments;

    protected override Declarations With(Declarations declared, ImmutableArray<SkillAssessment> rows) => declared with { Assessments = rows };

    protected override SkillAssessment Make(RowReading row) => Of(row, row.Name("person"), row.Name("skill")) with
    {
        AssessedOn = row.Date("assessedOn"),
        Assessor = row.Text("assessor"),
        Expires = row.Date("expires"),
        Wish = row.Choice<Wish>("wish"),
    };

    /// <summary>A column for each skill: whoever lays the matrix out so has a column of persons and none of skills.</summary>
    protected override IEnumerable<RowReading>? OtherShape(SheetReading reading)
    {
        if (!reading.Has("person") || reading.Has("skill")) return null;
        var skills = reading.OtherHeadings.ToArray();
        return skills.Length == 0 ? null : Wide(reading, skills);
    }

    private static IEnumerable<RowReading> Wide(SheetReading reading, (string Word, int Column)[] skills)
    {
        foreach (var row in reading.Below())
        {
            foreach (var (word, column) in skills)
            {
                // Blank says nothing: it is no assessment.
                if (!reading.At(row, column).IsEmpty)
                    yield return reading.Row(row, key => key == "level" ? column : reading.ColumnAt(key), ("skill", word));
            }
        }
    }

    private static SkillAssessment Of(RowReading row, string person, string skill)
    {
        var level = row.Level("level") ?? default;
        return new() { Person = person, Skill = skill, Holds = level.Holds, Level = level.Level };
    }
}
