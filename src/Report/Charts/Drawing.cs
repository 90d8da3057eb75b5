using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts;

/// <summary>A chart as data: the page, the studio and a reader without a screen get the same content.</summary>
/// <param name="Key">Key of the chart in <see cref="ChartCatalogue"/>, with a suffix when it draws several.</param>
/// <param name="Title">Its conclusion, one sentence.</param>
/// <param name="Option">Option of ECharts. Colours are names of <see cref="Palette"/> (<c>@pooled</c>); the formatters <c>@percent</c>, <c>@number</c>, <c>@hours</c> are resolved by the page.</param>
/// <param name="Twin">The data as a table.</param>
/// <param name="Sentence">What the chart shows, for screen readers and the console.</param>
/// <param name="HeightPixels">At a width of about 900 pixels.</param>
/// <param name="Legend">Explanation of signs and colours below the chart; empty when direct labels say it.</param>
/// <param name="Map">Of a map: its places and ways, for a page that filters it; null = it is looked at as it is.</param>
public sealed record Drawing(string Key, string Title, JsonObject Option, Table Twin, string Sentence, int HeightPixels, string Legend = "", JsonObject? Map = null);

/// <summary>One kind of chart: a pure function of the study.</summary>
public interface IChart
{
    /// <summary>Stable, lower case with hyphens.</summary>
    string Key { get; }

    /// <summary>Nothing when the study has no data for it; several when the study has several of the thing.</summary>
    ImmutableArray<Drawing> Draw(Telling telling);
}
