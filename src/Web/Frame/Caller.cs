using Plateau.Report.Texts;

namespace Plateau.Web.Frame;

/// <summary>Who asks, and in which language.</summary>
internal static class Caller
{
    /// <summary>Whoever sits at the machine: on a loopback address there are no accounts.</summary>
    public const string AtTheMachine = "local";

    public static string Name(this HttpContext context) => context.User.Identity?.Name ?? AtTheMachine;

    /// <summary>From <c>?language=</c>, else what the browser prefers, else French.</summary>
    public static Language Language(this HttpContext context) =>
        Languages.Of(context.Request.Query["language"].ToString())
        ?? Languages.Of(context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString()).FirstOrDefault(tag => Languages.Of(tag) is not null))
        ?? Plateau.Report.Texts.Language.French;
}
