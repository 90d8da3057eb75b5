using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Model.Texts;
using Plateau.Report.Texts;

namespace Plateau.Web.Frame;

/// <summary>A problem as the page shows it: where, what, and what may help.</summary>
internal sealed record ProblemLine(string Place, string Sentence, string? Maybe)
{
    public static ImmutableArray<ProblemLine> Of(IEnumerable<Problem> problems, Language language)
    {
        var words = Wording.In(language);
        return
        [
            .. problems.Select(problem =>
            {
                var (what, advice) = words.Render(problem);
                return new ProblemLine(problem.Where, what, advice);
            }),
        ];
    }
}

/// <summary>Answers that are no results: each says what happened in the language of whoever asked.</summary>
internal static class Reply
{
    public const string MediaType = "application/problem+json";

    public static IResult NotFound(HttpContext context, string code = "not-found") => Of(context, StatusCodes.Status404NotFound, code);

    public static IResult NotValid(HttpContext context, params IEnumerable<Problem> problems) => Of(context, StatusCodes.Status400BadRequest, "not-valid", problems);

    public static IResult TooLarge(HttpContext context, long most) => Of(context, StatusCodes.Status413PayloadTooLarge, "too-large", [Problem.At("", "studio.too-large", Argument.Of("gigabytes", most / 1e9))]);

    /// <param name="code">Stable, for programs; its sentence is <c>studio.reply.{code}</c>.</param>
    public static IResult Of(HttpContext context, int status, string code, IEnumerable<Problem>? problems = null, JsonObject? more = null)
    {
        var language = context.Language();
        var body = more ?? [];
        body["status"] = status;
        body["title"] = Wording.In(language).Render($"studio.reply.{code}");
        body["code"] = code;
        body["problems"] = new JsonArray([.. ProblemLine.Of(problems ?? [], language).Select(line => new JsonObject { ["place"] = line.Place, ["sentence"] = line.Sentence, ["maybe"] = line.Maybe })]);
        return Results.Text(body.ToJsonString(StudioJson.Options), MediaType, statusCode: status);
    }
}
