using System.Collections.Immutable;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Plateau.Spreadsheets;

/// <summary>Fonts, colours and number formats: one style for each <see cref="CellLook"/>, in its order.</summary>
internal static class WorkbookStyles
{
    private const uint Plain = 0, Bold = 1, Large = 2, Grey = 3; // fonts
    private const uint None = 0, HeaderFill = 2, InputFill = 3; // fills; the first two are the format's own
    private const uint OneDecimal = 164, PercentOne = 165, PercentTwo = 166; // own number formats begin at 164
    private const uint WholeNumber = 3, TwoDecimals = 4, ShortDate = 14, HourMinute = 20, AsText = 49; // the format's own

    private static readonly ImmutableArray<(CellLook Look, uint Font, uint Fill, uint Number, bool Wraps)> Looks =
    [
        (CellLook.Text, Plain, None, 0, false),
        (CellLook.Title, Large, None, 0, false),
        (CellLook.Note, Grey, None, 0, false),
        (CellLook.Header, Bold, HeaderFill, 0, true),
        (CellLook.Strong, Bold, None, 0, false),
        (CellLook.Whole, Plain, None, WholeNumber, false),
        (CellLook.One, Plain, None, OneDecimal, false),
        (CellLook.Two, Plain, None, TwoDecimals, false),
        (CellLook.Percent, Plain, None, PercentOne, false),
        (CellLook.Time, Plain, None, HourMinute, false),
        (CellLook.StrongWhole, Bold, None, WholeNumber, false),
        (CellLook.StrongOne, Bold, None, OneDecimal, false),
        (CellLook.StrongPercent, Bold, None, PercentOne, false),
        (CellLook.InputNumber, Plain, InputFill, TwoDecimals, false),
        (CellLook.InputPercent, Plain, InputFill, PercentTwo, false),
        (CellLook.Quoted, Plain, None, AsText, false),
        (CellLook.Date, Plain, None, ShortDate, false),
    ];

    public static Stylesheet Build() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = OneDecimal, FormatCode = "#,##0.0" }, new NumberingFormat { NumberFormatId = PercentOne, FormatCode = "0.0%" }, new NumberingFormat { NumberFormatId = PercentTwo, FormatCode = "0.0#%" }),
        new Fonts(Letters(11), Letters(11, bold: true), Letters(14, bold: true), Letters(10, colour: "FF595959")),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Colour("FFDCE6F1"),
            Colour("FFFFF2CC")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
        new CellFormats(Looks.Select(Format)),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static CellFormat Format((CellLook Look, uint Font, uint Fill, uint Number, bool Wraps) look)
    {
        var format = new CellFormat { NumberFormatId = look.Number, FontId = look.Font, FillId = look.Fill, BorderId = 0, FormatId = 0, ApplyFont = true, ApplyFill = true, ApplyNumberFormat = true };
        if (look.Look == CellLook.Quoted)
            format.QuotePrefix = true;
        if (look.Wraps)
        {
            format.ApplyAlignment = true;
            format.Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top };
        }

        return format;
    }

    private static Font Letters(double points, bool bold = false, string colour = "FF000000")
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = points }, new Color { Rgb = colour }, new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill Colour(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });
}
