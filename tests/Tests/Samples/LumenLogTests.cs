using System.IO.Compression;
using System.Text;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Map;
using Plateau.Import;
using Plateau.Import.Organisation;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Tests.Cli;
using Plateau.Tests.Diagnosis;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Samples;

/// <summary>The logs of the invented retailer: each fault planted into them is found by what is meant to find it, and is not in the healthy logs; the committed logs are those of the code.</summary>
public sealed class LumenLogTests
{
    private static readonly Lazy<CentreEvidence> _healthy = new(() => Read(LumenLogPlan.Healthy, MaisonLumen.Healthy));

    public static TheoryData<string> FaultNames => [.. LumenLogPlan.Faults.Select(fault => fault.English)];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void Each_fault_is_found_where_it_is_planted_and_not_elsewhere(string name)
    {
        var fault = LumenLogPlan.Faults.First(fault => fault.English == name);
        Finds(_healthy.Value, fault).ShouldBeFalse();
        Finds(Read(fault.Plant(LumenLogPlan.Healthy), MaisonLumen.Healthy), fault).ShouldBeTrue();
    }

    [Fact]
    public void All_faults_together_are_found()
    {
        var evidence = Read(LumenLogPlan.Faulty, MaisonLumen.Declared);
        LumenLogPlan.Faults.Where(fault => !Finds(evidence, fault)).Select(fault => fault.English).ShouldBeEmpty();
        var found = RuleCatalogue.All.SelectMany(rule => RuleCheck.Examine(rule, evidence) is RuleOutcome.Found found ? found.Findings.Select(finding => (rule.Info.Code, finding)) : []).ToArray();
        MaisonLumen.Faults.Where(fault => !MaisonLumenTests.Names(found, fault.Rule, fault.Names)).Select(fault => fault.English).ShouldBeEmpty("what the workbook says wrongly is found beside the logs too");
    }

    /// <summary>Everyone whom the healthy log names is a person of the workbook, in the team that it says.</summary>
    [Fact]
    public void People_of_the_log_are_people_of_the_workbook()
    {
        var declared = _healthy.Value.Declared!.People.ToDictionary(person => person.Name, person => person.Team, StringComparer.Ordinal);
        _healthy.Value.Centre.Agents.Length.ShouldBe(MaisonLumen.Healthy.People.Length);
        foreach (var agent in _healthy.Value.Centre.Agents) declared[agent.Id.Value].ShouldBe(agent.Team?.Value);
    }

    /// <summary>A log says « téléphone » in its own words; the workbook means the same.</summary>
    [Fact]
    public void Channels_of_the_log_are_those_of_the_workbook() => OrganisationMaps.Of(_healthy.Value).Difference!.Nodes.ShouldAllBe(node => node.Changed.IsEmpty);

    /// <summary>Four whole weeks, closed on Sundays: a week of the map has a quarter of all contacts.</summary>
    [Fact]
    public void A_week_of_the_map_has_no_contacts_on_days_on_which_the_centre_is_closed()
    {
        var map = OrganisationMaps.Of(_healthy.Value).Observed!;
        foreach (var flow in _healthy.Value.Observed!.Flows) map.Nodes.First(node => node.Stage == MapStage.Flow && node.Name == flow.Name).Weekly.Value.ShouldNotBeNull().ShouldBe(flow.Service.Offered / (double)LumenLogPlan.Weeks, 1e-6, flow.Name);
    }

    /// <summary>PLATEAU_UPDATE=1 writes them anew.</summary>
    [Fact]
    public void The_committed_logs_are_up_to_date()
    {
        var (contacts, cases) = (Path.Combine(Repository.Root, "samples", "maison-lumen", "contacts.csv.gz"), Path.Combine(Repository.Root, "samples", "maison-lumen", "dossiers.csv"));
        if (Environment.GetEnvironmentVariable("PLATEAU_UPDATE") == "1")
        {
            using (var stream = new GZipStream(File.Create(contacts), CompressionLevel.SmallestSize)) stream.Write(Encoding.UTF8.GetBytes(LumenLog.Contacts(LumenLogPlan.Faulty)));
            File.WriteAllText(cases, LumenLog.CaseLog(LumenLogPlan.Faulty));
        }

        using var reader = new StreamReader(new GZipStream(File.OpenRead(contacts), CompressionMode.Decompress), Encoding.UTF8);
        (reader.ReadToEnd() == LumenLog.Contacts(LumenLogPlan.Faulty)).ShouldBeTrue("Run the tests with PLATEAU_UPDATE=1 to write samples/maison-lumen anew.");
        (File.ReadAllText(cases) == LumenLog.CaseLog(LumenLogPlan.Faulty)).ShouldBeTrue("Run the tests with PLATEAU_UPDATE=1 to write samples/maison-lumen anew.");
    }

    private static bool Finds(CentreEvidence evidence, LumenLogFault fault)
    {
        if (fault.Rule == LumenLogFault.Map) return OrganisationMaps.Of(evidence).Difference!.Nodes.Any(node => node.Node.Name == fault.Names && node.Volume == VolumeVerdict.More);
        var rule = RuleCatalogue.All.First(rule => rule.Info.Code == fault.Rule);
        return RuleCheck.Examine(rule, evidence) is RuleOutcome.Found found && MaisonLumenTests.Names(found.Findings.Select(finding => (fault.Rule, finding)), fault.Rule, fault.Names);
    }

    private static CentreEvidence Read(LumenLogPlan plan, Declarations declared)
    {
        using var folder = new TemporaryFolder();
        var result = Reading.Run(new([folder.File("contacts.csv", LumenLog.Contacts(plan)), folder.File("dossiers.csv", LumenLog.CaseLog(plan))], "Maison Lumen"), ReadingSettings.Defaults with { Zone = "Europe/Paris" });
        result.Problems.ShouldBeEmpty();
        return result.Evidence! with { Declared = DeclaredPeople.Under(declared, result.Pseudonyms.With(DeclaredPeople.NamesIn(declared)), keepNames: false) };
    }
}
