using System.Globalization;
using System.Text;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model.Texts;
using Plateau.Tests.Import.Platforms;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>Columns whose names say nothing: proposed by their values, written as a mapping, and read with it.</summary>
public sealed class ColumnMappingTests
{
    private const string Header = "Quand;Quoi;Qui;T1;T2;Bilan;Réf\n";

    [Fact]
    public void A_table_of_contacts_is_proposed_written_and_read_with_what_was_written()
    {
        using var bench = new Workbench();
        var path = bench.Write("log.csv", Header + Rows(200));
        var proposal = ColumnMapping.Propose(path, FormatSamples.Small, []).ShouldNotBeNull();
        proposal.Columns.Select(column => column.Field).ShouldBe(
            [CsvField.Arrival, CsvField.Flow, CsvField.Agent, CsvField.WaitSeconds, CsvField.HandleSeconds, CsvField.Outcome, CsvField.ContactId]);
        proposal.Columns[6].Example.ShouldBeEmpty(); // ids may be people's
        (proposal.Problems.Length, proposal.Rejected, proposal.Rows.Length).ShouldBe((0, 0, 5));
        foreach (var row in proposal.Rows) TextsOf.Check(row.Code, row.Arguments);
        var written = Path.Combine(bench.Folder, "mapping.json");
        using (var stream = File.Create(written)) CsvMappingFile.Write(proposal.Mapping, ["a */ comment"], stream);
        var (mapping, problems) = CsvMappingFile.Read(written);
        problems.ShouldBeEmpty();
        mapping!.Columns.ShouldBe(proposal.Mapping.Columns, ignoreOrder: true);
        var result = FormatSamples.With(FormatSamples.Small with { Mapping = mapping }, path);
        result.Problems.ShouldBeEmpty();
        // Every fifth is abandoned after 40 s; the others wait 10 s and take 200 s.
        result.Flows().ShouldBe(["Facture: 100 80 20 0; 800 800 16000", "Panne: 100 80 20 0; 800 800 16000"]);
    }

    [Fact]
    public void Without_a_mapping_the_message_proposes_what_the_columns_are()
    {
        using var bench = new Workbench();
        var result = FormatSamples.Of(bench.Write("log.csv", Header + Rows(50)));
        var problem = result.Problems.Single(problem => problem.What.Code == "columns-proposed");
        problem.What.Arguments.Single(argument => argument.Name == "columns").Items.ShouldBe(
            ["Quand = arrival", "Quoi = flow", "Qui = agent", "T1 = waitSeconds", "T2 = handleSeconds", "Bilan = outcome", "Réf = contactId"]);
        foreach (var one in result.Problems) TextsOf.Check(one);
    }

    [Fact]
    public void A_table_of_intervals_is_known_by_its_grid()
    {
        using var bench = new Workbench();
        var text = new StringBuilder("A;B;C;D\n");
        for (var row = 0; row < 40; row++) text.Append(CultureInfo.InvariantCulture, $"13/01/2026 {8 + row / 4:00}:{15 * (row % 4):00};{(row % 2 == 0 ? "Info" : "SAV")};{20 + row};{15 + row}\n");
        var proposal = ColumnMapping.Propose(bench.Write("log.csv", text.ToString()), FormatSamples.Small, []).ShouldNotBeNull();
        proposal.Mapping.Format.ShouldBe("interval-csv");
        proposal.Columns.Select(column => column.Field).ShouldBe([CsvField.Arrival, CsvField.Flow, CsvField.Offered, CsvField.AnsweredCount]);
    }

    [Fact]
    public void A_name_that_the_values_contradict_says_nothing()
    {
        using var bench = new Workbench();
        var proposal = ColumnMapping.Propose(bench.Write("log.csv", Header.Replace("Bilan", "Fin", StringComparison.Ordinal) + Rows(50)), FormatSamples.Small, []).ShouldNotBeNull();
        proposal.Columns[5].Field.ShouldBe(CsvField.Outcome);
    }

    [Fact]
    public void A_bad_mapping_is_told_all_at_once()
    {
        using var bench = new Workbench();
        var (mapping, problems) = CsvMappingFile.Read(bench.Write("m.json", """{ "format": "contact-cvs", "sheet": 3, "durations": "sums", "flows": { "A": "B", "B": "C", "D": 4 }, "columns": { "flw": "x" } }"""));
        mapping.ShouldBeNull();
        problems.Select(problem => problem.What.Code).ShouldBe(["unknown-format", "expected-text", "durations-form", "flow-name-chain", "expected-text", "unknown-key"], ignoreOrder: true);
        foreach (var problem in problems) TextsOf.Check(problem);
        // A column for two fields, and one that is not there.
        var stated = CsvMappingFile.Read(bench.Write("n.json", """{ "columns": { "arrival": "Quand", "queueStart": "Quand", "flow": "Quois" } }""")).Mapping;
        var log = bench.Write("log.csv", Header + Rows(50));
        FormatSamples.With(FormatSamples.Small with { Mapping = stated }, log).Problems.Select(problem => problem.What.Code).ShouldBe(["mapping-column-twice", "mapping-column", "csv-no-outcome", "csv-no-wait", "columns-proposed"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_no_table_is_told()
    {
        using var bench = new Workbench();
        List<Problem> problems = [];
        ColumnMapping.Propose(bench.Write("letter.txt", "Dear all\n"), FormatSamples.Small, problems).ShouldBeNull();
        problems.Select(problem => problem.What.Code).ShouldBe(["format-not-recognised"]);
    }

    private static string Rows(int count)
    {
        var text = new StringBuilder();
        for (var row = 0; row < count; row++)
        {
            var left = row % 5 == 4;
            text.Append(CultureInfo.InvariantCulture, $"13/01/2026 {8 + row / 20:00}:{row % 20 * 3:00}:07;{(row % 2 == 0 ? "Facture" : "Panne")};{(left ? "" : row % 3 == 0 ? "Anne" : row % 3 == 1 ? "Paul" : "Zoé")};{(left ? "0:40" : "0:10")};{(left ? "" : "3:20")};{(left ? "abandonné" : "traité")};C-{1000 + row}\n");
        }

        return text.ToString();
    }
}
