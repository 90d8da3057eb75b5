using Plateau.Design.Organisations;
using Plateau.Model.Texts;
using Plateau.Report.Texts;

namespace Plateau.Report.Charts;

/// <summary>What must be learnt, what it costs and when it is paid back, in words: of organisation models and of positions of the cursor alike.</summary>
internal static class BillText
{
    /// <summary>Money, or hours where no cost is stated.</summary>
    public static string Amount(Telling telling, bool inHours, ValueRange? range)
    {
        if (range is not { } ends)
            return Formatter.UnknownMark;
        return Span(telling, One(ends.Low), One(ends.High));

        string One(double value) => !inHours && telling.Centre.Costs.Currency is { } currency ? telling.Format.Money(value, currency) : telling.Format.Hours(value);
    }

    /// <summary>Hours, and money where a cost is stated.</summary>
    public static string Training(Telling telling, bool inHours, Bill bill)
    {
        var hours = Amount(telling, inHours: true, bill.TrainingHours);
        return inHours || bill.TrainingCost is null ? hours : telling.Word("cursor.asks.both", Argument.Of("hours", hours), Argument.Of("cost", Amount(telling, inHours, bill.TrainingCost)));
    }

    public static string PayBack(Telling telling, Bill bill)
    {
        if (bill.PayBack is not { } payBack)
            return bill.SkillsToLearn == 0 ? telling.Word("organisations.payback.nothing") : Formatter.UnknownMark;
        if (payBack.Best is not { } best)
            return telling.Word("organisations.payback.never");
        return payBack.Worst is { } worst
            ? telling.Word("organisations.payback.months", Argument.Of("best", telling.Format.Number(best, 1)), Argument.Of("worst", telling.Format.Number(worst, 1)))
            : telling.Word("organisations.payback.perhaps", Argument.Of("best", telling.Format.Number(best, 1)));
    }

    /// <summary>What a stated gain of resolution comes to: points more resolved, and contacts less where repeats are stated.</summary>
    public static string Resolution(Telling telling, ResolutionClaim? claim)
    {
        if (claim is null)
            return Formatter.UnknownMark;
        var gain = Span(telling, telling.Format.Points(claim.Gain.Low), telling.Format.Points(claim.Gain.High));
        return claim.Contacts is { } contacts
            ? telling.Word("cursor.asks.claim", Argument.Of("gain", gain), Argument.Of("contacts", Span(telling, telling.Format.Percent(contacts.Low), telling.Format.Percent(contacts.High))))
            : gain;
    }

    private static string Span(Telling telling, string low, string high) => low == high ? low : low + telling.Word("organisations.to") + high;
}
