using Plateau.Diagnosis.Map;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Report.Charts;

/// <summary>How places, ways and volumes of the organisation's map are written, in its drawing and its tables alike.</summary>
internal static class MapWords
{
    /// <summary>The name of a place; of an end without a name what becomes of the contact.</summary>
    public static string NameOf(Telling telling, MapNode node) => (node.End, node.Name) switch
    {
        (null, var name) => name,
        ({ } end, "") => telling.Word($"omap.end.{Key(end)}"),
        ({ } end, var name) => telling.Word($"omap.end.{Key(end)}.named", Argument.Of("name", name)),
    };

    public static string StageOf(Telling telling, MapStage stage) => telling.Word($"omap.stage.{Key(stage)}");

    public static string KindOf(Telling telling, MapLinkKind kind) => telling.Word($"omap.kind.{Key(kind)}");

    /// <summary>A channel that is known by its word in the reader's language, another as it was written.</summary>
    public static string ChannelOf(Telling telling, string? channel) => channel is null ? Texts.Formatter.UnknownMark : telling.Words.Channel(channel);

    /// <summary>Whether the centre loses the contact there.</summary>
    public static bool IsLoss(MapNode node) => node.End is MapEnd.Abandoned or MapEnd.LeftBeforeQueue or MapEnd.HangsUpInMenu or MapEnd.TurnedAway or MapEnd.Nowhere;

    /// <summary>Contacts a week: a range that people state, a count, or an estimate with its interval.</summary>
    public static string Weekly(Telling telling, Estimate weekly)
    {
        static double? Whole(double? value) => value is { } number ? Math.Round(number) : null;
        if (weekly.Value is not { } middle)
            return Texts.Formatter.UnknownMark;
        if (weekly.Low is null || weekly.Low == weekly.High)
            return telling.Format.Count((long)Math.Round(middle));
        return weekly.SampleSize == 0
            ? telling.Word("omap.range", Argument.Count("low", (long)Math.Round(weekly.Low.Value)), Argument.Count("high", (long)Math.Round(weekly.High ?? middle)))
            : telling.Format.Estimate(ArgumentKind.Number, new Estimate(Whole(middle), Whole(weekly.Low), Whole(weekly.High), weekly.SampleSize));
    }

    public static string Key<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((letter, at) => char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
