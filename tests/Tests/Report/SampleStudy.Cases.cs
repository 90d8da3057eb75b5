using NodaTime;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;

namespace Plateau.Tests.Report;

/// <summary>Made-up cases between five teams, with names that would be markup if they were not escaped.</summary>
internal static partial class SampleStudy
{
    private static CaseObservation Cases() => new()
    {
        Events = 9_120,
        Cases = 1_840,
        From = Instant.FromUtc(1999, 1, 3, 7, 0),
        To = Instant.FromUtc(1999, 1, 31, 20, 0),
        MostEvents = 41,
        BetweenGroups = new(912, 640, 9, 210, 171, 230, 180),
        BetweenPeople = new(1_420, 903, 11, 260, 214, 300, 240),
        Groups =
        [
            Team("Accueil", 1, 1_500, 1_400, 1_010, 120, 510), Team("Back-office <A&B>", 2, 620, 90, 520, 560, 130), Team("Expertise crédit", 3, 210, 0, 170, 232, 62), Team("Agences", 1, 380, 350, 140, 0, 210),
            new("Prestataire", null, 20, 14, 0, 0, 0, 0, null, 0, null, null),
        ],
        Edges =
        [
            Edge("Accueil", "Back-office <A&B>", 400, 2_400, 130, 20), Edge("Agences", "Back-office <A&B>", 160, 5_000, 30, 12), Edge("Back-office <A&B>", "Expertise crédit", 130, 90_000, 25, 110),
            Edge("Accueil", "Expertise crédit", 102, 40_000, 15, 90), Edge("Expertise crédit", "Back-office <A&B>", 62, 30_000, 10, 0), Edge("Agences", "Accueil", 50, 1_800, 0, 0), Edge("Back-office <A&B>", "Accueil", 8, 600, 0, 0),
        ],
        CasesByGroups = [1_200, 480, 130, 22, 8, 0],
        CasesAtFirstTier = 1_150,
        Flows = [new("Virements", 1_020, 380, 90, 520), new("Crédit", 610, 210, 71, 330), new("Carte", 210, 50, 10, 62)],
        Association = new(new(640, 8.1, 400_000, 210_000), new(1_200, 3.3, 60_000, 9_000), Estimate.Around(4.8, 0.4, 1_840), Estimate.Around(340_000, 41_000, 1_840)),
        Closing = new(150, 290, 120, 30, 50),
        Variants = [new(["ouvrir", "traiter", "clore"], 3, 700), new(["ouvrir", "transmettre", "traiter", "relancer", "traiter", "répondre", "clore"], 7, 90)],
        VariantCount = 240,
        CasesOfFurtherVariants = 0,
        Activities = [new("ouvrir", 1_840), new("traiter", 4_100), new("clore", 1_800)],
        DirectlyFollows = [new("ouvrir", "traiter", 1_300), new("traiter", "clore", 1_500)],
        Unplaced = 3,
    };

    private static CaseGroup Team(string name, int tier, long cases, long started, long ended, long received, long handedOn) =>
        new(name, tier, 3 * cases, cases, started, ended, received, handedOn, 3600.0 * tier, 6, tier == 3 ? 0.62 : 0.25, 4.4);

    private static CaseEdge Edge(string from, string to, long count, double delay, long returns, long higher) => new(from, to, count, count - (count / 10), delay, delay / 3, returns, returns * 2 * delay, returns, returns / 2, higher);
}
