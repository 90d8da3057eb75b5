namespace Plateau.Design.Staffing;

/// <summary>The words that stand for kinds of promises in files and in JSON.</summary>
public static class InstanceWords
{
    public const string AnsweredWithin = "answered-within";
    public const string Abandoned = "abandoned";
    public const string MeanWait = "mean-wait";

    public static IReadOnlyList<string> Kinds { get; } = [AnsweredWithin, Abandoned, MeanWait];

    public static string Of(PromiseKind kind) => kind switch
    {
        PromiseKind.AnsweredWithin => AnsweredWithin,
        PromiseKind.Abandoned => Abandoned,
        _ => MeanWait,
    };
}
