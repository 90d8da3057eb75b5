using Plateau.Import.Formats;

namespace Plateau.Import.Organisation;

/// <summary>Words as they are compared: without case, accents, spaces and punctuation, so that « Équipe », EQUIPE and « equipe : » are one.</summary>
internal static class Folding
{
    public static string Of(string? text) => text is null ? "" : CsvColumns.Plain(text).Replace("œ", "oe", StringComparison.Ordinal);
}
