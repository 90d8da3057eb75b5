namespace Plateau.Tests.Faults;

/// <summary>Who the contacts of a made log come from, and by which channel. A contact is of somebody new, or of a customer of the last days on the same flow who has not come back yet.</summary>
internal sealed class MadeCustomers(LogPlan plan, Dice dice)
{
    private const double WrittenShare = 0.2;
    private const double DaysBack = 4;

    private readonly Dictionary<string, List<(int Customer, bool Wrote, double Day)>> _recent = [];
    private int _customers;

    public (int Customer, string Channel) Next(LoggedFlow flow, double day)
    {
        if (!_recent.TryGetValue(flow.Name, out var recent)) _recent.Add(flow.Name, recent = []);
        recent.RemoveAll(one => day - one.Day > DaysBack);
        // Those who write and then call: a caller of this flow is one of them, as often as there are such.
        if (recent.FindIndex(one => one.Wrote) is >= 0 and var wrote && dice.Chance(plan.WriteThenCall * WrittenShare)) return (Taken(recent, wrote).Customer, "téléphone");
        if (recent.Count > 0 && dice.Chance(flow.BackShare))
        {
            var again = Taken(recent, dice.Between(0, recent.Count - 1));
            return (again.Customer, ChannelOf(again.Wrote));
        }

        var writes = dice.Chance(WrittenShare);
        recent.Add((++_customers, writes, day));
        return (_customers, ChannelOf(writes));
    }

    private static (int Customer, bool Wrote, double Day) Taken(List<(int Customer, bool Wrote, double Day)> recent, int at)
    {
        var one = recent[at];
        recent.RemoveAt(at);
        return one;
    }

    private static string ChannelOf(bool writes) => writes ? "mail" : "téléphone";
}
