using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Plateau.Design;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Journeys;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Report;
using Plateau.Report.Charts;
using Plateau.Report.Sections;
using Plateau.Report.Texts;
using Plateau.Tests.Diagnosis.Rules;
using Plateau.Tests.Import.Journeys;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Report;

/// <summary>What enters a box of a drawing leaves it, and nothing is lost from the first column to the ends.</summary>
public sealed class JourneyDrawingsTests
{
    private static readonly Gen<ConversationWay[]> _ways = Gen.Choose(1, 40).SelectMany(count => Gen.Choose(0, 1_000_000).ArrayOf(6 * count).Select(numbers => Enumerable.Range(0, count).Select(at =>
    {
        var steps = 1 + numbers[6 * at] % 3;
        string[] kinds = ["phone", "mail", "", "téléphone", "chat", "k5", "k6", "k7", "k8", "k9"];
        return new ConversationWay([.. Enumerable.Range(1, steps).Select(step => kinds[numbers[6 * at + step] % kinds.Length])], steps == 3 && numbers[6 * at + 4] % 2 == 0, (ConversationEnd)(numbers[6 * at + 5] % 3), 5 + numbers[6 * at + 5] % 900);
    }).ToArray()));

    [Fact]
    public void Conversations_are_kept_from_contact_to_end_whatever_their_ways() => Prop.ForAll(Arb.From(_ways), ways =>
    {
        var total = ways.Where(way => way.Steps.Length > 1).Sum(way => way.Count);
        var drawings = ChartCatalogue.ConversationWays.Draw(Telling(Journeys(journeys => journeys with { Conversations = new(true, [.. ways], ways.Sum(way => way.Count)) }), Language.English));
        if (total == 0)
        {
            drawings.ShouldBeEmpty();
            return;
        }

        var drawing = drawings.ShouldHaveSingleItem();
        var links = Links(drawing);
        var depth = Depths(drawing);
        links.ShouldAllBe(link => depth[link.To] == depth[link.From] + 1);
        links.Where(link => depth[link.From] == 0).Sum(link => link.Count).ShouldBe(total);
        links.Where(link => links.All(other => other.From != link.To)).Sum(link => link.Count).ShouldBe(total);
        foreach (var box in depth.Keys.Where(box => links.Any(link => link.From == box) && links.Any(link => link.To == box)))
            links.Where(link => link.To == box).Sum(link => link.Count).ShouldBe(links.Where(link => link.From == box).Sum(link => link.Count));
        drawing.Twin.Rows.Where(row => row.Cells[0].StartsWith("1.", StringComparison.Ordinal)).Sum(row => long.Parse(row.Cells[2].Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).ShouldBe(ways.Sum(way => way.Count));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1999, 5));

    [Fact]
    public void Channels_written_in_two_ways_are_one_box_in_the_readers_language()
    {
        var study = Journeys(journeys => journeys with { Conversations = new(true, [new(["phone", "chat"], false, ConversationEnd.Resolved, 40), new(["téléphone", "chat"], false, ConversationEnd.Resolved, 60)], 100) });
        Links(ChartCatalogue.ConversationWays.Draw(Telling(study, Language.English)).Single()).Select(link => link.Count).ShouldBe([100, 100]);
        ChartCatalogue.ConversationWays.Draw(Telling(study, Language.English)).Single().Twin.Rows[0].Cells[0].ShouldBe("1. telephone");
        ChartCatalogue.ConversationWays.Draw(Telling(study, Language.French)).Single().Twin.Rows[0].Cells[0].ShouldBe("1. téléphone");
    }

    [Fact]
    public void A_declared_path_is_drawn_with_all_ways_and_each_where_it_leaves()
    {
        var study = SampleStudy.Whole();
        var path = PathConformance.Of(study.Evidence).Single();
        var drawing = ChartCatalogue.DeclaredPath.Draw(Telling(study, Language.French)).ShouldHaveSingleItem();
        var links = Links(drawing);
        var depth = Depths(drawing);
        links.Where(link => depth[link.From] == 0).Sum(link => link.Count).ShouldBe(path.Seen);
        var conform = (long)Math.Round(path.Conform.Value!.Value * path.Seen);
        links.Where(link => depth[link.To] == path.Visible.Length + 1).Sum(link => link.Count).ShouldBe(conform + path.Deviations.Where(one => one.At == path.Visible.Length).Sum(one => one.Count));
        links.Where(link => links.All(other => other.From != link.To)).Sum(link => link.Count).ShouldBe(path.Seen);
    }

    /// <summary>A path that nobody walks is there all the same, as a hair.</summary>
    [Fact]
    public void A_path_that_nobody_walks_is_drawn()
    {
        var study = Journeys(journeys => journeys with { Paths = [new([new("PS"), new("NW")], 2, 70, 12)] });
        var drawing = ChartCatalogue.DeclaredPath.Draw(Telling(study, Language.English)).ShouldHaveSingleItem();
        Depths(drawing).Values.Max().ShouldBe(3);
        drawing.Title.ShouldContain("0%");
        drawing.Title.ShouldContain("begin elsewhere");
    }

    [Fact]
    public void The_part_of_chance_is_left_out_where_it_is_unknown()
    {
        var known = ChartCatalogue.Repeats.Draw(Telling(SampleStudy.Whole(), Language.English)).Single();
        known.Option["series"]!.AsArray().Count.ShouldBe(3);
        var unknown = ChartCatalogue.Repeats.Draw(Telling(Journeys(journeys => journeys with { Overall = journeys.Overall with { Windows = [.. journeys.Overall.Windows.Select(window => window with { ByChance = null, Linked = null })] } }), Language.English)).Single();
        unknown.Option["series"]!.AsArray().Count.ShouldBe(2);
        unknown.Title.ShouldContain("too short");
        known.Option["xAxis"]!["data"]!.AsArray().Count.ShouldBe(4, "the window of 30 days is not over for any contact");
    }

    /// <summary>What the rule says of its evidence too: the source wrote French words.</summary>
    [Theory]
    [InlineData(Language.French, "mail → téléphone")]
    [InlineData(Language.English, "e-mail → telephone")]
    public void Changes_of_channel_are_told_in_the_readers_language(Language language, string way)
    {
        var evidence = JourneyHouse.Of(Enumerable.Range(1, 600).Where(customer => customer % 9 == 0).Select(customer => JourneyHouse.Row(customer, 400) with { Channel = "phone" }), row => row with { Channel = row.Channel == "mail" ? "mail" : "téléphone" });
        evidence = evidence with { Journeys = evidence.Journeys! with { ChannelChanges = [.. evidence.Journeys.ChannelChanges!.Value.Select(change => change with { To = change.To == "phone" ? "téléphone" : change.To })] } };
        var rule = new ChannelChanges();
        var study = SampleStudy.Whole() with { Diagnosis = [new(rule.Info, rule.Examine(evidence, RuleSettings.Defaults))] };
        var finding = FindingsSection.Sorted(new Telling(study, Wording.In(language))).First();
        finding.Evidence.ShouldNotBeEmpty();
        finding.Evidence.ShouldAllBe(line => line.StartsWith(way, StringComparison.Ordinal));
    }

    private static StudyResult Journeys(Func<JourneyObservation, JourneyObservation> change)
    {
        var study = SampleStudy.Whole();
        return study with { Evidence = study.Evidence with { Journeys = change(study.Evidence.Journeys!) } };
    }

    private static Telling Telling(StudyResult study, Language language) => new(study, SampleTexts.In(language));

    private static Dictionary<string, int> Depths(Drawing drawing) => Series(drawing)["data"]!.AsArray().ToDictionary(node => node!["name"]!.GetValue<string>(), node => node!["depth"]!.GetValue<int>());

    private static JsonNode Series(Drawing drawing) => drawing.Option["series"]![0]!;

    /// <summary>Counts as they are written: a hair is drawn wider than it is.</summary>
    private static List<(string From, string To, long Count)> Links(Drawing drawing) =>
        [.. Series(drawing)["links"]!.AsArray().Select(link => (link!["source"]!.GetValue<string>(), link["target"]!.GetValue<string>(), long.Parse(Regex.Replace(Regex.Match(link["tip"]!.GetValue<string>(), @"[\d,\u202F]+$").Value, @"\D", ""), CultureInfo.InvariantCulture)))];
}
