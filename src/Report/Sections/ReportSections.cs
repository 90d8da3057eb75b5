using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Texts;

namespace Plateau.Report.Sections;

/// <summary>The sections of the report in their order: the answer, the evidence, the method.</summary>
public static class ReportSections
{
    private static readonly ImmutableArray<Func<Telling, Section?>> All =
    [
        AnswerSection.Build,
        ReadingSection.Build,
        FlowsSection.Build,
        DeclaredSkillsSection.Build,
        OrganisationMapSection.Build,
        MapSection.Build,
        IndicatorsSection.Build,
        JourneysSection.Build,
        ServiceSection.Build,
        ReproductionSection.Build,
        SizingSection.Build,
        CursorSection.Build,
        OrganisationsSection.Build,
        VerdictSection.Build,
        TrainingSection.Build,
        CoverageSection.Build,
        ActivitiesSection.Build,
        FindingsSection.Build,
        LimitsSection.Build,
        MethodsSection.Build,
    ];

    public static ReportDocument Build(StudyResult study, Wording words)
    {
        var telling = new Telling(study, words);
        var sections = All.Select(build => build(telling)).OfType<Section>();
        return new(telling.Word("title"), telling.Centre.Name, Subtitle(telling), [.. sections]);
    }

    private static string Subtitle(Telling telling)
    {
        if (telling.Observed?.Grid.Days is { Length: > 0 } days && days[0].Date is { } first && days[^1].Date is { } last)
            return telling.Word("subtitle", Argument.Of("centre", telling.Centre.Name), Argument.Date("first", first), Argument.Date("last", last));
        if (telling.Study.Evidence.Cases is { } cases)
            return telling.Word("subtitle.events", Argument.Of("centre", telling.Centre.Name), Argument.Date("first", MapSection.DateOf(telling, cases.From)), Argument.Date("last", MapSection.DateOf(telling, cases.To)));
        return telling.Word("subtitle.no-log", Argument.Of("centre", telling.Centre.Name));
    }

    /// <summary>A section that has nothing to show says so, and why.</summary>
    internal static Section Missing(Telling telling, string key) =>
        new(key, telling.Word($"section.{key}"), telling.Word(telling.Study.Partial ? "missing.partial" : telling.Observed is null ? "missing.no-log" : "missing.nothing"), []);
}
