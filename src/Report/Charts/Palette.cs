using System.Text.Json.Nodes;

namespace Plateau.Report.Charts;

/// <summary>
/// The colours of all charts, light and dark. Each name has one meaning everywhere; the six categorical ones are told apart by colour-blind
/// readers (Okabe and Ito, and Tol, darkened or lightened for contrast) and always come with a shape, a dash or a label too.
/// </summary>
public static class Palette
{
    private static readonly (string Name, string Light, string Dark)[] Colours =
    [
        ("ink", "#1b242d", "#e8edf2"),
        ("muted", "#566270", "#a3b0bd"),
        ("line", "#d8dee5", "#36424e"),
        ("surface", "#ffffff", "#161d24"),

        // Categories.
        ("today", "#1b242d", "#e8edf2"),
        ("pooled", "#0072b2", "#58b4e8"),
        ("specialised", "#c65102", "#f0914f"),
        ("predicted", "#00805f", "#3fc9a0"),
        ("loss", "#882255", "#e58bb4"),
        ("neutral", "#7c8795", "#8d99a6"),

        // Bands behind lines, opaque so that they survive printing.
        ("pooledBand", "#cfe4f1", "#1d3f54"),
        ("specialisedBand", "#f6dcc9", "#4f3423"),
        ("predictedBand", "#cde7df", "#1d443a"),
        ("lossBand", "#ead3dd", "#4a2a3a"),
        ("neutralBand", "#e6eaee", "#2a343e"),

        // One sequential scale.
        ("sequence1", "#dcebf0", "#1f3a44"),
        ("sequence2", "#a9cfdb", "#2c5c6c"),
        ("sequence3", "#68a9bd", "#3f8196"),
        ("sequence4", "#2f7f97", "#68aabf"),
        ("sequence5", "#0d5266", "#a5d3e0"),
    ];

    public static IEnumerable<string> Names => Colours.Select(colour => colour.Name);

    /// <summary>{ light: { name: colour }, dark: { … } }, for the page.</summary>
    public static JsonObject ToJson()
    {
        var light = new JsonObject();
        var dark = new JsonObject();
        foreach (var (name, lightColour, darkColour) in Colours)
        {
            light[name] = lightColour;
            dark[name] = darkColour;
        }

        return new JsonObject { ["light"] = light, ["dark"] = dark };
    }
}
