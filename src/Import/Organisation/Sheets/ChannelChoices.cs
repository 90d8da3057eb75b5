using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Import.Organisation.Sheets;

/// <summary>Channels of drop-down lists; other words stay possible.</summary>
internal static class ChannelChoices
{
    public static ImmutableArray<Choice> All { get; } =
    [
        new(Channels.Phone, new("téléphone", "phone"), "appel", "voix", "voice", "call", "tel"),
        new(Channels.Mail, new("mail", "mail"), "email", "e-mail", "courriel"),
        new(Channels.Chat, new("chat", "chat"), "tchat", "webchat"),
        new(Channels.Messaging, new("messagerie", "messaging"), "sms", "whatsapp"),
        new(Channels.Social, new("réseaux sociaux", "social media"), "social", "facebook"),
        new(Channels.Form, new("formulaire", "form"), "formulaire web", "web form"),
        new(Channels.Post, new("courrier", "post"), "letter", "courrier postal"),
        new(Channels.Counter, new("guichet", "counter"), "boutique", "magasin", "shop"),
        new(Channels.Video, new("visio", "video"), "vidéo"),
        new(Channels.Ticket, new("ticket", "ticket"), "dossier", "case"),
        new(Channels.Voicemail, new("répondeur", "voicemail"), "boîte vocale"),
    ];
}
