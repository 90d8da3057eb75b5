using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plateau.Diagnosis;
using Plateau.Mathematics.Statistics;

namespace Plateau.Tests.Faults;

/// <summary>The published page: docs/validation/faults.md.</summary>
internal static class FaultPage
{
    /// <summary>The part that the fast test makes again: so many first centres, one round.</summary>
    public const int PartCentres = 20;

    public static string Of(FaultScores declared, FaultScores logs, FaultScores declaredPart, FaultScores logsPart)
    {
        var text = new StringBuilder("# Do the rules find faults that they were not written for?\n\n");
        text.Append(CultureInfo.InvariantCulture, $"""
            One hand wrote the rules, the sample centres and their keys. Here a generator makes healthy centres at random, plants one to three random faults at random places into each, and counts what the rules say. A centre is healthy by the definitions
            of the [glossary](../glossary.md) and the requirements, and a fault is a plain change of it; neither asks the rules. Each kind of fault says which rule would be right to speak, of which object, and what else may truly be said because of it.

            - **found** = a right rule spoke and named the right object; **recall** with its 95 % interval (Wilson).
            - **explained** = a finding that belongs to a planted fault or to what follows from it; **precision** = explained ÷ findings in centres with faults. Every finding in a healthy centre is a false alarm.
            - A kind is as gross as its generator makes it (its file says the ranges): recall says that the rule understands the fault, not how faint a fault it sees.

            Seed {FaultStudy.Seed}, fixed before the first run. Made by `PLATEAU_UPDATE=1 dotnet tests/Tests/bin/Release/net10.0/Plateau.Tests.dll -explicit only -method "*FaultStudyTests.The_published_page*"`; the fast test `FaultStudyTests` makes the first {PartCentres} centres of both parts again.
            Code: `tests/Tests/Faults` ([all rules](../rules/en/README.md)).

            Rules without a kind of fault: {Uncovered(declared, logs)}.

            """);
        text.Append("\n## What is declared\n\nOrganisation workbooks: 3 to 12 flows, 15 to 150 people in 2 to 5 teams, entry points, menus, rules, calendars, a skills matrix with history, requirements, responsibilities, indicators, help and transfers. ");
        Part(text, declared, declaredPart);
        text.Append(CultureInfo.InvariantCulture, $"\n## What logs show\n\nLogs of contacts (four weeks, three to five flows, Poisson arrivals, lognormal handling, served in the order of arrival) and of cases, written as files and read as any export is. Half as many faults at once (one or two), because a fault of staffing shows in many figures. ");
        Part(text, logs, logsPart);
        return text.ToString();
    }

    /// <summary>One line that says all of a part.</summary>
    public static string Summary(FaultScores scores) => string.Create(
        CultureInfo.InvariantCulture,
        $"{scores.HealthyCentres} healthy centres, {scores.HealthyWithAlarm} with a false alarm ({scores.Rules.Sum(rule => rule.Healthy)} findings); {scores.Kinds.Sum(kind => kind.Planted)} faults planted, {scores.Kinds.Sum(kind => kind.Found)} found; {scores.Rules.Sum(rule => rule.Findings)} findings in centres with faults, {scores.Rules.Sum(rule => rule.Explained)} explained");

    private static void Part(StringBuilder text, FaultScores scores, FaultScores part)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n\n{Summary(scores)}.\n\nThe first {PartCentres}, one round: {Summary(part)}.\n\n| kind of fault | right rule | planted | found | recall |\n|---|---|---|---|---|\n");
        foreach (var kind in scores.Kinds) text.Append(CultureInfo.InvariantCulture, $"| {kind.Name} | {string.Join(", ", kind.Rules)} | {kind.Planted} | {kind.Found} | {Share(kind.Found, kind.Planted)} |\n");
        text.Append("\n| rule | findings | explained | precision | false alarms in healthy centres |\n|---|---|---|---|---|\n");
        foreach (var rule in scores.Rules) text.Append(CultureInfo.InvariantCulture, $"| {rule.Rule} | {rule.Findings} | {rule.Explained} | {Share(rule.Explained, rule.Findings)} | {rule.Healthy} |\n");
        Listed(text, "Missed", scores.Missed);
        Listed(text, "Not explained by a planted fault", scores.Unexplained);
    }

    private static void Listed(StringBuilder text, string title, ImmutableArray<string> items)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n**{title}**: {(items.IsEmpty ? "none." : "")}\n");
        foreach (var item in items) text.Append(CultureInfo.InvariantCulture, $"- {item}\n");
    }

    private static string Share(int of, int all)
    {
        if (all == 0) return "";
        var share = Intervals.Share(of, all);
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * of / all:0.#} % ({100 * share.Low!.Value:0} to {100 * share.High!.Value:0})");
    }

    private static string Uncovered(FaultScores declared, FaultScores logs)
    {
        var covered = declared.Kinds.Concat(logs.Kinds).SelectMany(kind => kind.Rules).ToHashSet(StringComparer.Ordinal);
        var left = RuleCatalogue.All.Select(rule => rule.Info.Code).Where(rule => !covered.Contains(rule)).ToArray();
        return left.Length == 0 ? "none" : string.Join(", ", left);
    }
}
