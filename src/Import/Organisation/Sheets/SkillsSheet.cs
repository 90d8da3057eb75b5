using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>The skills on the five axes (R23, R24).</summary>
internal sealed class SkillsSheet : SheetForm<Skill>
{
    public override string Key => "skills";

    public override Words Name { get; } = new("Compétences", "Skills");

    public override Words About { get; } = new(
        "Le référentiel des compétences et leur place sur les cinq axes.",
        "The list of skills and their place on the five axes.");

    protected override ImmutableArray<Column<Skill>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Compétence", "Skill"), ("Nom de la compétence.", "Name of the skill."), row => row.Name) with { Required = true },
        Field("kind", ColumnKind.Choice, ("Nature", "Kind"), ("De quoi elle est faite.", "What it is made of."), row => row.Kind) with { Choices = [new(SkillKind.Business, new("métier", "business")), new(SkillKind.Tool, new("outil", "tool")), new(SkillKind.Product, new("produit", "product")), new(SkillKind.Interpersonal, new("relationnelle", "interpersonal")), new(SkillKind.Writing, new("rédactionnelle", "writing"))] },
        Field("channel", ColumnKind.Choice, ("Canal", "Channel"), ("Si elle ne vaut que pour un canal.", "If it is for one channel only."), row => row.Channel) with { Choices = ChannelChoices.All, Open = true },
        Field("reason", ColumnKind.Text, ("Motif", "Reason"), ("Si elle ne vaut que pour un motif.", "If it is for one contact reason only."), row => row.Reason),
        Field("customerType", ColumnKind.Text, ("Type de clients", "Customer type"), ("Si elle ne vaut que pour un type de clients.", "If it is for one type of customers only."), row => row.CustomerType) with { SortsCustomers = true },
        Field("complexity", ColumnKind.Whole, ("Complexité (1 à 9)", "Complexity (1 to 9)"), ("1 : la plus simple.", "1: the simplest."), row => row.Complexity) with { Least = 1, Most = 9 },
        Field("constraint", ColumnKind.Text, ("Contrainte technique", "Technical constraint"), ("Outil, langue, habilitation…", "Tool, language, certificate…"), row => row.Constraint),
        Field("training", ColumnKind.Number, ("Heures de formation", "Training hours"), ("Pour l’apprendre à une personne.", "To teach it to one person."), row => row.TrainingHours),
    ];

    protected override string? NameOf(Skill row) => row.Name;

    protected override ImmutableArray<Skill> Of(Declarations declared) => declared.Skills;

    protected override Declarations With(Declarations declared, ImmutableArray<Skill> rows) => declared with { Skills = rows };

    protected override Skill Make(RowReading row) => new()
    {
        Name = row.Name("name"),
        Kind = row.Choice<SkillKind>("kind"),
        Channel = row.OpenChoice("channel"),
        Reason = row.Text("reason"),
        CustomerType = row.Text("customerType"),
        Complexity = row.Whole("complexity"),
        Constraint = row.Text("constraint"),
        TrainingHours = row.Number("training"),
    };
}
