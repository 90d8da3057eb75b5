using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Design.Removal;
using Plateau.Design.Reproduction;
using Plateau.Design.Sizing;
using Plateau.Design.Targets;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Indicators;
using Plateau.Diagnosis.Map;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Design;

/// <summary>
/// All that a study has to say, as data. It depends only on evidence, settings and seed, never on threads or time: what may differ between runs
/// stands in the <c>run</c> block that the heads add.
/// </summary>
public sealed record StudyResult
{
    public required CentreEvidence Evidence { get; init; }

    public required StudySettings Settings { get; init; }

    /// <summary>Predicted against observed; empty without a log.</summary>
    public required ImmutableArray<ReproductionResult> Reproductions { get; init; }

    /// <summary>Null when it was not reached (cancelled).</summary>
    public required SizingResult? Sizing { get; init; }

    /// <summary>Null when it was not reached (cancelled).</summary>
    public required CursorResult? Cursor { get; init; }

    public required ImmutableArray<Examination> Diagnosis { get; init; }

    /// <summary>The centre as declared and as observed; null where a command does not ask for it.</summary>
    public OrganisationMaps? Maps { get; init; }

    /// <summary>The organisation that is aimed at, simulated beside the one that is; null where none is named.</summary>
    public TargetSimulation? Target { get; init; }

    /// <summary>Indicators by typology, sources side by side, what goes with what; null where a command does not ask for it, or when it was not reached (cancelled).</summary>
    public IndicatorStudy? Indicators { get; init; }

    /// <summary>Findings priced by simulating the centre without them; null when none can be, or when it was not reached (cancelled).</summary>
    public RemovalResult? Removals { get; init; }

    /// <summary>The answer in one to three sentences, most important first.</summary>
    public required ImmutableArray<Message> Answer { get; init; }

    /// <summary>What limits the answer: assumptions and what could not be said.</summary>
    public required ImmutableArray<Message> Limits { get; init; }

    /// <summary>True when the user stopped it: what is here is complete in itself, the rest is missing.</summary>
    public required bool Partial { get; init; }
}
