using Plateau.Cli.Frame;
using Plateau.Mathematics.Queueing;
using Plateau.Model.Texts;

namespace Plateau.Cli.Commands;

/// <summary>The answer of a formula for people: one sentence, then one row a measure.</summary>
internal static class QueueTable
{
    public static void Write(Session session, QueueModel model, QueueMeasures measures, double thresholdSeconds)
    {
        var speech = session.Speech;
        var threshold = Argument.Seconds("threshold", thresholdSeconds);
        Speech.Wrap(session.Output, Sentence(speech, measures, threshold), indent: "", next: "");
        session.Output.WriteLine();
        var rows = new (string Label, string Value)[]
        {
            (speech.Say("queue.offeredLoadErlangs"), speech.Formatter.Trimmed(measures.OfferedLoadErlangs, 3)),
            (speech.Say("queue.waitProbability"), Share(speech, measures.WaitProbability)),
            (speech.Say("queue.meanWaitSeconds"), Wait(speech, model, measures, measures.MeanWaitSeconds)),
            (speech.Say("queue.meanWaitAnsweredSeconds"), Wait(speech, model, measures, measures.MeanWaitAnsweredSeconds)),
            (speech.Say("queue.abandonmentShare"), Share(speech, measures.AbandonmentShare)),
            (speech.Say("queue.blockingShare"), Share(speech, measures.BlockingShare)),
            (speech.Say("queue.serviceLevel", threshold), Share(speech, measures.ServiceLevel)),
            (speech.Say("queue.virtualWaitBeyondThreshold", threshold), Share(speech, measures.VirtualWaitBeyondThreshold)),
            (speech.Say("queue.occupancy"), Share(speech, measures.Occupancy)),
        };
        var width = rows.Max(row => row.Label.Length);
        foreach (var (label, value) in rows)
            session.Output.WriteLine(Speech.Plain($"  {label.PadRight(width)}  {value}"));
        if (!measures.Stable)
        {
            session.Output.WriteLine();
            Speech.Wrap(session.Output, speech.Say("queue.unstable"), indent: "", next: "");
        }
    }

    private static string Sentence(Speech speech, QueueMeasures measures, Argument threshold) =>
        measures.ServiceLevel is { } level
            ? speech.Say("queue.answer", Argument.Count("agents", measures.Agents), Argument.Share("level", level), threshold)
            : speech.Say("queue.answerEmpty", Argument.Count("agents", measures.Agents));

    private static string Share(Speech speech, double? share) => share is { } value ? speech.Formatter.Percent(value, 2) : speech.Say("queue.none");

    private static string Wait(Speech speech, QueueModel model, QueueMeasures measures, double? seconds) =>
        seconds is { } value ? speech.Formatter.Duration(value) : speech.Say(model != QueueModel.ErlangB && !measures.Stable ? "queue.infinite" : "queue.none");
}
