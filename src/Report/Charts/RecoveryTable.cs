using Plateau.Design.Organisations;
using Plateau.Design.Resilience;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Texts;

namespace Plateau.Report.Charts;

/// <summary>How long each organisation model takes to get over a shock of two hours.</summary>
internal static class RecoveryTable
{
    public static Table Build(Telling telling, OrganisationComparison comparison)
    {
        var table = new TableBuilder(telling.Word("recovery.table")).Text(telling.Word("organisations.model")).Number(telling.Word("recovery.fewer")).Number(telling.Word("recovery.fewer.missed"))
            .Number(telling.Word("recovery.more")).Number(telling.Word("recovery.more.missed"));
        foreach (var (name, recovery) in Known(telling, comparison))
            table.Add(name, Time(telling, recovery.FewerPeople), Missed(telling, recovery.FewerPeople), Time(telling, recovery.MoreVolume), Missed(telling, recovery.MoreVolume));
        return table.Build();
    }

    /// <summary>What the table rests on, where there is one.</summary>
    public static void How(Telling telling, OrganisationComparison comparison, Action<string> say)
    {
        if (Known(telling, comparison).Select(one => one.Recovery).FirstOrDefault() is { } recovery)
        {
            say(telling.Word(
                "recovery.how",
                Argument.Share("people", RecoveryTest.PeopleAway),
                Argument.Share("volume", RecoveryTest.ContactsMore),
                Argument.TimeOfDay("from", recovery.FromMinutes),
                Argument.TimeOfDay("to", recovery.FromMinutes + recovery.Minutes),
                Argument.Share("back", RecoveryTime.BackWithin)));
        }
    }

    private static IEnumerable<(string Name, Recovery Recovery)> Known(Telling telling, OrganisationComparison comparison) =>
        OrganisationTables.Built(comparison).Where(built => built.Model.SameAs is null && built.Figures.Recovery is not null).Select(built => (OrganisationTables.Name(telling, built.Model), built.Figures.Recovery!));

    private static string Time(Telling telling, ShockRecovery shock)
    {
        if (shock.Seconds is not { Value: { } seconds, Low: { } low, High: { } high })
            return telling.Word("recovery.never");
        return low == high ? Minutes(telling, seconds) : telling.Word("recovery.between", Argument.Of("time", Minutes(telling, seconds)), Argument.Of("low", Number(telling, low)), Argument.Of("high", Number(telling, high)));
    }

    private static string Minutes(Telling telling, double seconds) => telling.Word("recovery.minutes", Argument.Of("minutes", Number(telling, seconds)));

    private static string Number(Telling telling, double seconds) => telling.Format.Number(seconds / 60, 0);

    private static string Missed(Telling telling, ShockRecovery shock) => telling.Format.Estimate(ArgumentKind.Number, shock.MissedPerDay) is { Length: > 0 } text ? text : Formatter.UnknownMark;
}
