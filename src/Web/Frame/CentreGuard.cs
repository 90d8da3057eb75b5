using Plateau.Storage;
using Plateau.Storage.Rows;

namespace Plateau.Web.Frame;

/// <summary>Lets only requests through that name a centre which is there: every address below <c>/centres/{centre}</c> goes through here.</summary>
internal sealed class CentreGuard(CentreStore centres) : IEndpointFilter
{
    private static readonly object Key = new();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!Guid.TryParse(http.GetRouteValue("centre") as string, out var id) || await centres.Find(id, http.RequestAborted) is not { } centre)
            return Reply.NotFound(http);
        http.Items[Key] = centre;
        return await next(context);
    }

    public static CentreRow Of(HttpContext context) => (CentreRow)context.Items[Key]!;
}

internal static class CentreRoutes
{
    /// <summary>Addresses of one centre.</summary>
    public static RouteGroupBuilder MapCentre(this RouteGroupBuilder api) => api.MapGroup("/centres/{centre}").AddEndpointFilter<RouteGroupBuilder, CentreGuard>();

    public static CentreRow Centre(this HttpContext context) => CentreGuard.Of(context);
}
