using Plateau.Import.Formats;
using Plateau.Model.Files;
using Plateau.Simulation.Routing;

namespace Plateau.Cli.Frame;

/// <summary>Reads centre files, with the selectors that the engine knows.</summary>
internal static class CentreSource
{
    public static CentreCheck Check(string path)
    {
        using var stream = File.OpenRead(path);
        return CentreFile.Read(stream, new SelectorKeys([.. AgentSelectorCatalogue.All.Select(selector => selector.Key)], [.. ContactSelectorCatalogue.All.Select(selector => selector.Key)]));
    }

    /// <summary>A centre file is JSON: its first sign is a brace. So is an object-centric event log, which says what it is by its keys.</summary>
    public static bool LooksLikeOne(string path)
    {
        using var reader = new StreamReader(path);
        for (var sign = reader.Read(); sign >= 0; sign = reader.Read())
        {
            if (!char.IsWhiteSpace((char)sign))
                return sign == '{' && FormatCatalogue.Find("ocel-json")!.Recognise(FileSample.Of(Path.GetFileName(path), () => FileSample.OpenFile(path))).Strength == 0;
        }

        return false;
    }
}
