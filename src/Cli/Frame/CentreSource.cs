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

    /// <summary>From that strength on, a format knows a log by its own keys.</summary>
    private const int Certain = 90;

    /// <summary>A centre file is JSON: its first sign is a brace. So are event logs and exports of platforms, which say what they are by their keys.</summary>
    public static bool LooksLikeOne(string path)
    {
        using var reader = new StreamReader(path);
        for (var sign = reader.Read(); sign >= 0; sign = reader.Read())
        {
            if (!char.IsWhiteSpace((char)sign))
            {
                if (sign != '{') return false;
                var sample = FileSample.Of(Path.GetFileName(path), () => FileSample.OpenFile(path));
                return FormatCatalogue.All.All(format => format.Recognise(sample).Strength < Certain);
            }
        }

        return false;
    }
}
