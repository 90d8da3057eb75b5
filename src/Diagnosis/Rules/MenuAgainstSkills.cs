using Plateau.Diagnosis.Routing;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for leaves of a menu whose flow asks for no skill, two leaves that lead to one target, menus that are deep or offer many choices.</summary>
public sealed class MenuAgainstSkills : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("ROUTING-05", "menu-against-skills", ["R10"], [
        new("depth", ArgumentKind.Count, 3, 1, 8, "convention: three keys; each further level is one more message to sit through"),
        new("choices", ArgumentKind.Count, 5, 2, 12, "convention: five choices at once; spoken choices must be held in mind until the last is heard"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        if (evidence.Declared is null or { Menu.IsEmpty: true }) return Facts.CannotTell(Info);
        var limits = RoutingSettings.Default with { MostDepth = (int)settings.Of(Info, "depth"), MostChoices = (int)settings.Of(Info, "choices") };
        return RoutingFindings.Examine(Info, evidence, limits, RoutingProblemKind.LeafWithoutSkill, RoutingProblemKind.SameTarget, RoutingProblemKind.TooDeep, RoutingProblemKind.TooManyChoices);
    }
}
