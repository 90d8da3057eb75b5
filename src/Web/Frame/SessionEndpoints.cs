using Plateau.Report.Texts;

namespace Plateau.Web.Frame;

/// <summary>What the page asks first.</summary>
internal sealed class SessionEndpoints : IEndpoints
{
    public string Tag => "session";

    public void Map(RouteGroupBuilder api) => api.MapGet("/session", (HttpContext context, StudioOptions options) => new SessionReply(options.Version, context.Language().Code(), context.Name()));

    internal sealed record SessionReply(string Version, string Language, string User);
}
