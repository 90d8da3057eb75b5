using System.Collections.Immutable;
using NodaTime;
using Plateau.Design.Cursor;
using Plateau.Design.Organisations;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;

namespace Plateau.Tests.Report;

/// <summary>Organisation models of the sample study: some built, one drawn, one the same as another, one impossible.</summary>
internal static partial class SampleStudy
{
    internal static OrganisationComparison Organisations() => new(
        [
            Model("observed", 0.93, 0.55, null),
            Model("oneSkill", 0, 0, -0.166),
            Model("byChannel", 1, 0.7, 0.2) with { SameAs = "everyone" },
            new ModelResult("byTier", null, Message.Of("organisation.cannot.untagged", Argument.Of("tag", "tier"), Argument.Count("count", 2), Argument.Count("of", 6), Argument.List("flows", ["Bourse", "Internet"])), null, [], null),
            Model("ring", 1, 0.3, 0.061) with { Notes = [Message.Of("organisation.note.ring", Argument.Of("chain", "PS → NW → PS"))] },
            Model("everyone", 1, 0.7, 0.2),
            Model("drawn:deux", 0.6, 0.4, null) with { Name = "Deux pôles", Figures = Figures(0.6, 0.4, 0.05) with { EqualService = Figures(0.6, 0.4, null).EqualService with { Hours = Estimate.Unknown, Cost = Estimate.Unknown, Infeasible = Message.Of("cursor.infeasible", Argument.Of("scale", 4), Argument.Count("replications", 20), Argument.Of("flow", "Internet"), Argument.Share("reached", 0.71), Argument.Share("target", 0.8), Argument.List("names", ["Internet"])) } } },
        ],
        "observed",
        [Message.Of("organisation.note.protectedFor", Argument.Of("flow", "Internet"), Argument.Of("reason", "agrément"))],
        new Sensitivity(-0.21, -0.3, 0.04,
            [
                new(UncertainInput.BreadthInflation, new StatedRange(0.02, 0.7, "avis", new LocalDate(2026, 3, 31)), -0.3, 0.04, 0.58, Priced: true),
                new(null, null, -0.22, -0.2, null, Priced: true),
                new(UncertainInput.AbsenceRise, null, null, null, 0.31, Priced: true),
                new(UncertainInput.ResolutionGain, null, null, null, null, Priced: false),
            ],
            0.78),
        CostInHours: true)
    {
        BreadthSeen = Around(0.12, 0.05, 28),
    };

    private static ModelResult Model(string key, double share, double variety, double? saving) => new(key, null, null, null, [], Figures(share, variety, saving));

    private static ModelFigures Figures(double share, double variety, double? saving)
    {
        var position = Position(OrganisationKind.Model, share, 0.5);
        var over = saving is { } value ? Around(value, 0.017, 20) : Estimate.Unknown;
        return new(
            share,
            1 + (share * 2),
            position.EqualHours,
            position.EqualService with { SavingOverSpecialised = over, Infeasible = null },
            saving is { } agents ? Around(agents * 28, 0.5, 20) : Estimate.Unknown,
            new(Around(0.054, 0.004, 4), Around(0.037, 0.004, 4)),
            Around(variety, 0.016, 29),
            Around(variety / 2, 0.016, 29),
            position.Fragility,
            new(new(44_000, 46_000), saving is null ? null : new(-300, 10_201), 60, new(960, 1920), new(960, 1920), saving is null ? null : new(1.1, null)),
            position.GroupSummary)
        {
            Resolution = saving is null ? null : new(new(0.01, 0.03), null),
            Recovery = saving < 0 ? null : new(600, 120, new(new Estimate(2700, 1800, 3600, 58), Around(41.2, 3.3, 58)), new(saving is null ? Estimate.Unknown : new Estimate(0, 0, 0, 58), Around(20.6, 2.1, 58))),
        };
    }
}
