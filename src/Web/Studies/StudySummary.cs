using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Storage.Rows;
using Plateau.Web.Frame;

namespace Plateau.Web.Studies;

/// <summary>A study as the page shows it.</summary>
/// <param name="StageName">In the reader's language.</param>
/// <param name="Done">0 to 1.</param>
/// <param name="SecondsLeft">Null while nothing can be said.</param>
/// <param name="Place">Number of studies before it; 0 = it is its turn.</param>
/// <param name="Stale">What it was made from has changed since.</param>
/// <param name="Headline">The answer in one sentence; null while there is none.</param>
internal sealed record StudySummary(
    Guid Id, Guid CentreId, string Kind, StudyState State, string Stage, string StageName, double Done, double? SecondsLeft, int Place, Instant AskedAt, Instant? StartedAt, Instant? EndedAt, string AskedBy, bool Stale,
    ImmutableArray<ProblemLine> Problems, string? Headline)
{
    // The first moments say little: reading has another speed than simulating.
    private const double LeastDone = 0.03;

    public bool IsFinal => State is StudyState.Done or StudyState.Failed or StudyState.Cancelled;

    /// <param name="newest">The versions that a new study would be made from.</param>
    /// <param name="open">Waiting and running studies, in their order.</param>
    public static StudySummary Of(StudyRow row, LiveStudy? live, StudyVersions newest, ImmutableArray<StudyRow> open, Instant now, Language language)
    {
        var words = Wording.In(language);
        var running = row.State == StudyState.Running && live?.Id == row.Id ? live : null;
        var (stage, done) = running is null ? (row.Stage, row.Done) : (running.Stage, running.Done);
        var place = row.State == StudyState.Queued ? open.TakeWhile(other => other.Id != row.Id).Count() : 0;
        return new(
            row.Id, row.CentreId, row.Kind, row.State, stage, stage.Length == 0 ? words.Render("progress.starting") : words.Render($"stage.{stage}"), done,
            running is { Done: > LeastDone and < 0.99 } ? Math.Ceiling((now - running.BeganAt).TotalSeconds * (1 - done) / done) : null,
            place, row.AskedAt, row.StartedAt, row.EndedAt, row.AskedBy,
            StudyVersions.Read(row.Inputs) != newest,
            row.Problems.Length == 0 ? [] : ProblemLine.Of(JsonSerializer.Deserialize<ImmutableArray<Problem>>(row.Problems, StudioJson.Options), language),
            StudyResults.Read(row.Results)?.Headlines.GetValueOrDefault(language.Code()));
    }
}
