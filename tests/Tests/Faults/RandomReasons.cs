using System.Collections.Immutable;
using System.Globalization;
using Plateau.Model.Declared;

namespace Plateau.Tests.Faults;

/// <summary>Contact reasons of a healthy centre: two to four a flow, of one complexity or the next, each rated by two people who differ by a level now and then; the first flow is easy and the second hard, so that ratings have something to agree on.</summary>
internal static class RandomReasons
{
    public const string First = "Julie Morel";
    public const string Second = "Karim Haddad";

    public static Declarations Add(Dice dice, Declarations declared)
    {
        var rows = new List<ReasonRating>();
        foreach (var (index, flow) in declared.Flows.Index())
        {
            var easiest = index switch { 0 => 1, 1 => 8, _ => dice.Between(1, 8) };
            for (var number = 1; number <= dice.Between(2, 4); number++)
            {
                var complexity = easiest + dice.Between(0, 1);
                var reason = new ReasonRating { Reason = string.Create(CultureInfo.InvariantCulture, $"{flow.Name} : motif {number}"), Parent = flow.Name, Flow = flow.Name, Weekly = dice.Between(30, 300), Complexity = complexity, Rater = First };
                rows.Add(reason);
                rows.Add(reason with { Rater = Second, Complexity = dice.Chance(0.2) ? Math.Max(1, complexity - 1) : complexity });
            }
        }

        return declared with { Reasons = [.. rows] };
    }
}

/// <summary>What can be wrong with contact reasons and their ratings.</summary>
internal static class ReasonFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("a flow mixes easy and hard reasons", (centre, dice) =>
        {
            var row = dice.One(centre.Reasons);
            var others = centre.Reasons.Where(one => one.Flow == row.Flow && one.Reason != row.Reason).ToArray();
            var far = others.Max(one => one.Complexity!.Value) <= 5 ? 9 : others.Min(one => one.Complexity!.Value) >= 5 ? 1 : dice.One([1, 9]);
            // As many contacts as the others together, and far from all of them.
            if (others.Min(one => Math.Abs(one.Complexity!.Value - far)) < 4) return null;
            return FaultKind.Told(Each(centre, one => one.Reason == row.Reason, one => one with { Complexity = far, Weekly = others.Sum(other => other.Weekly) / 2 }), "JOURNEY-07", row.Flow!);
        }),
        new("two reasons are too small to tell apart", (centre, dice) =>
        {
            var row = dice.One(centre.Reasons);
            var other = centre.Reasons.First(one => one.Flow == row.Flow && one.Reason != row.Reason);
            return FaultKind.Told(Each(centre, one => one.Reason == row.Reason || one.Reason == other.Reason, one => one with { Complexity = row.Complexity, Weekly = dice.Between(2, 9) }), "JOURNEY-07", row.Parent!);
        }),
        new("those who rate do not agree", (centre, _) => FaultKind.Told(Each(centre, one => one.Rater == RandomReasons.Second, one => one with { Complexity = 10 - one.Complexity }), "JOURNEY-07", "")),
    ];

    private static Declarations Each(Declarations centre, Func<ReasonRating, bool> which, Func<ReasonRating, ReasonRating> change) => centre with { Reasons = [.. centre.Reasons.Select(one => which(one) ? change(one) : one)] };
}
