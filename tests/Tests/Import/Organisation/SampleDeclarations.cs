using NodaTime;
using Plateau.Model.Declared;
using Plateau.Model.Ways;

namespace Plateau.Tests.Import.Organisation;

/// <summary>A small centre that says something in every column of every sheet, and leaves much unsaid.</summary>
internal static class SampleDeclarations
{
    public static Declarations Whole { get; } = new()
    {
        Activities = [new() { Name = "Suivi de commande", Mission = "Commandes", Service = "Service clients", Owner = "Inès" }, new() { Name = "=Réclamations" }],
        Flows =
        [
            new()
            {
                Name = "Commandes téléphone", Activity = "Suivi de commande", Channel = Channels.Phone, Direction = Direction.Inbound, Skill = "Commandes", Team = "Lyon 1", Outside = "Transporteur",
                WeeklyLow = 1200.5, WeeklyHigh = 1500, HandleSeconds = 245.25, TargetShare = 0.8, ThresholdSeconds = 20, Family = "front office", CustomerType = "particuliers", Tier = 1, JourneyPart = "livraison",
                Owner = "Inès", Calendar = "Standard",
            },
            new() { Name = "Pigeons", Channel = "pigeon voyageur", Direction = Direction.Outbound },
        ],
        EntryPoints =
        [
            new() { Name = "Numéro principal", Kind = EntryKind.PhoneNumber, Address = "+33 1 23 45 67 89", PublishedIn = "Site", Owner = "Inès", Reported = true, LeadsTo = "Accueil", Weekly = 3000 },
            new() { Name = "Boîte oubliée", Kind = EntryKind.Mailbox, Reported = false },
            new() { Name = "Répondeur", Kind = EntryKind.Voicemail },
        ],
        Calendars =
        [
            new("Standard", [new OpeningTime([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Friday], 510, 1080), new OpeningTime([IsoDayOfWeek.Saturday], 540, 1440)]),
            new("Toujours", [new OpeningTime([], 0, 1440)]),
        ],
        Menu =
        [
            new() { Name = "Accueil", Prompt = "Bonjour", DropOutShare = 0.05 },
            new() { Name = "Touche 1", Parent = "Accueil", Key = "1", Target = "Commandes téléphone", Share = 0.625 },
        ],
        Rules =
        [
            new()
            {
                At = "Commandes téléphone", Order = 1, Action = RuleAction.Voicemail, To = "Commandes téléphone",
                When = new()
                {
                    Calendar = "Standard", WhenClosed = true, Days = [IsoDayOfWeek.Monday], FromMinutes = 600, ToMinutes = 720, WaitAtLeastSeconds = 90, QueueAtLeast = 12, NobodyPresent = true, CustomerType = "pro",
                },
            },
            new() { At = "Commandes téléphone", Order = 2, Action = RuleAction.TurnAway },
        ],
        Teams = [new() { Name = "Lyon 1", Service = "Service clients", Site = "Lyon", Provider = "Allô Sud", Tier = 2, Manager = "Inès" }, new() { Name = "Paris" }],
        People = [new() { Name = "Inès", Team = "Lyon 1", Role = "manager", WeeklyHours = 35, Start = new LocalDate(2019, 3, 1), Leaves = new LocalDate(2027, 1, 31), Calendar = "Standard" }, new() { Name = "Bob" }],
        Skills =
        [
            new() { Name = "Commandes", Kind = SkillKind.Business, Channel = Channels.Phone, Reason = "commande", CustomerType = "particuliers", Complexity = 2, Constraint = "ERP", TrainingHours = 21 },
            new() { Name = "Rédaction", Kind = SkillKind.Writing },
        ],
        Assessments =
        [
            new() { Person = "Inès", Skill = "Commandes", Holds = true, Level = 4, AssessedOn = new LocalDate(2025, 6, 30), Assessor = "Paul", Expires = new LocalDate(2028, 6, 30), Wish = Wish.Wants },
            new() { Person = "Inès", Skill = "Commandes", Holds = true, Level = 3, AssessedOn = new LocalDate(2024, 6, 30) },
            new() { Person = "Bob", Skill = "Commandes", Holds = true },
            new() { Person = "Bob", Skill = "Rédaction", Holds = false, Level = 0, Wish = Wish.Refuses },
        ],
        Requirements = [new("Commandes téléphone", "Commandes", 2), new("Pigeons", "Rédaction", null)],
        Responsibilities = [new("Commandes téléphone", "clôture", "Inès", true, true, false, false), new("Pigeons", null, "Direction", false, false, true, true)],
        Indicators = [new() { Name = "Taux d’abandon", Flow = "Pigeons", Kind = IndicatorKind.Quantitative, Definition = "abandonnés / offerts", Source = "ACD", Value = -1.5, Target = 5, Unit = "%", Owner = "Inès" }, new() { Name = "Satisfaction", Kind = IndicatorKind.Qualitative }],
        HelpLinks = [new("Lyon 1", "Paris", "Pigeons", "plus de 20 en file"), new("Paris", "Lyon 1", null, null)],
        Transfers = [new() { From = "Lyon 1", To = "Logistique", Flow = "Pigeons", Share = 0.125, Weekly = 40, WithTicket = false, Reason = "stock" }, new() { From = "Paris", To = "Lyon 1" }],
        Journeys = [new() { Journey = "Réclamation", Order = 1, Step = "Le client écrit", SeenAs = "Pigeons", Channel = Channels.Mail, Hours = 48 }, new() { Journey = "Réclamation", Order = 2, Step = "Il attend" }],
        Reasons =
        [
            new() { Reason = "Suivi", Weekly = 400 }, new() { Reason = "Où est mon colis", Parent = "Suivi", Flow = "Commandes téléphone", Weekly = 250.5, Complexity = 2, Rater = "Inès" },
            new() { Reason = "Où est mon colis", Parent = "Suivi", Complexity = 3, Rater = "Paul" },
        ],
        Costs = [new(null, CostItem.AgentHour, 28.5, "€"), new("Lyon 1", CostItem.TrainingHours, 14, "h")],
    };

    /// <summary>All of it as text: arrays compare by content.</summary>
    public static string Text(Declarations declared) => System.Text.Json.JsonSerializer.Serialize(declared, Options);

    private static System.Text.Json.JsonSerializerOptions Options { get; } = new() { WriteIndented = true, Converters = { new DateText() } };

    private sealed class DateText : System.Text.Json.Serialization.JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(System.Text.Json.Utf8JsonWriter writer, LocalDate value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(NodaTime.Text.LocalDatePattern.Iso.Format(value));
    }
}
