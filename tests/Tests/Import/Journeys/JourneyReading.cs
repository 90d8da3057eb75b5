using System.Globalization;
using System.Text;
using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;
using Shouldly;

namespace Plateau.Tests.Import.Journeys;

/// <summary>A row of a made-up contact log. Minutes count from Monday 2 March 2026, 0:00.</summary>
internal sealed record LogRow(int Minute, int Customer, int Flow = 0, bool Answered = true, int Wait = 10, int Handle = 120, int Case = 0, int Contact = 0, string Channel = "");

/// <summary>Made-up logs as files, read the whole way.</summary>
internal static class JourneyReading
{
    public const int Day = 24 * 60;

    public static string Csv(IEnumerable<LogRow> rows)
    {
        var text = new StringBuilder("arrival;customer;flow;outcome;wait;handle;agent;case;contact id;channel\n");
        foreach (var row in rows)
        {
            var at = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(row.Minute);
            text.Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss};{Id("C", row.Customer)};F{row.Flow};{(row.Answered ? "answered" : "abandoned")};{row.Wait};{(row.Answered ? row.Handle.ToString(CultureInfo.InvariantCulture) : "")};{(row.Answered ? "Ann" : "")};{Id("D", row.Case)};{Id("I", row.Contact)};{row.Channel}\n");
        }

        return text.ToString();

        static string Id(string letter, int number) => number == 0 ? "" : letter + number.ToString(CultureInfo.InvariantCulture);
    }

    public static JourneyObservation? Read(IEnumerable<LogRow> rows, ReadingSettings? settings = null)
    {
        using var folder = new TemporaryFolder();
        return ReadFiles(settings ?? ReadingSettings.Defaults, folder.File("log.csv", Csv(rows)));
    }

    public static JourneyObservation? ReadFiles(ReadingSettings settings, params string[] paths)
    {
        var result = Reading.Run(new([.. paths]), settings with { FewestContacts = 1 });
        result.Problems.ShouldBeEmpty();
        return result.Evidence!.Journeys;
    }
}
