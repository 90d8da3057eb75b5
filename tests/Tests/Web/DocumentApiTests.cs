using System.Net;
using System.Text.Json.Nodes;
using Plateau.Tests.Storage;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Web;

/// <summary>Documents through the host, on both databases.</summary>
public sealed class DocumentApiTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Two_people_never_overwrite_each_other_silently(DatabaseKind database)
    {
        await using var studio = await StudioRun.Start(database);
        var centre = await studio.Centre("Avant");
        var settings = $"/api/centres/{centre}/documents/settings";
        var seen = await studio.Get(settings);
        var (mine, theirs) = (seen["content"]!.DeepClone(), seen["content"]!.DeepClone());
        theirs["target"] = "90/30";
        mine["zone"] = "Europe/Paris";
        (await studio.Put(settings, new { version = 1, content = theirs }))["version"]!.GetValue<int>().ShouldBe(2);
        var conflict = await studio.Put(settings, new { version = 1, content = mine }, HttpStatusCode.Conflict);
        conflict["current"]!.GetValue<int>().ShouldBe(2);
        conflict["currentDocument"]!["content"]!["target"]!.GetValue<string>().ShouldBe("90/30");
        conflict["title"]!.GetValue<string>().ShouldBe("Somebody else has changed this meanwhile.");
        (await studio.Get(settings))["content"]!["zone"].ShouldBeNull();

        // What changed, and back again as a new version: nothing is lost on the way.
        var compared = (await studio.Get($"{settings}/compare?from=1&to=2")).AsArray();
        compared.Count.ShouldBe(1);
        compared[0]!["path"]!.GetValue<string>().ShouldBe("target");
        compared[0]!["after"]!.GetValue<string>().ShouldBe("90/30");
        (await studio.Post($"{settings}/versions/1/restore", new { version = 2 }))["version"]!.GetValue<int>().ShouldBe(3);
        JsonNode.DeepEquals((await studio.Get(settings))["content"], seen["content"]).ShouldBeTrue();
        (await studio.Get($"{settings}/versions")).AsArray().Select(line => line!["version"]!.GetValue<int>()).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_with_place_value_and_advice()
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        var wrong = new { name = "", language = "de", zone = "Europe/Pari", target = "80 in 20", targets = new Dictionary<string, string> { ["Ventes"] = "120/x" }, replications = 0, shrinkage = 30, indifference = -1 };
        var reply = await studio.Put($"/api/centres/{centre}/documents/settings", new { version = 1, content = wrong }, HttpStatusCode.BadRequest);
        var problems = reply["problems"]!.AsArray();
        problems.Select(problem => problem!["place"]!.GetValue<string>()).ShouldBe(["name", "language", "zone", "target", "targets.Ventes", "replications", "shrinkage", "indifference"]);
        problems.ShouldAllBe(problem => !problem!["sentence"]!.GetValue<string>().Contains('{'));
        problems[2]!["maybe"]!.GetValue<string>().ShouldContain("Europe/Paris");
        (await studio.Get($"/api/centres/{centre}/documents/settings"))["version"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"version":1,"content":{"name":"x","surprise":1}}""")]
    [InlineData("""{"version":1,"content":{"name":7}}""")]
    [InlineData("""{"version":1,"content":[]}""")]
    [InlineData("""{"version":1,"content":null}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":"1","content":{"name":"x"}}""")]
    [InlineData("""{"version":1,"content":""")]
    [InlineData("")]
    public async Task Broken_content_is_refused_and_nothing_changes(string body)
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre("Avant");
        var response = await studio.Browser.PutAsync($"/api/centres/{centre}/documents/settings", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        JsonNode.Parse(text)!["title"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        text.ShouldNotContain("   at ");
        (await studio.Get($"/api/centres/{centre}/documents/settings"))["content"]!["name"]!.GetValue<string>().ShouldBe("Avant");
    }

    [Fact]
    public async Task A_document_of_an_unknown_kind_or_version_is_not_there()
    {
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre();
        foreach (var path in new[] { "documents/secrets", "documents/settings/versions/9", "documents/settings/compare?from=1&to=9" })
            (await studio.Browser.GetAsync($"/api/centres/{centre}/{path}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await studio.Get($"/api/centres/{centre}/documents/actions"))["version"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_name_with_a_script_in_it_is_a_name()
    {
        const string name = "<script>alert(1)</script> ' ; DROP TABLE";
        await using var studio = await StudioRun.Start();
        var centre = await studio.Centre(name);
        (await studio.Get($"/api/centres/{centre}"))["name"]!.GetValue<string>().ShouldBe(name);
    }
}
