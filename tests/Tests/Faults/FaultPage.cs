using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Plateau.Diagnosis;
using Plateau.Mathematics.Statistics;

namespace Plateau.Tests.Faults;

/// <summary>The published page: docs/validation/faults.md.</summary>
internal static class FaultPage
{
    private const string Reading = """

        Read so: a fault is missed where another one beside it takes its ground away (the skill that help lacks is no longer asked for, the flow is treated outside, a second key leads to the flow that nobody came to, nobody at all is able and SKILL-06 says so), or where a
        condition that can be read in two ways makes the place unverifiable, which is said (*cannot tell*). The one finding that is not explained is true: the doubled key was a key to nowhere already.

        The study has mended four rules: DATA-01 took every Saturday and Sunday of a centre that is closed then for missing days; HELP-01 blamed the helpers for flows that a service outside treats; SKILL-11, among losses that are equally bad, passed over the first of three people
        who alone know something; ROLES-03 did not see a letter left out of a name of eight. ROUTING-02 no longer repeats what SKILL-06 and SKILL-09 say. The generator was mended once each for a night rule that was no hole (a rule on long waits took callers out) and for
        logged centres that had too few people for the usual promise.

        """;

    private const string ReadingLogs = """

        Read so: DEMAND-01 tests each flow twice at one in a hundred, and speaks by chance about as often; SERVICE-01 judges some 200 hours and flows of each log. Both then have few hours or little excess to show, and say so in their confidence. Cases that come straight back leave
        none to go on to four teams: the two misses are of faults that annul each other.

        """;

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

            Rules without a kind of fault: {Uncovered(declared, logs)}. The declared centres have no journeys, so the rule on declared paths cannot tell on them. {LogFaultStudy.LeftOut}
            is left out here: it names short and repetitive flows that customers could serve themselves, a chance that healthy centres have as well, and no fault.

            """);
        text.Append("\n## What is declared\n\nOrganisation workbooks: 3 to 12 flows, 15 to 150 people in 2 to 5 teams, entry points, menus, rules, calendars, a skills matrix with history, requirements, responsibilities, indicators, help and transfers. ");
        Part(text, declared, declaredPart);
        text.Append(Reading);
        text.Append(CultureInfo.InvariantCulture, $"\n## What logs show\n\nLogs of contacts (four weeks, three to five flows, Poisson arrivals, lognormal handling, served in the order of arrival) and of cases, written as files and read as any export is. One or two faults at once, because a fault of staffing shows in many figures. ");
        Part(text, logs, logsPart);
        return text.Append(ReadingLogs).ToString().TrimEnd() + "\n";
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
        text.Append(CultureInfo.InvariantCulture, $"\n**{title}**:{(items.IsEmpty ? " none." : "")}\n\n");
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
