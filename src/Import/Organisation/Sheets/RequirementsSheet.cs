using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Which flow asks for which skills (R26).</summary>
internal sealed class RequirementsSheet : SheetForm<SkillRequirement>
{
    public override string Key => "requirements";

    public override Words Name { get; } = new("Exigences", "Requirements");

    public override Words About { get; } = new(
        "Ce que chaque flux demande de savoir faire.",
        "What each flow asks people to master.");

    protected override ImmutableArray<Column<SkillRequirement>> Fields { get; } =
    [
        Field("flow", ColumnKind.Reference, ("Flux", "Flow"), ("Feuille Flux.", "Sheet Flows."), row => row.Flow) with { Required = true, RefersTo = ["flows"] },
        Field("skill", ColumnKind.Reference, ("Compétence", "Skill"), ("Feuille Compétences.", "Sheet Skills."), row => row.Skill) with { Required = true, RefersTo = ["skills"] },
        Field("level", ColumnKind.Whole, ("Niveau minimum", "Least level"), ("0 à 4 ; vide : n’importe quel niveau au-dessus de 0.", "0 to 4; empty: any level above 0."), row => row.LeastLevel) with { Most = 4 },
    ];

    protected override ImmutableArray<SkillRequirement> Of(Declarations declared) => declared.Requirements;

    protected override Declarations With(Declarations declared, ImmutableArray<SkillRequirement> rows) => declared with { Requirements = rows };

    protected override SkillRequirement Make(RowReading row) => new(row.Name("flow"), row.Name("skill"), row.Whole("level"));
}
