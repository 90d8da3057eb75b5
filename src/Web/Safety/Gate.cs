using Plateau.Web.Frame;

namespace Plateau.Web.Safety;

/// <summary>Every request passes here first: the host it names, the page it comes from, and who it is.</summary>
internal sealed class Gate(RequestDelegate next, LocalKey key)
{
    /// <summary>A page of another site cannot set it without asking first, which it is not allowed to.</summary>
    public const string Header = "X-Plateau";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // A name that leads to 127.0.0.1 from outside (rebinding) is not ours.
        if (request.Host.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "host");
        if (request.Headers.Origin is [{ } origin, ..] && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            return Refuse(context, StatusCodes.Status403Forbidden, "origin");
        if (HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Query["token"] is [{ } token, ..])
            return Enter(context, token);
        if (!key.Knows(request.Cookies[LocalKey.CookieName]))
            return Refuse(context, StatusCodes.Status401Unauthorized, "token");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !request.Headers.ContainsKey(Header))
            return Refuse(context, StatusCodes.Status403Forbidden, "header");
        return next(context);
    }

    private Task Enter(HttpContext context, string token)
    {
        // A used address still opens the studio in a browser that is known.
        if (key.Use(token))
            context.Response.Cookies.Append(LocalKey.CookieName, key.Cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = TimeSpan.FromDays(30), IsEssential = true });
        else if (!key.Knows(context.Request.Cookies[LocalKey.CookieName]))
            return Refuse(context, StatusCodes.Status401Unauthorized, "token");
        // Not by a redirect: after one from another program, a strict cookie would not be sent. The page loads itself anew instead.
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync("<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url=/\"><title>Plateau</title>");
    }

    private static Task Refuse(HttpContext context, int status, string code) => Reply.Of(context, status, code).ExecuteAsync(context);
}
