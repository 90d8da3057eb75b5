namespace Plateau.Design.Staffing;

/// <summary>The words that stand for kinds of promises in files and in JSON.</summary>
public static class InstanceWords
{
    public const string AnsweredWithin = "answered-within";
    public const string Abandoned = "abandoned";
    public const string MeanWait = "mean-wait";

    /// <summary>A promise over all contacts of the day.</summary>
    public const string Day = "day";

    /// <summary>A promise of the contacts of each period on its own.</summary>
    public const string EachPeriod = "each-period";

    public static IReadOnlyList<string> Spans { get; } = [Day, EachPeriod];

    public static IReadOnlyList<string> Kinds { get; } = [AnsweredWithin, Abandoned, MeanWait];

    public static string Of(PromiseKind kind) => kind switch
    {
        PromiseKind.AnsweredWithin => AnsweredWithin,
        PromiseKind.Abandoned => Abandoned,
        _ => MeanWait,
    };
}
