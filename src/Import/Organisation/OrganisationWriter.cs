using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Plateau.Model.Declared;
using Plateau.Model.Files;
using Plateau.Spreadsheets;

namespace Plateau.Import.Organisation;

/// <summary>Writes the organisation workbook: every sheet with headings that explain themselves, drop-down lists, and what is declared so far. Read back, it says the same.</summary>
public static class OrganisationWriter
{
    private const int LastRow = 2000; // to which drop-down lists reach
    private const int HeadingRow = 4;
    private const double LeastWidth = 14, WidestColumn = 46;
    private static readonly Words Guide = new("Mode d’emploi", "How to fill it in");
    private static readonly Words Lists = new("Listes", "Lists");
    private static readonly string[] FrenchDays = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"];

    /// <summary>Sheets that are no part of what is declared.</summary>
    internal static ImmutableArray<Words> OwnSheets { get; } = [Guide, Lists];

    /// <param name="french">Language of sheets, headings and words.</param>
    public static void Write(Declarations declared, bool french, Stream output)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var lists = new SheetBuilder(Lists.In(french));
        var listOf = ListsOf(lists, french);
        var sheets = OrganisationForms.All.Select(form => SheetOf(form, declared, french, listOf)).ToList();
        sheets.Insert(0, GuideOf(french));
        sheets.Add(lists.Build(hidden: true));
        WorkbookFile.Write(sheets, output);
    }

    private static Sheet SheetOf(ISheetForm form, Declarations declared, bool french, Dictionary<Column, string> listOf)
    {
        var sheet = new SheetBuilder(form.Name.In(french));
        sheet.Head(form.Name.In(french), form.About.In(french));
        sheet.Header(form.Columns.Select(column => column.Heading.In(french) + (column.Required ? " *" : "")));
        sheet.Freeze(columns: 1);
        for (var at = 0; at < form.Columns.Length; at++)
        {
            var column = form.Columns[at];
            sheet.Note(at + 1, HeadingRow, column.Comment.In(french));
            if (listOf.TryGetValue(column, out var list)) sheet.DropDown(at + 1, HeadingRow + 1, LastRow, list);
            else if (ReferenceList(column, french) is { } names) sheet.DropDown(at + 1, HeadingRow + 1, LastRow, names);
        }

        foreach (var row in form.Rows(declared))
            sheet.Add(row.Select((value, at) => CellOf(value, form.Columns[at], french)));
        sheet.Widths(form.Columns.Select(column => Math.Clamp(column.Heading.In(french).Length + 4, LeastWidth, WidestColumn)));
        return sheet.Build();
    }

    /// <summary>Names of the first sheet that the column may refer to: what stands in its first column.</summary>
    private static string? ReferenceList(Column column, bool french)
    {
        if (column.RefersTo.IsEmpty) return null;
        var name = OrganisationForms.Of(column.RefersTo[0]).Name.In(french);
        return string.Create(CultureInfo.InvariantCulture, $"{WorkbookFile.Quoted(name)}!$A${HeadingRow + 1}:$A${LastRow}");
    }

    /// <summary>Each list of words is a column of a sheet that is not shown.</summary>
    private static Dictionary<Column, string> ListsOf(SheetBuilder lists, bool french)
    {
        var found = new Dictionary<Column, string>(ReferenceEqualityComparer.Instance as IEqualityComparer<Column>);
        var columns = OrganisationForms.All.SelectMany(form => form.Columns).Where(column => WordsOf(column, french).Length > 0).ToArray();
        var most = columns.Max(column => WordsOf(column, french).Length);
        for (var row = 0; row < most; row++)
            lists.Add(columns.Select(column => WordsOf(column, french)).Select(words => row < words.Length ? Cell.Of(words[row]) : Cell.Of((double?)null, CellLook.Text)));
        for (var at = 0; at < columns.Length; at++)
        {
            var letters = SheetBuilder.ColumnName(at + 1);
            found[columns[at]] = string.Create(CultureInfo.InvariantCulture, $"{WorkbookFile.Quoted(Lists.In(french))}!${letters}$1:${letters}${WordsOf(columns[at], french).Length}");
        }

        return found;
    }

    private static string[] WordsOf(Column column, bool french) => column.Kind switch
    {
        ColumnKind.Choice => [.. column.Choices.Select(choice => choice.Words.In(french))],
        ColumnKind.YesNo => french ? ["oui", "non", "inconnu"] : ["yes", "no", "unknown"],
        _ => [],
    };

    private static Sheet GuideOf(bool french)
    {
        var sheet = new SheetBuilder(Guide.In(french));
        sheet.Head(
            french ? "Décrire l’organisation du centre" : "Describing how the centre is organised",
            french
                ? "Une feuille par sujet ; toutes peuvent rester vides : ce qui n’est pas dit reste inconnu, et n’est jamais pris pour un zéro. Les colonnes marquées * sont nécessaires à une ligne."
                : "One sheet a subject; all may stay empty: what is not said stays unknown, and is never taken for a zero. Columns marked * are needed for a row.");
        sheet.Header(french ? ["Feuille", "À quoi elle sert"] : ["Sheet", "What it is for"]);
        foreach (var form in OrganisationForms.All)
            sheet.Add(Cell.Of(form.Name.In(french), CellLook.Strong), Cell.Of(form.About.In(french)));
        sheet.Widths([28, 120]);
        return sheet.Build();
    }

    private static Cell CellOf(object? value, Column column, bool french) => value switch
    {
        null => Cell.Of((double?)null, CellLook.Text),
        string text when column.Kind == ColumnKind.Choice => Cell.Of(column.Choices.FirstOrDefault(choice => Equals(choice.Value, text))?.Words.In(french) ?? text),
        string text => Cell.Of(text),
        double share when column.Kind == ColumnKind.Share => Cell.Of(share, CellLook.Percent),
        double number => Cell.Of(number, CellLook.Text),
        int minutes when column.Kind == ColumnKind.Time => Cell.Of(ClockText.OfMinutes(minutes)),
        int number => Cell.Of((double)number, CellLook.Text),
        bool truth => Cell.Of(truth ? (french ? "oui" : "yes") : (french ? "non" : "no")),
        LocalDate day => Cell.Of(Period.DaysBetween(new LocalDate(1899, 12, 30), day), CellLook.Date),
        ImmutableArray<IsoDayOfWeek> days => Cell.Of(french ? string.Join(", ", days.Select(day => FrenchDays[(int)day - 1])) : ClockText.OfDays(days)),
        LevelSaid level => level.Level is { } known ? Cell.Of((double)known, CellLook.Text) : Cell.Of(level.Holds ? "✓" : "0"),
        _ => Cell.Of(column.Choices.FirstOrDefault(choice => Equals(choice.Value, value))?.Words.In(french) ?? value.ToString() ?? ""),
    };
}
