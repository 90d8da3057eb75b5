using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>Writes results so that an interrupted run never leaves half a file in the place of a whole one.</summary>
internal static class ResultFile
{
    /// <summary>Makes sure, before long work begins, that the folder is there and can be written to.</summary>
    /// <exception cref="UserErrorException">It cannot.</exception>
    public static void Prepare(string folder) => Guarded(folder, () =>
    {
        Directory.CreateDirectory(folder);
        var probe = Path.Combine(folder, ".plateau-probe");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    });

    /// <summary>Writes beside the target and then moves it into place.</summary>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> content) => Guarded(path, () =>
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.partial");
        using (var stream = File.Create(temporary))
            content(stream);
        File.Move(temporary, path, overwrite: true);
    });

    public static void Write(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    });

    private static void Guarded(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw UserErrorException.Of(path, "console.unwritable", Argument.Of("detail", failure.Message));
        }
    }
}
