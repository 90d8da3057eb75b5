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
}
