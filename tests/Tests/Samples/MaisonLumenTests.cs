using System.Text;
using Plateau.Diagnosis;
using Plateau.Import.Organisation;
using Plateau.Model.Declared;
using Plateau.Model.Observations;
using Plateau.Tests.Diagnosis;
using Plateau.Tests.Import.Organisation;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Samples;

/// <summary>The invented retailer: nothing is found in its healthy form, each planted fault is found by the rule that is meant to, and the committed workbook and answer key are those of the code.</summary>
public sealed class MaisonLumenTests
{
    public static TheoryData<string> FaultNames => [.. MaisonLumen.Faults.Select(fault => fault.English)];

    [Fact]
    public void The_healthy_centre_has_no_finding() => Found(MaisonLumen.Healthy).Select(found => $"{found.Rule}: {found.Finding.What} {string.Join(' ', found.Finding.What.Arguments)}").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void Each_fault_alone_is_found(string name)
    {
        var fault = MaisonLumen.Faults.First(fault => fault.English == name);
        Names(Found(fault.Plant(MaisonLumen.Healthy)), fault.Rule, fault.Names).ShouldBeTrue();
    }

    [Fact]
    public void All_faults_together_are_found()
    {
        var found = Found(MaisonLumen.Declared);
        MaisonLumen.Faults.Where(fault => !Names(found, fault.Rule, fault.Names)).Select(fault => fault.English).ShouldBeEmpty();
    }

    /// <summary>PLATEAU_UPDATE=1 writes them anew.</summary>
    [Fact]
    public void The_committed_workbook_and_answer_key_are_up_to_date()
    {
        var folder = Path.Combine(Repository.Root, "samples", "maison-lumen");
        var (workbook, target, key) = (Path.Combine(folder, "organisation.xlsx"), Path.Combine(folder, "target.xlsx"), Path.Combine(folder, "README.md"));
        if (Environment.GetEnvironmentVariable("PLATEAU_UPDATE") == "1")
        {
            Directory.CreateDirectory(folder);
            using (var stream = File.Create(workbook)) OrganisationWriter.Write(MaisonLumen.Declared, french: true, stream);
            using (var stream = File.Create(target)) OrganisationWriter.Write(MaisonLumen.Healthy, french: true, stream);
            File.WriteAllText(key, AnswerKey());
        }

        using var file = File.OpenRead(workbook);
        var reading = OrganisationReader.Read(file, french: true);
        reading.Log.Problems.ShouldBeEmpty();
        SampleDeclarations.Text(reading.Declared).ShouldBe(SampleDeclarations.Text(MaisonLumen.Declared), "Run the tests with PLATEAU_UPDATE=1 to write samples/maison-lumen anew.");
        using var aim = File.OpenRead(target);
        SampleDeclarations.Text(OrganisationReader.Read(aim, french: true).Declared).ShouldBe(SampleDeclarations.Text(MaisonLumen.Healthy), "Run the tests with PLATEAU_UPDATE=1 to write samples/maison-lumen anew.");
        File.ReadAllText(key).ShouldBe(AnswerKey(), "Run the tests with PLATEAU_UPDATE=1 to write samples/maison-lumen anew.");
    }

    private static string AnswerKey()
    {
        var text = new StringBuilder("# Maison Lumen\n\nAn invented French retailer of lamps: 120 people, telephone, mail, chat and social networks, two sites (Lyon, Lille) and a provider (Allô Sud, Marseille). Every name and number is made up.\n\n");
        text.Append("`organisation.xlsx` is its [organisation workbook](../../docs/methods/organisation-workbook.md), in French, with deliberate faults. This page is the answer key: each fault, the rule that must find it ([pages](../../docs/rules/fr/README.md)), and the name that the finding gives. ");
        text.Append("`MaisonLumenTests` plants them one by one and all together into the healthy form, in which no rule finds anything; that form is `target.xlsx`, the organisation that is aimed at.\n\n```\nplateau organisation check samples/maison-lumen/organisation.xlsx\nplateau map samples/maison-lumen\nplateau map samples/maison-lumen --target-organisation samples/maison-lumen/target.xlsx\nplateau journeys samples/maison-lumen\nplateau diagnose samples/maison-lumen\n```\n\n## Faults of the workbook\n\n| fault | défaut | rule | finding names |\n|---|---|---|---|\n");
        foreach (var fault in MaisonLumen.Faults) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {fault.English} | {fault.French} | `{fault.Rule}` | {fault.Names} |\n");
        text.Append("\n## Faults of the logs\n\n`contacts.csv.gz` holds four weeks of contacts (customer, order, flow, channel, wait, handle time, team, person, outcome), `dossiers.csv` cases with the teams that had them. Both are made by a seeded generator from the healthy organisation: arrivals by weekday and half-hour, people in blocks of work, customers with a patience. ");
        text.Append("`LumenLogTests` plants each fault alone into healthy logs, in which it is not found, and all together.\n\n| fault | défaut | found by | finding names |\n|---|---|---|---|\n");
        foreach (var fault in LumenLogPlan.Faults) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {fault.English} | {fault.French} | `{fault.Rule}` | {(fault.Names.Length == 0 ? "the whole centre" : fault.Names)} |\n");
        return text.ToString();
    }

    /// <summary>Whether a finding of the rule has the words in its subject or in what it says.</summary>
    internal static bool Names(IEnumerable<(string Rule, Finding Finding)> found, string rule, string words) =>
        found.Any(one => one.Rule == rule && (one.Finding.Subject.Contains(words, StringComparison.Ordinal) || one.Finding.What.Arguments.Any(argument => argument.Text.Contains(words, StringComparison.Ordinal) || argument.Items.Any(item => item.Contains(words, StringComparison.Ordinal)))));

    /// <summary>What rules find because of what is declared: the centre itself is a healthy one that has nothing to do with it.</summary>
    private static (string Rule, Finding Finding)[] Found(Declarations declared)
    {
        var silent = EvidenceBuilder.With(centre => centre.Log = false);
        return [.. RuleCatalogue.All
            .Where(rule => RuleCheck.Examine(rule, silent) is not RuleOutcome.Found)
            .SelectMany(rule => RuleCheck.Examine(rule, silent with { Declared = declared }) is RuleOutcome.Found found ? found.Findings.Select(finding => (rule.Info.Code, finding)) : [])];
    }
}
