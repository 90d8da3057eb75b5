using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>When things are open.</summary>
internal sealed class CalendarsSheet : SheetForm<(string Name, OpeningTime Time)>
{
    public override string Key => "calendars";

    public override Words Name { get; } = new("Horaires", "Opening hours");

    public override Words About { get; } = new(
        "Quand chaque chose est ouverte ; plusieurs lignes d’un même nom s’ajoutent.",
        "When each thing is open; several rows of one name add up.");

    protected override ImmutableArray<Column<(string Name, OpeningTime Time)>> Fields { get; } =
    [
        Field("name", ColumnKind.Text, ("Horaires", "Calendar"), ("Nom des horaires : « standard », « samedi »…", "Name of the calendar: standard, Saturday…"), row => row.Name) with { Required = true },
        Field("days", ColumnKind.Days, ("Jours", "Days"), ("Par exemple lun-ven, ou sam. Vide : tous les jours.", "For example Mon-Fri, or Sat. Empty: every day."), row => row.Time.Days.IsEmpty ? null : row.Time.Days),
        Field("from", ColumnKind.Time, ("De", "From"), ("Heure d’ouverture, par exemple 08:30 ou 8h30.", "Opening time, for example 08:30."), row => row.Time.FromMinutes) with { Required = true },
        Field("to", ColumnKind.Time, ("À", "To"), ("Heure de fermeture, non comprise ; 24:00 pour minuit.", "Closing time, not included; 24:00 for midnight."), row => row.Time.ToMinutes) with { Required = true },
    ];

    protected override ImmutableArray<(string Name, OpeningTime Time)> Of(Declarations declared) => [.. declared.Calendars.SelectMany(calendar => calendar.Times.Select(time => (calendar.Name, time)))];

    protected override Declarations With(Declarations declared, ImmutableArray<(string Name, OpeningTime Time)> rows) => declared with { Calendars = [.. rows.GroupBy(row => row.Name, StringComparer.Ordinal).Select(calendar => new OpeningCalendar(calendar.Key, [.. calendar.Select(row => row.Time)]))] };

    protected override (string Name, OpeningTime Time) Make(RowReading row) => Checked(row, (row.Name("name"), new OpeningTime(row.Days("days"), row.Time("from") ?? 0, row.Time("to") ?? 0)));

    public override IEnumerable<string> NamesIn(Declarations declared) => declared.Calendars.Select(calendar => calendar.Name);

    private static (string Name, OpeningTime Time) Checked(RowReading row, (string Name, OpeningTime Time) line)
    {
        if (row.Usable && line.Time.ToMinutes <= line.Time.FromMinutes) row.Reject("to", "org-from-to", Argument.TimeOfDay("from", line.Time.FromMinutes), Argument.TimeOfDay("to", line.Time.ToMinutes));
        return line;
    }
}
