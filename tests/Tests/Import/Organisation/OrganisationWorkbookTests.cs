using System.IO.Compression;
using System.Text;
using NodaTime;
using Plateau.Import.Organisation;
using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Spreadsheets;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import.Organisation;

/// <summary>The organisation workbook: what is written is read back without loss; what people do to it is read or told, cell by cell.</summary>
public sealed class OrganisationWorkbookTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_written_is_read_back_without_loss(bool french)
    {
        var reading = Read(Written(SampleDeclarations.Whole, french));
        reading.Log.Problems.ShouldBeEmpty();
        SampleDeclarations.Text(reading.Declared).ShouldBe(SampleDeclarations.Text(SampleDeclarations.Whole));
        foreach (var form in OrganisationForms.All)
            reading.Log.Counts[form.Key].Rejected.ShouldBe(0, form.Key);
    }

    [Fact]
    public void The_same_declarations_give_the_same_bytes() => Written(SampleDeclarations.Whole, true).ShouldBe(Written(SampleDeclarations.Whole, true));

    [Fact]
    public void Every_sheet_and_column_has_words_in_both_languages_and_something_in_the_sample()
    {
        foreach (var form in OrganisationForms.All)
        {
            form.Columns.Select(column => Folding.Of(column.Heading.French)).ShouldBeUnique();
            form.Columns.Select(column => Folding.Of(column.Heading.English)).ShouldBeUnique();
            form.Columns.Select(column => column.Key).ShouldBeUnique();
            var rows = form.Rows(SampleDeclarations.Whole).ToArray();
            for (var column = 0; column < form.Columns.Length; column++)
                rows.Any(row => row[column] is not null).ShouldBeTrue($"{form.Key}: nothing tries column {form.Columns[column].Key}");
            foreach (var words in form.Columns.SelectMany(column => new[] { column.Heading, column.Comment }).Concat([form.Name, form.About]))
            {
                words.English.ShouldNotBeNullOrWhiteSpace();
                words.French.ShouldNotBeNullOrWhiteSpace();
                foreach (var sign in ":;!?%»")
                    words.French.ShouldNotContain($" {sign}", Case.Sensitive, words.French);
            }
        }

        OrganisationForms.All.SelectMany(form => new[] { Folding.Of(form.Name.French), Folding.Of(form.Name.English) }.Distinct()).ShouldBeUnique();
        OrganisationForms.All.ShouldAllBe(form => form.Name.French.Length <= 31 && form.Name.English.Length <= 31);
    }

    [Fact]
    public void An_empty_workbook_says_nothing()
    {
        var reading = Read(Written(Declarations.None, french: true));
        reading.Log.Problems.ShouldBeEmpty();
        reading.Log.Remarks.ShouldBeEmpty();
        SampleDeclarations.Text(reading.Declared).ShouldBe(SampleDeclarations.Text(Declarations.None));
    }

    [Fact]
    public void A_matrix_with_a_column_for_each_skill_under_a_merged_title_is_read()
    {
        var reading = Read(Book("Matrice de compétences", ["Polyvalence du plateau"], [], ["Personne", "Commandes", "SAV", "Anglais"], ["Ana", 3.0, null, "✓"], ["Ben", "O", "I", "x"], ["Cléo", "0", "non", null]));
        reading.Log.Problems.ShouldBeEmpty();
        var said = reading.Declared.Assessments;
        said.Select(one => $"{one.Person} {one.Skill} {(one.Holds ? one.Level?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "yes" : "no")}")
            .ShouldBe(["Ana Commandes 3", "Ana Anglais yes", "Ben Commandes 4", "Ben SAV 1", "Ben Anglais yes", "Cléo Commandes no", "Cléo SAV no"]);
        reading.Log.Counts["assessments"].Read.ShouldBe(7); // a blank is no assessment
    }

    [Fact]
    public void French_numbers_dates_times_and_days_are_read()
    {
        var flows = Read(Book("Flux", ["Flux", "Contacts par semaine, au moins", "DMT (s)", "Objectif : part"], ["A", "1 234,5", "300", "80 %"])).Declared.Flows[0];
        (flows.WeeklyLow, flows.HandleSeconds, flows.TargetShare).ShouldBe((1234.5, 300, 0.8));
        var times = Read(Book("Horaires", ["Horaires", "Jours", "De", "À"], ["H", "lundi à vendredi et dimanche", "8h30", "18 h"], ["N", "sam - lun", "0:00", "24:00"], ["T", "tous les jours", 0.5, new DateTime(1899, 12, 31, 18, 15, 0)])).Declared.Calendars;
        times[0].Times[0].Days.ShouldBe([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Sunday]);
        (times[0].Times[0].FromMinutes, times[0].Times[0].ToMinutes).ShouldBe((510, 1080));
        times[1].Times[0].Days.ShouldBe([IsoDayOfWeek.Monday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday]);
        (times[2].Times[0].FromMinutes, times[2].Times[0].ToMinutes, times[2].Times[0].Days.Length).ShouldBe((720, 1095, 7));
        Read(Book("Personnes", ["Personne", "Départ prévu"], ["Ana", "03/04/2027"], ["Ben", "2027-04-03"])).Declared.People.Select(person => person.Leaves).ShouldBe([new LocalDate(2027, 4, 3), new LocalDate(2027, 4, 3)]);
    }

    [Fact]
    public void Every_wrong_cell_is_told_at_once_with_its_place_and_the_rest_is_kept()
    {
        var reading = Read(Book(
            "Flows",
            ["Flow", "Contacts a week, at least", "Contacts a week, at most", "Target: share", "Complexity (1 to 9)", "Direction"],
            ["A", "many", 5.0, 80.0, 12.0, "sideways"],
            [null, 3.0, null, null, null, null],
            ["B", 9.0, 5.0, null, 1.5, "inbound"],
            ["a", 1.0, 1.0, null, null, null],
            ["C", 1.0, 2.0, 0.5, 1.0, "sortant"]));
        reading.Log.Problems.Select(said => (said.Cell, said.What.What.Code)).ShouldBe(
        [
            ("B2", "org-number"), ("F2", "org-choice"), ("D2", "org-share-percent"), ("E2", "org-range"),
            ("A3", "org-missing"),
            ("E4", "org-whole"), ("C4", "org-low-high"),
            ("A5", "org-twice"),
        ], ignoreOrder: true);
        reading.Declared.Flows.Select(flow => flow.Name).ShouldBe(["A", "C"]);
        var count = reading.Log.Counts["flows"];
        (count.Read, count.Kept, count.Rejected).ShouldBe((5, 2, 3));
        reading.Declared.Flows[0].WeeklyLow.ShouldBeNull(); // unreadable is unknown, not 0
    }

    [Fact]
    public void Customers_are_not_sorted_by_sensitive_words()
    {
        var reading = Read(Book(
            "Flux", ["Flux", "Type de clients"], ["A", "particuliers"], ["B", "Personnes handicapées"], ["C", "religieux/laïcs"], ["D", "professionnels illimités"], ["E", "grands comptes"]));
        reading.Log.Problems.Select(said => (said.Cell, said.What.What.Code)).ShouldBe([("B3", "org-sensitive"), ("B4", "org-sensitive")]);
        reading.Declared.Flows.Select(flow => flow.CustomerType).ShouldBe(["particuliers", null, null, "professionnels illimités", "grands comptes"]);
    }

    [Fact]
    public void Two_headings_that_were_exchanged_are_told()
    {
        var reading = Read(Book("Personnes", ["Personne", "Heures par semaine", "Arrivée"], ["Ana", "01/02/2020", 35.0], ["Ben", "05/06/2021", 28.0]));
        reading.Log.Problems.Select(said => said.What.What.Code).ShouldContain("org-headings-swapped");
        Read(Book("Personnes", ["Personne", "Arrivée", "Heures par semaine"], ["Ana", "01/02/2020", 35.0], ["Ben", "05/06/2021", 28.0])).Log.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Names_that_are_declared_nowhere_are_remarked_and_kept()
    {
        var reading = Read(Written(SampleDeclarations.Whole, french: true));
        reading.Log.Remarks.Select(said => (said.Sheet, said.Cell, said.What.What.Code)).ShouldContain(("Transferts", "B5", "org-reference"));
        reading.Log.Remarks.ShouldContain(said => said.What.What.Code == "org-open-choice");
        reading.Declared.Transfers[0].To.ShouldBe("Logistique");
    }

    [Fact]
    public void Hidden_and_unknown_sheets_and_missing_headings_are_told()
    {
        var sheet = new SheetBuilder("Équipes");
        sheet.Header(["Équipe"]);
        sheet.Add(Cell.Of("Lyon"));
        var other = new SheetBuilder("Budget 2026");
        other.Add(Cell.Of("recettes"));
        var wrong = new SheetBuilder("Flux");
        wrong.Header(["Nom", "Canal"]);
        wrong.Add(Cell.Of("A"), Cell.Of("mail"));
        using var stream = new MemoryStream();
        WorkbookFile.Write([sheet.Build(hidden: true), other.Build(), wrong.Build()], stream);
        var reading = Read(stream.ToArray());
        reading.Declared.Teams.Length.ShouldBe(1);
        reading.Log.Remarks.Select(said => (said.Sheet, said.What.What.Code)).ShouldBe([("Budget 2026", "org-sheet-unknown"), ("Équipes", "org-hidden")]);
        reading.Log.Problems.Select(said => said.What.What.Code).ShouldBe(["org-heading-missing", "org-missing"]);
    }

    [Fact]
    public void A_marked_copy_keeps_all_and_colours_the_cells_with_the_reason()
    {
        var original = Written(SampleDeclarations.Whole, french: false);
        using var output = new MemoryStream();
        MarkedCopy.Write(new MemoryStream(original), [new CellMark("Flows", "C6", "one"), new CellMark("Flows", "C6", "two"), new CellMark("Flows", "Z40", "three"), new CellMark("Teams", "A4", "four")], output);
        var marked = output.ToArray();
        var reading = Read(marked);
        SampleDeclarations.Text(reading.Declared).ShouldBe(SampleDeclarations.Text(SampleDeclarations.Whole));
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(marked), false);
        var comments = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.WorksheetCommentsPart?.Comments.CommentList!.Elements<DocumentFormat.OpenXml.Spreadsheet.Comment>() ?? []).ToArray();
        comments.ShouldContain(comment => comment.Reference == "C6" && comment.InnerText.Contains("one") && comment.InnerText.Contains("two"));
        comments.ShouldContain(comment => comment.Reference == "Z40" && comment.InnerText == "three");
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Files_that_are_no_workbook_or_a_bomb_are_answered()
    {
        OrganisationReader.Read(new MemoryStream("hello"u8.ToArray()), true).Fault.ShouldBe(BookFault.Damaged);
        OrganisationReader.Read(new MemoryStream([]), true).Fault.ShouldBe(BookFault.Damaged);
        var good = Written(SampleDeclarations.Whole, true);
        OrganisationReader.Read(new MemoryStream(good[..(good.Length / 2)]), true).Fault.ShouldBe(BookFault.Damaged);
        OrganisationReader.Read(new MemoryStream(Bomb()), true).Fault.ShouldBe(BookFault.TooLarge);
    }

    /// <summary>Bytes of a good workbook, changed at random: whatever comes of it is an answer.</summary>
    [Fact]
    public void Damaged_workbooks_never_break_the_reader()
    {
        var good = Written(SampleDeclarations.Whole, true);
        var random = new Random(20261122);
        for (var round = 0; round < 150; round++)
        {
            var bytes = (byte[])good.Clone();
            for (var change = 0; change < 1 + (round % 20); change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (round % 5 == 0) bytes = bytes[..random.Next(bytes.Length)];
            var reading = OrganisationReader.Read(new MemoryStream(bytes), true);
            foreach (var form in OrganisationForms.All.Where(form => reading.Log.Counts.ContainsKey(form.Key)))
            {
                // What counts as kept is there, and nothing is there that was not read.
                form.Rows(reading.Declared).Count().ShouldBe((int)reading.Log.Counts[form.Key].Kept);
                reading.Log.Counts[form.Key].Kept.ShouldBeLessThanOrEqualTo(reading.Log.Counts[form.Key].Read);
            }
        }
    }

    [Fact]
    public void People_get_the_pseudonyms_of_the_logs()
    {
        var pseudonyms = Plateau.Import.Pseudonyms.None.With(["Zoé"]).With(DeclaredPeople.NamesIn(SampleDeclarations.Whole));
        var hidden = DeclaredPeople.Under(SampleDeclarations.Whole, pseudonyms, keepNames: false);
        var text = SampleDeclarations.Text(hidden);
        foreach (var name in new[] { "Inès", "Bob", "Paul" }) text.ShouldNotContain($"\"{name}\"");
        hidden.People[0].Name.ShouldBe(pseudonyms.Of("Inès"));
        hidden.Assessments[0].Person.ShouldBe(hidden.People[0].Name);
        hidden.Teams[0].Manager.ShouldBe(hidden.People[0].Name);
        hidden.Responsibilities[1].Who.ShouldBe("Direction");
        DeclaredPeople.Under(SampleDeclarations.Whole, pseudonyms, keepNames: true).People[0].RealName.ShouldBe("Inès");
    }

    private static OrganisationReading Read(byte[] bytes)
    {
        var reading = OrganisationReader.Read(new MemoryStream(bytes), french: true);
        reading.Fault.ShouldBeNull();
        return reading;
    }

    private static byte[] Written(Declarations declared, bool french)
    {
        using var stream = new MemoryStream();
        OrganisationWriter.Write(declared, french, stream);
        return stream.ToArray();
    }

    /// <summary>A workbook of one sheet as people make them: numbers, words and days.</summary>
    private static byte[] Book(string name, params object?[][] rows)
    {
        var sheet = new SheetBuilder(name);
        foreach (var row in rows)
        {
            sheet.Add(row.Select(value => value switch
            {
                null => Cell.Of((double?)null, CellLook.Text),
                double number => Cell.Of(number, CellLook.Text),
                DateTime time => Cell.Of(time.TimeOfDay.TotalDays, CellLook.Time),
                _ => Cell.Of((string)value),
            }));
        }

        using var stream = new MemoryStream();
        WorkbookFile.Write([sheet.Build()], stream);
        return stream.ToArray();
    }

    /// <summary>A small archive that unpacks to more than is read.</summary>
    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte <= WorkbookReader.MostBytes >> 20; megabyte++) entry.Write(zeros);
        }

        return stream.ToArray();
    }
}
