using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Plateau.Model.Files;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

/// <summary>Ways of contacts and people in the saved form.</summary>
public sealed class WaysFileTests
{
    [Fact]
    public void Every_element_survives_writing_and_reading()
    {
        var centre = RichSamples.Full();
        var text = CentreFile.Write(centre);
        var check = CentreFile.Read(text);
        check.Problems.ShouldBeEmpty();
        check.Warnings.ShouldBeEmpty();
        SameValues.Differences(centre, check.Centre!).ShouldBeEmpty();
        CentreFile.Write(check.Centre!).ShouldBe(text);
    }

    /// <summary>What the sample leaves at its default would not be tested: it must state every key of the schema.</summary>
    [Fact]
    public void The_rich_sample_and_the_plain_one_state_every_key()
    {
        var schema = Schema();
        var stated = Keys(JsonNode.Parse(CentreFile.Write(RichSamples.Full()))!).Concat(Keys(JsonNode.Parse(CentreFile.Write(CentreSamples.Full()))!)).ToHashSet();
        schema.Definitions.Append("").SelectMany(schema.KeysOf).Where(key => key != "$schema" && !stated.Contains(key)).ShouldBeEmpty();

        static IEnumerable<string> Keys(JsonNode node) => node switch
        {
            JsonObject members => members.SelectMany(member => member.Value is { } value ? Keys(value).Prepend(member.Key) : [member.Key]),
            JsonArray items => items.OfType<JsonNode>().SelectMany(Keys),
            _ => [],
        };
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        var schema = Schema();
        Prop.ForAll<int>(seed =>
        {
            var centre = RichSamples.Random(seed);
            var text = CentreFile.Write(centre);
            var check = CentreFile.Read(text);
            check.Problems.ShouldBeEmpty();
            SameValues.Differences(centre, check.Centre!).ShouldBeEmpty();
            CentreFile.Write(check.Centre!).ShouldBe(text);
            schema.Check(JsonNode.Parse(text)).ShouldBeEmpty();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_written_form_fits_the_schema_and_today_s_forms_do_not_change()
    {
        Schema().Check(JsonNode.Parse(CentreFile.Write(RichSamples.Full()))).ShouldBeEmpty();
        var keys = JsonNode.Parse(CentreFile.Write(CentreSamples.Full()))!["groups"]![0]!.AsObject().Select(member => member.Key);
        keys.ShouldBe(["id", "name", "members", "skills", "staffing"]);
    }

    [Fact]
    public void Shifts_are_written_while_they_say_the_staffing_and_the_staffing_when_they_do_not()
    {
        var centre = RichSamples.Full();
        var group = centre.Groups[0];
        var altered = centre with { Groups = centre.Groups.SetItem(0, group with { StaffedPerPeriod = group.StaffedPerPeriod.SetItem(20, 99) }) };
        var back = CentreFile.Read(CentreFile.Write(altered)).Centre!.Groups[0];
        back.StaffedPerPeriod[20].ShouldBe(99);
        back.Shifts.ShouldBeEmpty();
        CentreFile.Read(CentreFile.Write(centre)).Centre!.Groups[0].Shifts.Length.ShouldBe(4);
    }

    [Fact]
    public void A_flow_that_lives_of_others_needs_no_week_of_zeros_and_recorded_times_tell_their_counts()
    {
        var flows = JsonNode.Parse(CentreFile.Write(RichSamples.Full()))!["flows"]!.AsArray();
        flows[1]!["arrivals"]!.AsObject().Count.ShouldBe(0);
        flows[6]!.AsObject().ContainsKey("arrivals").ShouldBeFalse();
        flows[6]!["recordedTimes"]!["monday"]!.AsArray().Select(time => (string)time!).ShouldBe(["08:00:00", "08:00:12.5", "08:00:12.5"]);
        flows[6]!["recordedTimes"]!["tuesday"]!.AsArray().Select(time => (string)time!).ShouldBe(["09:00:00.0000001"]);
        CentreFile.Read(CentreFile.Write(RichSamples.Full())).Centre!.Flows[6].ArrivalsPerPeriod.Sum().ShouldBe(4);
    }

    [Theory]
    [InlineData("Mon-Fri", "Mon-Fri", 5)]
    [InlineData("monday - wednesday, Sat", "Mon-Wed, Sat", 4)]
    [InlineData("Sat-Mon", "Mon, Sat-Sun", 3)]
    [InlineData("sun", "Sun", 1)]
    [InlineData("Mon-Sun", "Mon-Sun", 7)]
    [InlineData("Fri,Mon", "Mon, Fri", 2)]
    public void Days_are_read_as_people_write_them(string text, string written, int count)
    {
        ClockText.TryDays(text, out var days).ShouldBeTrue();
        days.Length.ShouldBe(count);
        ClockText.OfDays(days).ShouldBe(written);
    }

    [Theory]
    [InlineData("lundi")]
    [InlineData("Mon-")]
    [InlineData("Mon-Tue-Wed")]
    [InlineData("")]
    public void What_is_no_day_is_refused(string text) => ClockText.TryDays(text, out _).ShouldBeFalse();

    [Fact]
    public void Times_come_back_from_what_is_written()
    {
        ClockText.TryMinutes("8:05", out var minutes).ShouldBeTrue();
        minutes.ShouldBe(485);
        ClockText.TryMinutes("24:00", out minutes).ShouldBeTrue();
        minutes.ShouldBe(1440);
        foreach (var wrong in new[] { "24:01", "8h30", "08:60", "8", "-1:00", "08:5", "+8:00", "٠٨:00" }) ClockText.TryMinutes(wrong, out _).ShouldBeFalse(wrong);
        foreach (var wrong in new[] { "24:00:00", "08:00:60", "08:00:5", "08:00:05.", "08:00:05.12345678" }) ClockText.TrySeconds(wrong, out _).ShouldBeFalse(wrong);
        Prop.ForAll<uint, ushort>((hundredNanoseconds, second) =>
        {
            var ticks = hundredNanoseconds % 10_000_000L + second % 86_400L * 10_000_000;
            var (day, text) = ClockText.OfSeconds(3 * 86_400 + ticks / 1e7);
            day.ShouldBe(3);
            ClockText.TrySeconds(text, out var seconds).ShouldBeTrue();
            ((long)Math.Round(seconds * 1e7)).ShouldBe(ticks);
        }).QuickCheckThrowOnFailure();
        ClockText.OfDays([IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday]).ShouldBe("Tue-Wed");
    }

    [Fact]
    public void A_broken_file_never_throws()
    {
        var texts = Enumerable.Range(0, 5).Select(seed => CentreFile.Write(RichSamples.Random(seed))).Append(CentreFile.Write(RichSamples.Full())).ToArray();
        Prop.ForAll<int, int, char>((seed, place, character) =>
        {
            var json = texts[(uint)seed % texts.Length];
            var at = (int)((uint)place % (uint)json.Length);
            var result = CentreFile.Read(json[..at] + character + json[(at + 1)..]);
            (result.Centre is null).ShouldBe(result.Problems.Length > 0);
        }).QuickCheckThrowOnFailure();
    }

    private static SmallSchema Schema() => new(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "centre.schema.json")))!.AsObject());
}
