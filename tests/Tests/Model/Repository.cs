namespace Plateau.Tests.Model;

/// <summary>Where the sources are, for tests that read the published documents. Caller paths are not used: deterministic builds rewrite them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plateau.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No Plateau.slnx above {AppContext.BaseDirectory}.");
    }
}
