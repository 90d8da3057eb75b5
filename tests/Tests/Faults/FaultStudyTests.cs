using Plateau.Diagnosis;
using Plateau.Tests.Diagnosis;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Faults;

/// <summary>Random faults in random healthy centres: what the rules find, miss and say without reason is published, and the published page is what the code gives.</summary>
public sealed class FaultStudyTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "validation", "faults.md");

    [Fact]
    public void The_first_declared_centres_are_as_published() => File.ReadAllText(Page).ShouldContain($"The first {FaultPage.PartCentres}, one round: {FaultPage.Summary(FaultStudy.Run(FaultPage.PartCentres, 1))}.");

    [Fact]
    public void The_first_logs_are_as_published() => File.ReadAllText(Page).ShouldContain($"The first {FaultPage.PartCentres}, one round: {FaultPage.Summary(LogFaultStudy.Run(FaultPage.PartCentres, 1))}.");

    /// <summary>The generator covers what it says: sizes, and that draws do not depend on each other.</summary>
    [Fact]
    public void Healthy_centres_are_of_the_sizes_that_are_told_and_repeat()
    {
        for (var centre = 0; centre < FaultStudy.Centres; centre++)
        {
            var healthy = FaultStudy.Healthy(centre);
            healthy.Flows.Length.ShouldBeInRange(3, 12);
            healthy.People.Length.ShouldBeInRange(14, 150);
            healthy.Flows.Select(flow => flow.Name).ShouldBeUnique();
            if (centre % 50 == 0) FaultStudy.Healthy(centre).People.ShouldBe(healthy.People);
        }
    }

    /// <summary>Texts, proposals and figures of what is found in random places hold what holds of every finding.</summary>
    [Fact]
    public void Every_kind_of_fault_gives_findings_that_can_be_read()
    {
        foreach (var (index, kind) in FaultCatalogue.Declared.Index())
        {
            var planted = Enumerable.Range(0, FaultStudy.Centres).Select(centre => kind.Plant(FaultStudy.Healthy(centre), new Dice(FaultStudy.Seed, centre, 3000 + index))).First(planted => planted is not null)!;
            foreach (var rule in RuleCatalogue.All.Where(rule => planted.Right.Any(expected => expected.Rule == rule.Info.Code))) RuleCheck.Examine(rule, DeclaredCentre.Evidence(planted.After));
        }
    }

    /// <summary>PLATEAU_UPDATE=1 writes it anew. About five minutes.</summary>
    [Fact(Explicit = true)]
    [Trait("tier", "deep")]
    public async Task The_published_page_is_what_the_whole_study_gives()
    {
        var logs = Task.Run(() => LogFaultStudy.Run(FaultStudy.Centres, LogFaultStudy.Rounds), TestContext.Current.CancellationToken);
        var declared = FaultStudy.Run(FaultStudy.Centres, FaultStudy.Rounds);
        var page = FaultPage.Of(declared, await logs, FaultStudy.Run(FaultPage.PartCentres, 1), LogFaultStudy.Run(FaultPage.PartCentres, 1));
        if (Environment.GetEnvironmentVariable("PLATEAU_UPDATE") == "1") File.WriteAllText(Page, page);
        File.ReadAllText(Page).ShouldBe(page, "Run it with PLATEAU_UPDATE=1 to write docs/validation/faults.md anew.");
    }
}
