using System.Collections.Immutable;
using System.Text.Json;
using Plateau.Report.Texts;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Plateau.Web.Documents;
using Plateau.Web.Frame;
using Plateau.Web.Sources;
using Plateau.Web.Studies;

namespace Plateau.Web.Steps;

/// <summary>How far the guided diagnosis is, what is missing, and why it matters.</summary>
internal sealed class StepEndpoints : IEndpoints
{
    public string Tag => "steps";

    public void Map(RouteGroupBuilder api) => api.MapCentre().MapGet("/steps", async (HttpContext context, DocumentStore documents, StudyStore studies) =>
    {
        var (centre, cancel) = (context.Centre().Id, context.RequestAborted);
        var settings = JsonSerializer.Deserialize<CentreSettings>((await documents.Newest(centre, DocumentKinds.Settings, cancel))!.Content, StudioJson.Options)!;
        var sources = SourceFiles.Read((await documents.Newest(centre, DocumentKinds.Sources, cancel))?.Content);
        var last = (await studies.Of(centre, cancel)).FirstOrDefault(row => row.State == StudyState.Done);
        var view = new CentreView(settings, sources, last is null ? null : StudyResults.Read(last.Results)?.Facts);
        return StepCatalogue.All.Select(step => StepReply.Of(step, view, Wording.In(context.Language()))).ToImmutableArray();
    });

    /// <param name="State">todo, partly or done.</param>
    internal sealed record StepReply(string Key, string Title, string Purpose, string State, double Progress, ImmutableArray<MissingReply> Missing)
    {
        public static StepReply Of(IStep step, CentreView view, Wording words)
        {
            var judged = step.Judge(view);
            return new(
                step.Key,
                words.Render($"studio.step.{step.Key}"),
                words.Render($"studio.step.{step.Key}.purpose"),
                judged.Missing.IsEmpty ? "done" : judged.Progress > 0 ? "partly" : "todo",
                judged.Progress,
                [.. judged.Missing.Select(missing => new MissingReply(words.Render($"studio.missing.{missing.Code}", missing.Arguments.AsSpan()), words.Render($"studio.missing.{missing.Code}.why"), missing.Screen))]);
        }
    }

    internal sealed record MissingReply(string Sentence, string Why, string Href);
}
