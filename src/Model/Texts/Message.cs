using System.Collections.Immutable;
using NodaTime;

namespace Plateau.Model.Texts;

/// <summary>How an argument is written in the reader's language.</summary>
public enum ArgumentKind
{
    /// <summary>As it is.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A number with up to two decimals.</summary>
    Number,

    /// <summary>0 to 1, written in percent.</summary>
    Share,

    /// <summary>Seconds, written as people say durations (3 min 05 s).</summary>
    Seconds,

    /// <summary>Hours with one decimal.</summary>
    Hours,

    /// <summary>A date, written 22 nov. 2026.</summary>
    Date,

    /// <summary>Minutes after midnight, written 18:15 or 18 h 15.</summary>
    TimeOfDay,

    /// <summary>ISO weekday 1 to 7, written as a word.</summary>
    Weekday,

    /// <summary>A list of names, joined in the reader's language.</summary>
    List,

    /// <summary>A channel as a source writes it: one that is known by the word of the reader's language, another as it is.</summary>
    Channel,
}

/// <summary>A named value of a message; its kind says how it is written.</summary>
public sealed record Argument(string Name, ArgumentKind Kind, double Number, string Text, ImmutableArray<string> Items)
{
    public static Argument Of(string name, string text) => new(name, ArgumentKind.Text, 0, text, []);

    public static Argument Count(string name, long count) => new(name, ArgumentKind.Count, count, "", []);

    public static Argument Of(string name, double number) => new(name, ArgumentKind.Number, number, "", []);

    public static Argument Share(string name, double share) => new(name, ArgumentKind.Share, share, "", []);

    public static Argument Seconds(string name, double seconds) => new(name, ArgumentKind.Seconds, seconds, "", []);

    public static Argument Hours(string name, double hours) => new(name, ArgumentKind.Hours, hours, "", []);

    public static Argument Date(string name, LocalDate date) => new(name, ArgumentKind.Date, 0, NodaTime.Text.LocalDatePattern.Iso.Format(date), []);

    public static Argument TimeOfDay(string name, double minutesAfterMidnight) => new(name, ArgumentKind.TimeOfDay, minutesAfterMidnight, "", []);

    public static Argument Weekday(string name, IsoDayOfWeek day) => new(name, ArgumentKind.Weekday, (int)day, "", []);

    public static Argument Channel(string name, string channel) => new(name, ArgumentKind.Channel, 0, channel, []);

    public static Argument List(string name, IEnumerable<string> items) => new(name, ArgumentKind.List, 0, "", [.. items]);
}

/// <summary>
/// Something to tell, as data: a code and its values. The sentence is made at the end, in French or English, from the template of that code
/// (<c>src/Report/Texts/{language}/*.json</c>), where an argument stands as {name}.
/// </summary>
public sealed record Message(string Code, ImmutableArray<Argument> Arguments)
{
    public static Message Of(string code, params ReadOnlySpan<Argument> arguments) => new(code, [.. arguments]);
}

/// <summary>
/// Something wrong in what a user gave. Its template is <c>problem.{code}</c>, and the advice that begins with "Maybe" is <c>problem.{code}.maybe</c>.
/// </summary>
/// <param name="Where">File and row, or path in a document (for example flows[2].target.share); empty when it concerns the whole.</param>
/// <param name="What">Code without the prefix, and the values that are wrong.</param>
public sealed record Problem(string Where, Message What)
{
    public static Problem At(string where, string code, params ReadOnlySpan<Argument> arguments) => new(where, Message.Of(code, arguments));
}
