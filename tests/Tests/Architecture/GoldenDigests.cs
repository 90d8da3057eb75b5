namespace Plateau.Tests.Architecture;

/// <summary>The engine's present digests, from the one file that the fast tests, the long tier and its results share.</summary>
internal static class GoldenDigests
{
    /// <summary>All of them in one line, as the long tier writes it into its results.</summary>
    public static string Engine => string.Join(", ", Lines);

    private static string[] Lines { get; } = [.. Repository.Read("tests/golden-digests.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>The digest of the fixed study of a loop.</summary>
    public static string Of(string loop) => Lines.Single(line => line.StartsWith(loop + " ", StringComparison.Ordinal))[(loop.Length + 1)..];
}
