using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Indicators;
using Plateau.Model.Texts;

namespace Plateau.Web.Steps;

/// <summary>What a study saw of a centre, counted: from it each step says how far it is. Kept with the results, so that nothing is read again to show a list.</summary>
internal sealed record CentreFacts
{
    /// <summary>Flows seen in the logs, or described.</summary>
    public int Flows { get; init; }

    public bool Contacts { get; init; }

    public bool Events { get; init; }

    public bool Declared { get; init; }

    public int DeclaredFlows { get; init; }

    public int EntryPoints { get; init; }

    public int RoutingRules { get; init; }

    public int Assessments { get; init; }

    public int Requirements { get; init; }

    public int SkilledAgents { get; init; }

    /// <summary>Indicators with a value, of all that there are.</summary>
    public int IndicatorsKnown { get; init; }

    public int Indicators { get; init; }

    public int Findings { get; init; }

    /// <summary>What rules would need to judge, most wanted first.</summary>
    public ImmutableArray<Message> CannotTell { get; init; } = [];

    public bool Sizing { get; init; }

    public bool Cursor { get; init; }

    public static CentreFacts Of(StudyResult study)
    {
        var (evidence, declared) = (study.Evidence, study.Evidence.Declared);
        var all = study.Indicators is null ? 0 : IndicatorCatalogue.All.Length;
        return new()
        {
            Flows = evidence.Centre.Flows.Length,
            Contacts = evidence.Observed is not null,
            Events = evidence.Cases is not null,
            Declared = declared is not null,
            DeclaredFlows = declared?.Flows.Length ?? 0,
            EntryPoints = declared?.EntryPoints.Length ?? 0,
            RoutingRules = declared?.Rules.Length ?? 0,
            Assessments = declared?.Assessments.Length ?? 0,
            Requirements = declared?.Requirements.Length ?? 0,
            SkilledAgents = evidence.Centre.Groups.Sum(group => group.Members.Length),
            IndicatorsKnown = all - (study.Indicators?.Table.Untold.Length ?? 0),
            Indicators = all,
            Findings = study.Diagnosis.Sum(examination => examination.Outcome is RuleOutcome.Found found ? found.Findings.Length : 0),
            CannotTell = [.. study.Diagnosis.Select(examination => examination.Outcome).OfType<RuleOutcome.CannotTell>().Select(outcome => outcome.Missing).DistinctBy(message => message.Code)],
            Sizing = study.Sizing is not null,
            Cursor = study.Cursor is not null,
        };
    }
}
