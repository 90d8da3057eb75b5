using System.Security.Cryptography;
using System.Text;

namespace Plateau.Web.Safety;

/// <summary>
/// Lets in whoever has the address that was printed. Any web page and any user of the machine can reach a port on 127.0.0.1, so the port alone is no proof: the address carries a token that works once, and sets a cookie
/// that only this server's key could have made. The key stands in a file that the owner alone can read, so that a browser stays known when the server starts again.
/// </summary>
internal sealed class LocalKey
{
    public const string CookieName = "plateau";
    private const int Bytes = 32;
    private readonly byte[] key;
    private readonly Lock gate = new();

    public LocalKey(string folder)
    {
        var path = Path.Combine(folder, "local.key");
        if (!File.Exists(path))
        {
            using var file = new FileStream(path, OperatingSystem.IsWindows() ? new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write } : new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
        }

        key = File.ReadAllBytes(path);
        Token = NewToken();
    }

    /// <summary>Works once.</summary>
    public string Token { get; private set; }

    /// <summary>Called when a token was used and a new one is there; null = nobody wants to know.</summary>
    public Action? Renewed { get; set; }

    public string Cookie => Convert.ToHexStringLower(HMACSHA256.HashData(key, "at the machine"u8));

    /// <summary>True once for each token.</summary>
    public bool Use(string token)
    {
        lock (gate)
        {
            if (!Equal(token, Token))
                return false;
            Token = NewToken();
        }

        Renewed?.Invoke();
        return true;
    }

    public bool Knows(string? cookie) => cookie is not null && Equal(cookie, Cookie);

    private static bool Equal(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
