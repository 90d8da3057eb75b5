using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Import;
using Plateau.Model.Texts;
using Plateau.Simulation.Memory;
using Plateau.Solvers;
using Plateau.Storage;
using Plateau.Web.Documents;

namespace Plateau.Web.Studies;

/// <summary>What came of a study.</summary>
/// <param name="Result">Null when nothing could be computed.</param>
/// <param name="Problems">Why not; beside a result, what was left out of it.</param>
internal sealed record StudyOutcome(StudyResult? Result, ImmutableArray<Problem> Problems);

/// <summary>Reads the files of a centre and studies them: <see cref="Reading.Run"/>, then <see cref="Study"/>, and no pipeline of its own.</summary>
internal sealed class StudyWork(EvidenceReader reader, StudioOptions options)
{
    // Reading is most of a diagnosis and little of a whole study.
    private const double ReadingEndsOfDiagnosis = 0.8;
    private const double ReadingEndsOfStudy = 0.05;

    // Writing the report in both languages comes last.
    private const double StudyEnds = 0.97;

    /// <param name="memory">What its runs gave before the server was torn off.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public StudyOutcome Run(string kind, StudyInputs inputs, string secret, ISimulationMemory memory, Action<StudyProgress> report, CancellationToken cancel)
    {
        var whole = kind == StudyKinds.Study;
        var readingEnds = whole ? ReadingEndsOfStudy : ReadingEndsOfDiagnosis;
        var read = reader.Read(inputs, secret, withPredict: whole, done => report(new("reading", readingEnds * done)), cancel);
        if (read.Evidence is not { } evidence)
            return new(null, read.Problems);
        var settings = inputs.Settings.ForStudy() with { Threads = options.Threads, Solver = SolverChoice.Find(null), Memory = memory };
        // A cursor rests on demand and durations, which what people declare and logs of events alone do not have.
        if (whole && evidence.Observed is null)
            return new(null, [Problem.At("", "studio.no-contacts")]);
        ImmutableArray<Problem> remarks = read.RowsLeftOut == 0 ? [] : [Problem.At(inputs.Of(SourceRoles.Organisation).First().Name, "studio.rows-left-out", Argument.Count("count", read.RowsLeftOut))];
        report(new("diagnosis", readingEnds));
        if (!whole)
            return new(Study.Examine(evidence, settings, cancel), remarks);
        var result = Study.Run(evidence, read.Predict, settings, new Relay(progress => report(progress with { Done = readingEnds + ((StudyEnds - readingEnds) * progress.Done) })), cancel);
        cancel.ThrowIfCancellationRequested();
        report(new("report", StudyEnds));
        return new(result, remarks);
    }

    private sealed class Relay(Action<StudyProgress> report) : IProgress<StudyProgress>
    {
        public void Report(StudyProgress value) => report(value);
    }
}
