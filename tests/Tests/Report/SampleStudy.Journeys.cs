using NodaTime;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Declared;
using Plateau.Model.Observations;

namespace Plateau.Tests.Report;

/// <summary>Made-up customers who come back, on two channels, with a declared journey that few walk.</summary>
internal static partial class SampleStudy
{
    private static JourneyObservation Journeys() => new()
    {
        WindowDays = 7,
        LongWaitSeconds = 180,
        SpanDays = 28.6,
        From = new LocalDate(1999, 1, 3),
        To = new LocalDate(1999, 1, 31),
        Match = new(31_357, 1_200, 12_024, 17_933, 1, 200, 3_928, Transfers: true),
        Overall = FiguresOf(13_224, 3_928, 0.587),
        Flows = [new(new("PS"), FiguresOf(11_577, 3_400, 0.59)), new(new("NE"), FiguresOf(844, 90, 0.31)), new(new("TT"), FiguresOf(691, 400, 0.16) with { RetryAfterAbandonment = Estimate.Unknown, MedianDelaySeconds = null })],
        FlowsHidden = 1,
        ConversationsByContacts = [3_264, 770, 290, 108, 0, 118],
        ChannelChanges = [new("mail <b>", "phone", 312, 40, Intervals.Share(300, 2_400), 420, 310, 190), new("chat", "phone", 12, 8, Intervals.Share(12, 900), null, 240, 190)],
        Frictions =
        [
            new(new("PS"), FrictionKind.Abandoned, 1_569, Intervals.Share(1_569, 11_577), 1_001, 0, 1_488), new(new("PS"), FrictionKind.LongWait, 589, Intervals.Share(589, 11_577), 0, 0, 588),
            new(new("PS"), FrictionKind.Transfer, 410, Intervals.Share(410, 11_577), 0, 802.5, 121), new(new("NE"), FrictionKind.Closed, 12, Intervals.Share(12, 844), 4, 0, 3), new(new("NE"), FrictionKind.ChannelChange, 90, Intervals.Share(90, 844), 90, 402, 18),
        ],
        Paths = [new([new("NW"), new("PS")], 2, 300, 30), new([new("PS")], 1, 2_900, 0), new([new("NW"), new("NE"), new("PS")], 3, 150, 61)],
        PathsWalked = 3_900,
        Conversations = new(true,
        [
            new(["phone"], false, ConversationEnd.Resolved, 3_100), new(["mail <b>"], false, ConversationEnd.Resolved, 610), new(["phone"], false, ConversationEnd.GaveUp, 340), new(["mail <b>", "phone"], false, ConversationEnd.Resolved, 290),
            new(["phone", "phone"], false, ConversationEnd.Resolved, 240), new(["phone", "phone", "phone"], true, ConversationEnd.Open, 120), new(["phone"], false, ConversationEnd.Open, 96), new(["chat", "", "phone"], false, ConversationEnd.GaveUp, 12),
        ], 4_960),
    };

    private static Declarations DeclaredJourneys() => Declarations.None with
    {
        Flows = [new() { Name = "Prospects", JourneyPart = "Avant la vente" }, new() { Name = "Opérations", JourneyPart = "Vie du compte" }],
        Skills = [new() { Name = "Comptes" }, new() { Name = "Accueil <b>" }, new() { Name = "Successions" }],
        People = [.. Enumerable.Range(0, 28).Select(agent => new Person { Name = AgentOf(agent).Value, Team = agent < 20 ? "Plateau" : "Appui" })],
        Requirements = [new("Opérations", "Comptes", 2), new("Prospects", "Accueil <b>", 3)],
        Assessments =
        [
            .. Enumerable.Range(0, 20).Select(agent => new SkillAssessment { Person = AgentOf(agent).Value, Skill = "Comptes", Holds = true, Level = 1 + (agent % 4) }),
            .. Enumerable.Range(12, 12).Select(agent => new SkillAssessment { Person = AgentOf(agent).Value, Skill = "Accueil <b>", Holds = true, Level = agent == 13 ? null : 3 }),
            new() { Person = AgentOf(27).Value, Skill = "Successions", Holds = true, Level = 4, Expires = new LocalDate(1998, 1, 1) }, new() { Person = AgentOf(2).Value, Skill = "Successions", Holds = true, Level = 2 },
        ],
        Journeys =
        [
            new() { Journey = "Devenir client <i>", Order = 1, Step = "Demander", SeenAs = "prospects", Hours = 1 }, new() { Journey = "Devenir client <i>", Order = 2, Step = "Ouvrir", SeenAs = "Opérations", Hours = 23 },
            new() { Journey = "Devenir client <i>", Order = 3, Step = "Recevoir la carte" },
        ],
    };

    private static JourneyFigures FiguresOf(long contacts, long customers, double repeat) => new()
    {
        Contacts = contacts,
        Customers = customers,
        Windows = [.. new[] { 1, 3, 7, 14, 30 }.Select(days => new RepeatAtWindow(days, days == 30 ? 0 : contacts - (days * contacts / 30), days * contacts / 30, days == 30 ? Estimate.Unknown : Estimate.Around(repeat, 0.03, contacts), days == 30 ? Estimate.Unknown : Estimate.Around(repeat + 0.05, 0.03, contacts), days > 14 ? null : repeat * 0.9, days > 14 ? null : 0.2))],
        RepeatAfterAnswer = Estimate.Around(repeat, 0.03, contacts * 9 / 10),
        RetryAfterAbandonment = Estimate.Around(repeat + 0.06, 0.04, contacts / 10),
        Resolutions =
        [
            .. new[] { 1, 3, 7, 30 }.Select(days => new Resolution("same-flow", days, Estimate.Around(1 - repeat, 0.03, contacts), days)), .. new[] { 1, 3, 7, 30 }.Select(days => new Resolution("any-flow", days, Estimate.Around(0.95 - repeat, 0.03, contacts), days)),
            new("no-transfer", 7, Estimate.Unknown, 0), new("one-contact", 7, Estimate.Around(0.62, 0.014, 4_604), 1_071), new("first-attempt", null, Estimate.Around(0.85, 0.01, 5_675), 0),
        ],
        Conversations = contacts / 2,
        Complete = contacts / 3,
        ContactsPerConversation = Estimate.Around(1 + repeat, 0.05, contacts / 3),
        MedianDelaySeconds = 47_100,
        Effort = new(Estimate.Around(repeat, 0.05, contacts / 3), Estimate.Around(0.04, 0.01, contacts / 3), Estimate.Around(1.7, 0.2, contacts / 3), Estimate.Around(0.03 * repeat, 0.01, contacts / 3)),
    };
}
