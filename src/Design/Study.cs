using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Design.Removal;
using Plateau.Design.Reproduction;
using Plateau.Design.Sizing;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Indicators;
using Plateau.Diagnosis.Map;
using Plateau.Model.Observations;

namespace Plateau.Design;

/// <summary>From evidence to a decision: diagnosis, sizing, comparison of model and reality, cursor. Every head calls this one function.</summary>
public static class Study
{
    // Shares of the whole, so that the time left can be told from the start; measured on the bank's sample.
    private const double DiagnosisEnds = 0.02;
    private const double SizingEnds = 0.06;
    private const double ReproductionEnds = 0.25;

    /// <param name="evidence">What is fitted.</param>
    /// <param name="predict">Other stretches of days to predict; may be empty.</param>
    /// <returns>After a cancellation, what was reached until then, labelled partial.</returns>
    public static StudyResult Run(
        CentreEvidence evidence, ImmutableArray<CentreEvidence> predict, StudySettings settings, IProgress<StudyProgress>? progress = null, CancellationToken cancel = default)
    {
        // From here on each flow carries what is asked of it, so that every step judges by the same promise.
        evidence = settings.Promised(evidence);
        ImmutableArray<Examination> diagnosis = [];
        ImmutableArray<ReproductionResult> reproductions = [];
        SizingResult? sizing = null;
        CursorResult? cursor = null;
        IndicatorStudy? indicators = null;
        RemovalResult? removals = null;
        var partial = false;
        try
        {
            progress?.Report(new StudyProgress("diagnosis", 0));
            diagnosis = DiagnosisRun.Examine(evidence, settings.Rules, cancel);
            indicators = IndicatorStudy.Of(evidence, diagnosis, settings.Seed, cancel);
            removals = RemovalStudy.Run(evidence, diagnosis, settings, cancel);
            progress?.Report(new StudyProgress("sizing", DiagnosisEnds));
            sizing = Sizer.Size(evidence.Centre, settings, cancel);
            progress?.Report(new StudyProgress("reproduction", SizingEnds));
            reproductions = ReproductionStudy.Run(evidence, predict, settings, Part(progress, "reproduction", SizingEnds, ReproductionEnds), cancel);
            progress?.Report(new StudyProgress("cursor", ReproductionEnds));
            cursor = CursorStudy.Run(evidence, settings, Part(progress, "cursor", ReproductionEnds, 1), cancel);
        }
        catch (OperationCanceledException)
        {
            partial = true;
        }

        return new StudyResult
        {
            Evidence = evidence,
            Settings = settings,
            Diagnosis = diagnosis,
            Maps = OrganisationMaps.Of(evidence),
            Indicators = indicators,
            Removals = removals,
            Sizing = sizing,
            Reproductions = reproductions,
            Cursor = cursor,
            Answer = Answers.Of(evidence, sizing, cursor),
            Limits = Answers.LimitsOf(evidence, settings, sizing, reproductions, cursor),
            Partial = partial,
        };
    }

    /// <summary>What can be said without simulating: findings, maps and indicators.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static StudyResult Examine(CentreEvidence evidence, StudySettings settings, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        evidence = settings.Promised(evidence);
        var diagnosis = DiagnosisRun.Examine(evidence, settings.Rules, cancel);
        return new StudyResult
        {
            Evidence = evidence,
            Settings = settings,
            Diagnosis = diagnosis,
            Maps = OrganisationMaps.Of(evidence),
            Indicators = IndicatorStudy.Of(evidence, diagnosis, settings.Seed, cancel),
            Sizing = null,
            Reproductions = [],
            Cursor = null,
            Answer = Answers.Of(diagnosis),
            Limits = [],
            Partial = false,
        };
    }

    /// <summary>The cursor alone, without diagnosis, sizing and comparison with reality.</summary>
    /// <returns>After a cancellation, without a cursor and labelled partial.</returns>
    public static StudyResult RunCursor(CentreEvidence evidence, StudySettings settings, IProgress<StudyProgress>? progress = null, CancellationToken cancel = default)
    {
        evidence = settings.Promised(evidence);
        CursorResult? cursor = null;
        try
        {
            progress?.Report(new StudyProgress("cursor", 0));
            cursor = CursorStudy.Run(evidence, settings, Part(progress, "cursor", 0, 1), cancel);
        }
        catch (OperationCanceledException)
        {
            // What was found until then is no cursor.
        }

        return new StudyResult
        {
            Evidence = evidence,
            Settings = settings,
            Diagnosis = [],
            Sizing = null,
            Reproductions = [],
            Cursor = cursor,
            Answer = Answers.Of(evidence, null, cursor),
            Limits = Answers.LimitsOf(evidence, settings, null, [], cursor),
            Partial = cursor is null,
        };
    }

    private static Action<double> Part(IProgress<StudyProgress>? progress, string stage, double from, double to) =>
        done => progress?.Report(new StudyProgress(stage, from + ((to - from) * done)));
}
