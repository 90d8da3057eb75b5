using System.Text.Json;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

/// <summary>What other programs read: keys, nulls and units of plateau queue. The formulas themselves are tested with Mathematics.</summary>
public sealed class QueueCommandTests
{
    private static readonly string[] Keys =
    [
        "agents", "offeredLoadErlangs", "stable", "waitProbability", "meanWaitSeconds", "meanWaitAnsweredSeconds", "abandonmentShare", "blockingShare", "serviceLevel",
        "virtualWaitBeyondThreshold", "occupancy",
    ];

    private static readonly string[] Load = ["--arrivals-per-hour", "360", "--handle-seconds", "180"];

    [Theory]
    [InlineData("erlang-b")]
    [InlineData("erlang-c")]
    [InlineData("erlang-a")]
    public void The_keys_are_those_promised(string formula) => Json(formula, "--agents", "20").EnumerateObject().Select(property => property.Name).ShouldBe(Keys);

    // One agent at load 1/2: blocking = 1/3; waiting 1/2, mean wait = handle time; textbook values that anyone can check by hand.
    [Fact]
    public void One_agent_at_half_load_is_the_textbook()
    {
        string[] half = ["--arrivals-per-hour", "30", "--handle-seconds", "60", "--agents", "1", "--json"];
        Number(Parse(CliRun.Of(["queue", "erlang-b", .. half])), "blockingShare").ShouldBe(1.0 / 3, 1e-12);
        var c = Parse(CliRun.Of(["queue", "erlang-c", .. half]));
        Number(c, "waitProbability").ShouldBe(0.5, 1e-12);
        Number(c, "meanWaitSeconds").ShouldBe(60, 1e-9);
        Number(c, "serviceLevel").ShouldBe(1 - 0.5 * Math.Exp(-20.0 / 120), 1e-12);
    }

    [Fact]
    public void Endless_patience_in_A_is_C()
    {
        var c = Json("erlang-c", "--agents", "22");
        var a = Parse(CliRun.Of(["queue", "erlang-a", .. Load, "--patience-seconds", "1e12", "--agents", "22", "--json"]));
        Number(a, "serviceLevel").ShouldBe(Number(c, "serviceLevel"), 1e-6);
    }

    [Fact]
    public void Overload_has_nulls_and_no_infinity()
    {
        var json = Json("erlang-c", "--agents", "10");
        json.GetProperty("stable").GetBoolean().ShouldBeFalse();
        json.GetProperty("meanWaitSeconds").ValueKind.ShouldBe(JsonValueKind.Null);
        Number(json, "serviceLevel").ShouldBe(0);
    }

    [Fact]
    public void What_does_not_apply_is_null()
    {
        var b = Json("erlang-b", "--agents", "20");
        foreach (var key in new[] { "waitProbability", "meanWaitSeconds", "abandonmentShare", "virtualWaitBeyondThreshold" })
            b.GetProperty(key).ValueKind.ShouldBe(JsonValueKind.Null, key);
    }

    [Theory]
    [InlineData("erlang-a", 0.8)]
    [InlineData("erlang-c", 0.95)]
    public void Agents_for_a_target_are_the_fewest_that_meet_it(string formula, double share)
    {
        var answer = Json(formula, "--target-share", share.ToString(System.Globalization.CultureInfo.InvariantCulture), "--target-seconds", "30");
        var agents = answer.GetProperty("agents").GetInt32();
        Number(answer, "serviceLevel").ShouldBeGreaterThanOrEqualTo(share);
        Number(Json(formula, "--agents", $"{agents - 1}", "--threshold-seconds", "30"), "serviceLevel").ShouldBeLessThan(share);
    }

    [Fact]
    public void Agents_and_target_exclude_each_other_and_one_is_needed()
    {
        CliRun.Of(["queue", "erlang-c", .. Load]).ExitCode.ShouldBe(2);
        CliRun.Of(["queue", "erlang-c", .. Load, "--agents", "3", "--target-share", "0.8", "--target-seconds", "20"]).ExitCode.ShouldBe(2);
        CliRun.Of(["queue", "erlang-c", .. Load, "--target-share", "0.8"]).Error.ShouldContain("--target-seconds");
        CliRun.Of(["queue", "erlang-c", .. Load, "--target-share", "80", "--target-seconds", "20"]).Error.ShouldContain("0.8");
    }

    [Fact]
    public void A_decimal_comma_is_a_decimal_sign() =>
        Parse(CliRun.Of("queue", "erlang-b", "--arrivals-per-hour", "0,5", "--handle-seconds", "3600", "--agents", "1", "--json")).GetProperty("offeredLoadErlangs").GetDouble().ShouldBe(0.5);

    [Fact]
    public void People_get_a_sentence_and_a_table_in_their_language()
    {
        var french = CliRun.Of(["queue", "erlang-c", .. Load, "--agents", "22", "--language", "fr"]);
        french.Output.ShouldContain("Avec 22 conseillers, 82,2 %");
        french.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        CliRun.Of(["queue", "erlang-c", .. Load, "--agents", "22"]).Output.ShouldContain("With 22 agents, 82.2%");
    }

    private static JsonElement Json(string formula, params string[] rest)
    {
        string[] patience = formula == "erlang-a" ? ["--patience-seconds", "120"] : [];
        return Parse(CliRun.Of(["queue", formula, .. Load, .. patience, .. rest, "--json"]));
    }

    private static JsonElement Parse(CliRun run)
    {
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static double Number(JsonElement json, string key) => json.GetProperty(key).GetDouble();
}
