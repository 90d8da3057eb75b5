using System.Globalization;
using System.IO.Compression;
using System.Text;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Cases;

/// <summary>The same small log in every form gives the same map; what is wrong in a file is told with its place, and nothing is lost in silence.</summary>
public sealed class EventFormatTests
{
    // Case 1: A, B, A; case 2: A only; case 3: A then the second level C.
    private static readonly (string Case, string Time, string Activity, string Team, string Person)[] _events =
    [
        ("1", "2026-03-16T08:00:00+01:00", "ouvrir", "A", "p1"), ("1", "2026-03-16T08:10:00+01:00", "traiter", "B", "p2"), ("1", "2026-03-16T09:10:00+01:00", "clore", "A", "p1"),
        ("2", "2026-03-16T08:30:00+01:00", "ouvrir", "A", "p1"), ("2", "2026-03-16T08:40:00+01:00", "clore", "A", "p3"),
        ("3", "2026-03-16T10:00:00+01:00", "ouvrir", "A", "p3"), ("3", "2026-03-17T10:00:00+01:00", "clore", "C", "p4"),
    ];

    [Theory]
    [InlineData("log.csv", "event-csv")]
    [InlineData("french.csv", "event-csv")]
    [InlineData("latin.csv", "event-csv")]
    [InlineData("wide.csv", "event-csv")]
    [InlineData("log.xes", "xes")]
    [InlineData("log.xes.gz", "xes")]
    [InlineData("flat.xes", "xes")]
    [InlineData("log.jsonocel", "ocel-json")]
    public void Each_form_is_recognised_and_says_the_same(string name, string format)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, Form(name));
        var result = Reading.Run(new([path]), cancellation: TestContext.Current.CancellationToken);
        result.Problems.ShouldBeEmpty();
        var source = result.Log.Sources.Single();
        (source.Format, source.Read, source.Rejected).ShouldBe((format, 7, 0));
        var cases = result.Evidence!.Cases!;
        (cases.Cases, cases.Events, cases.VariantCount).ShouldBe((3, 7, 2));
        cases.BetweenGroups.ShouldBe(new HandoverCounts(3, 2, 2, 1, 1, 1, 1));
        cases.Edges.Select(edge => (edge.From, edge.To, edge.Count, edge.MeanDelaySeconds)).ShouldBe([("A", "B", 1, 600), ("A", "C", 1, 86_400), ("B", "A", 1, 3600)]);
        cases.Edges[0].AwaySeconds.ShouldBe(4200);
        cases.Groups.Select(group => (group.Name, group.Cases, group.Started, group.Ended, group.People)).ShouldBe([("A", 3, 3, 2, 2), ("B", 1, 0, 0, 1), ("C", 1, 0, 1, 1)]);
        cases.From.ToUnixTimeSeconds().ShouldBe(new DateTimeOffset(2026, 3, 16, 7, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds());
    }

    [Fact]
    public void Each_row_that_cannot_be_used_has_its_reason()
    {
        using var folder = new TemporaryFolder();
        var result = Read(folder, "case;time;activity;team\n1;2026-03-02 08:00;a;T\n;2026-03-02 08:00;a;T\n1;hier;a;T\n1;2026-03-02 09:00;;T\n1\n1;2026-03-02 10:00;b;\n1;2026-03-02 10:00;b;\n");
        result.Problems.Single().What.Code.ShouldBe("too-many-rejected");
        var source = result.Log.Sources.Single();
        (source.Read, source.Kept, source.Tagged, source.Rejected).ShouldBe((7, 1, 2, 4));
        source.Reasons.Select(reason => (reason.Code, reason.Rejects, reason.Count, string.Join(',', reason.FirstRows))).ShouldBe(
            [("activity-empty", true, 1, "5"), ("case-empty", true, 1, "3"), ("date", true, 1, "4"), ("fields", true, 1, "6"), ("repeated-row", false, 1, "8"), ("group-unknown", false, 2, "7,8")]);
    }

    [Fact]
    public void Two_deliveries_count_once_and_equal_rows_of_one_file_both()
    {
        using var folder = new TemporaryFolder();
        const string header = "case;time;activity;team\n";
        var first = folder.File("one.csv", header + "1;2026-03-02 08:00;a;T\n1;2026-03-02 08:00;a;T\n1;2026-03-02 09:00;b;U\n");
        var second = folder.File("two.csv", header + "1;2026-03-02 08:00;a;T\n1;2026-03-02 09:00;b;U\n1;2026-03-02 09:00;b;U\n1;2026-03-02 10:00;c;T\n");
        var result = Reading.Run(new([first, second]), cancellation: TestContext.Current.CancellationToken);
        // a twice (the first file has it twice), b twice (the second does), c once.
        result.Evidence!.Cases!.Events.ShouldBe(5);
        result.Log.Sources.Select(source => (source.Read, source.Kept, source.Tagged, source.Rejected)).ShouldBe([(3, 2, 1, 0), (4, 1, 1, 2)]);
    }

    [Fact]
    public void A_mapping_names_columns_that_no_word_tells()
    {
        using var folder = new TemporaryFolder();
        var mapping = CsvMappingFile.Read(folder.File("map.json", """{ "columns": { "case": "X1", "time": "X2", "activity": "X3", "group": "X4" }, "dateFormat": "dd/MM/yyyy HH:mm" }""")).Mapping;
        var log = folder.File("log.csv", "X1,X2,X3,X4\n7,02/03/2026 08:00,a,T\n7,03/03/2026 08:00,b,U\n");
        var cases = Reading.Run(new([log]), ReadingSettings.Defaults with { Mapping = mapping, Format = "event-csv" }, cancellation: TestContext.Current.CancellationToken).Evidence!.Cases!;
        cases.Edges.Single().MeanDelaySeconds.ShouldBe(86_400);
    }

    [Fact]
    public void A_mapping_renames_teams_and_activities_and_tells_names_that_never_come()
    {
        using var folder = new TemporaryFolder();
        var mapping = CsvMappingFile.Read(folder.File("map.json", "{ \"flows\": { \"B\": \"A\", \"clore\": \"fermer\", \"Z\": \"A\" } }")).Mapping;
        var path = Path.Combine(folder.Path, "log.csv");
        File.WriteAllBytes(path, Form("log.csv"));
        var evidence = Reading.Run(new([path]), ReadingSettings.Defaults with { Mapping = mapping }, cancellation: TestContext.Current.CancellationToken).Evidence!;
        // What B did, A did: only the way to C is left.
        evidence.Cases!.Edges.Select(edge => (edge.From, edge.To)).ShouldBe([("A", "C")]);
        evidence.Cases.Activities.Select(activity => (activity.Name, activity.Events)).ShouldBe([("fermer", 3), ("ouvrir", 3), ("traiter", 1)]);
        evidence.Quality!.Notes.Where(note => note.Code == "note.flow-name-not-met").Select(note => note.Arguments[0].Text).ShouldBe(["Z"]);
    }

    [Fact]
    public void A_stray_quote_costs_one_row_and_a_quoted_line_end_none()
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder("case;time;activity;team\n1;2026-03-02 08:00;\"two\nlines; and \"\"quotes\"\"\";T\n\"stray;2026-03-02 08:00;a;T\n");
        for (var row = 0; row < 40_000; row++) text.Append(CultureInfo.InvariantCulture, $"{row};2026-03-02 08:00;acte numéro un;Équipe\n");
        var result = Read(folder, text.ToString());
        var source = result.Log.Sources.Single();
        (source.Read, source.Rejected).ShouldBe((40_002, 1));
        source.Reasons.Single(reason => reason.Rejects).FirstRows.ShouldBe([4]);
        result.Evidence!.Cases!.Activities.ShouldContain(activity => activity.Name == "two\nlines; and \"quotes\"");
    }

    [Theory]
    [InlineData("<!DOCTYPE log [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><log><trace><event><string key=\"concept:name\" value=\"&b;\"/></event></trace></log>", "xml-dtd")]
    [InlineData("<log><trace><event><string key=\"concept:name\" value=\"x\"/></event></tr", "xml-broken")]
    [InlineData("huge", "piece-oversized")]
    [InlineData("deep", "piece-oversized")]
    [InlineData("names", "piece-oversized")]
    public void An_xml_file_made_to_harm_is_a_located_problem(string text, string code)
    {
        using var folder = new TemporaryFolder();
        var content = text switch
        {
            "huge" => $"<log><trace>\n<string key=\"concept:name\" value=\"{new string('x', 3_000_000)}\"/></trace></log>",
            "deep" => "<log>" + string.Concat(Enumerable.Repeat("<list>\n", 100_000)),
            "names" => "<log>" + string.Concat(Enumerable.Range(0, 20_000).Select(number => FormattableString.Invariant($"<n{number}/>\n"))) + "</log>",
            _ => text,
        };
        var result = Reading.Run(new([folder.File("log.xes", content)]), cancellation: TestContext.Current.CancellationToken);
        var problem = result.Problems.Single();
        problem.What.Code.ShouldBe(code);
        problem.Where.ShouldMatch(@"^log\.xes:\d+$");
    }

    [Theory]
    [InlineData("""{"objectTypes":[],"events":[{"id":"e1","type":"a","time":"2026-""", "json-broken")]
    [InlineData("""{"objectTypes":[],"objects":[{"id":"p","type":"resource"}],"events":[]}""", "ocel-no-case")]
    [InlineData("huge", "piece-oversized")]
    public void A_json_file_that_is_no_log_is_a_located_problem(string text, string code)
    {
        using var folder = new TemporaryFolder();
        var content = text == "huge" ? $"{{\"objectTypes\":[],\"objects\":[{{\"id\":\"{new string('x', 3_000_000)}\"}}]}}" : text;
        var result = Reading.Run(new([folder.File("log.json", content)]), cancellation: TestContext.Current.CancellationToken);
        result.Problems.Single().What.Code.ShouldBe(code);
        result.Problems.Single().Where.ShouldStartWith("log.json:");
    }

    [Fact]
    public void A_cut_archive_is_told_with_the_rows_before()
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(Path.Combine(Tests.Model.Repository.Root, "samples", "volvo-incidents", "incidents.csv.gz"));
        var path = Path.Combine(folder.Path, "cut.csv.gz");
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        Reading.Run(new([path]), cancellation: TestContext.Current.CancellationToken).Problems.Single().What.Code.ShouldBe("file-damaged");
    }

    /// <summary>Mutated samples of every form: never an exception, and every row kept, tagged or rejected.</summary>
    [Fact]
    public void Mutations_never_crash_and_lose_nothing()
    {
        using var folder = new TemporaryFolder();
        var state = 2026u;
        foreach (var name in new[] { "log.csv", "french.csv", "wide.csv", "log.xes", "flat.xes", "log.jsonocel", "log.xes.gz" })
        {
            for (var round = 0; round < 60; round++)
            {
                var bytes = Form(name);
                for (var hit = 0; hit < 1 + (round % 5); hit++) bytes[Next() % bytes.Length] = (byte)(Next() % 256);
                if (round % 7 == 0) bytes = bytes[..(int)(Next() % bytes.Length)];
                var path = Path.Combine(folder.Path, name);
                File.WriteAllBytes(path, bytes);
                var result = Reading.Run(new([path]), ReadingSettings.Defaults with { FewestContacts = 1 }, cancellation: TestContext.Current.CancellationToken);
                foreach (var source in result.Log.Sources) (source.Kept + source.Tagged + source.Rejected).ShouldBe(source.Read);
                if (result.Evidence?.Cases is { } cases) cases.Events.ShouldBe(result.Log.Kept + result.Log.Tagged);
                else result.Problems.ShouldNotBeEmpty();
            }
        }

        long Next() => (state = (state * 1_664_525u) + 1_013_904_223u) >> 8;
    }

    [Fact]
    public void A_log_of_contacts_is_still_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("contacts.csv", "ticket;date;file;agent;attente;durée;statut\n" + string.Concat(Enumerable.Range(0, 30).Select(row => FormattableString.Invariant($"{row};2026-03-02 08:{row:00}:00;PS;p1;12;180;traité\n"))));
        Reading.Run(new([path]), cancellation: TestContext.Current.CancellationToken).Log.Sources.Single().Format.ShouldBe("contact-csv");
    }

    private static ReadingResult Read(TemporaryFolder folder, string text) => Reading.Run(new([folder.File("log.csv", text)]), cancellation: TestContext.Current.CancellationToken);

    /// <summary>The small log as a file of that name.</summary>
    internal static byte[] Form(string name) => name switch
    {
        "log.csv" => Encoding.UTF8.GetBytes(Csv("case,timestamp,activity,team,resource", ",", time => time)),
        "french.csv" => Encoding.UTF8.GetBytes("\uFEFF" + Csv("N° dossier ignoré;Numéro de dossier;Date et heure;Activité;Équipe;Conseiller", ";", French, "x;")),
        "latin.csv" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Csv("Dossier;Horodatage;Étape;Équipe;Intervenant", ";", time => time)),
        "wide.csv" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Csv("case\ttimestamp\tactivity\tteam\tresource", "\t", time => time))],
        "flat.xes" => Encoding.UTF8.GetBytes(Xes(nested: false)),
        "log.xes" => Encoding.UTF8.GetBytes(Xes(nested: true)),
        "log.xes.gz" => Zipped(Xes(nested: true)),
        _ => Encoding.UTF8.GetBytes(Ocel()),
    };

    private static string Csv(string header, string delimiter, Func<string, string> time, string before = "") =>
        header + "\r\n" + string.Concat(_events.Select(one => before + string.Join(delimiter, one.Case, time(one.Time), one.Activity, one.Team, one.Person) + "\r\n"));

    /// <summary>French order; on the wall clock of Paris, which in March is the offset written.</summary>
    private static string French(string time) => $"{time[8..10]}/{time[5..7]}/{time[..4]} {time[11..19]}";

    private static string Xes(bool nested)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a log -->\n<log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org/\">\n<extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n<global scope=\"event\"><string key=\"concept:name\" value=\"unknown\"/></global>\n");
        foreach (var one in _events.GroupBy(one => one.Case))
        {
            if (nested) text.Append(CultureInfo.InvariantCulture, $"<trace>\n<string key=\"concept:name\" value=\"{one.Key}\"/>\n");
            foreach (var (number, time, activity, team, person) in one)
            {
                text.Append("<event>\n");
                if (!nested) text.Append(CultureInfo.InvariantCulture, $"<string key=\"case:concept:name\" value=\"{number}\"/>\n");
                text.Append(CultureInfo.InvariantCulture, $"<string key=\"concept:name\" value=\"{activity}\"><string key=\"org:group\" value=\"not of the event\"/></string>\n<date key=\"time:timestamp\" value=\"{time[..19]}.000{time[19..]}\"/>\n<string key=\"org:group\" value=\"{team}\"/>\n<string key=\"org:resource\" value=\"{person}\"/>\n<string key=\"lifecycle:transition\" value=\"complete\"/>\n</event>\n");
            }

            if (nested) text.Append("</trace>\n");
        }

        return text.Append("</log>\n").ToString();
    }

    private static string Ocel()
    {
        var objects = _events.Select(one => (Id: "case-" + one.Case, Type: "case")).Concat(_events.Select(one => (Id: one.Team, Type: "team"))).Concat(_events.Select(one => (Id: one.Person, Type: "employee"))).Distinct();
        var events = _events.Select((one, at) => FormattableString.Invariant(
            $$"""{"id":"e{{at}}","type":"{{one.Activity}}","time":"{{one.Time}}","attributes":[{"name":"note","value":1}],"relationships":[{"objectId":"{{one.Person}}","qualifier":"by"},{"objectId":"case-{{one.Case}}","qualifier":""},{"objectId":"{{one.Team}}","qualifier":"in"}]}"""));
        return $$"""{"objectTypes":[{"name":"case","attributes":[]}],"eventTypes":[],"events":[{{string.Join(",\n", events)}}],"objects":[{{string.Join(",\n", objects.Select(one => $$"""{"id":"{{one.Id}}","type":"{{one.Type}}","attributes":[]}"""))}}]}""";
    }

    private static byte[] Zipped(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }
}
