using System.Collections.Immutable;

namespace Plateau.Model.Declared;

/// <summary>How soon customers of a channel expect an answer.</summary>
public enum Temperature
{
    /// <summary>Synchronous: the customer waits (telephone, chat, counter).</summary>
    Hot,

    /// <summary>Asynchronous by nature, and yet expected nearly at once (social networks, messaging).</summary>
    Social,

    /// <summary>Asynchronous (mail, form, post, ticket).</summary>
    Cold,
}

/// <summary>The channels that are known, with the words that people use for them in French and English.</summary>
public static class Channels
{
    public const string Phone = "phone";
    public const string Mail = "mail";
    public const string Chat = "chat";
    public const string Messaging = "messaging";
    public const string Social = "social";
    public const string Form = "form";
    public const string Post = "post";
    public const string Counter = "counter";
    public const string Video = "video";
    public const string Ticket = "ticket";
    public const string Voicemail = "voicemail";

    private static readonly ImmutableArray<(string Key, Temperature Temperature, string[] Words)> Known =
    [
        (Phone, Temperature.Hot, ["phone", "telephone", "téléphone", "tel", "tél", "voice", "voix", "appel", "call", "calls"]),
        (Mail, Temperature.Cold, ["mail", "email", "e-mail", "courriel", "mél"]),
        (Chat, Temperature.Hot, ["chat", "tchat", "webchat", "live chat"]),
        (Messaging, Temperature.Social, ["messaging", "message", "messagerie", "sms", "whatsapp", "messenger", "rcs"]),
        (Social, Temperature.Social, ["social", "réseaux sociaux", "réseau social", "social media", "facebook", "twitter", "x", "instagram"]),
        (Form, Temperature.Cold, ["form", "formulaire", "web form", "formulaire web", "espace client", "portal"]),
        (Post, Temperature.Cold, ["post", "letter", "courrier", "courrier postal", "lettre"]),
        (Counter, Temperature.Hot, ["counter", "guichet", "boutique", "shop", "store", "magasin", "face à face", "face-to-face"]),
        (Video, Temperature.Hot, ["video", "vidéo", "visio"]),
        (Ticket, Temperature.Cold, ["ticket", "task", "tâche", "case", "dossier"]),
        (Voicemail, Temperature.Cold, ["voicemail", "répondeur", "messagerie vocale", "boîte vocale"]),
    ];

    public static IEnumerable<string> Keys => Known.Select(channel => channel.Key);

    /// <summary>The key for a word, whatever its case; null when it is none of the known ones.</summary>
    public static string? KeyOf(string? word)
    {
        var wanted = word?.Trim().ToLowerInvariant();
        return Known.FirstOrDefault(channel => channel.Words.Contains(wanted, StringComparer.Ordinal)).Key;
    }

    /// <summary>Null for a channel that is not known.</summary>
    /// <param name="channel">A key or a word.</param>
    public static Temperature? TemperatureOf(string? channel) => KeyOf(channel) is { } key ? Known.First(known => known.Key == key).Temperature : null;
}
