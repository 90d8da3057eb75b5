using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A rule from an evening time to a morning time becomes two: until midnight and from midnight on.</summary>
/// <param name="Number">1, 2, 3 … in the order in which the place looks at its rules.</param>
/// <param name="FromMinutes">Minutes after midnight, later than <paramref name="ToMinutes"/>.</param>
public sealed record SplitOvernightRule(string At, int Number, int FromMinutes, int ToMinutes) : DeclaredChange
{
    public override string Code => "split-overnight-rule";

    public override Declarations Apply(Declarations declared)
    {
        var rule = DeclaredReferences.RuleOf(declared, At, Number);
        var evening = rule with { When = rule.When with { FromMinutes = FromMinutes, ToMinutes = null } };
        if (ToMinutes <= 0) return declared with { Rules = DeclaredReferences.With(declared.Rules, rule, evening) };
        // The night of a Saturday ends on a Sunday.
        var days = rule.When.Days.Select(day => day == NodaTime.IsoDayOfWeek.Sunday ? NodaTime.IsoDayOfWeek.Monday : day + 1);
        var morning = rule with { When = rule.When with { FromMinutes = null, ToMinutes = ToMinutes, Days = [.. days.Order()] } };
        return new AddRule(morning).Apply(declared with { Rules = DeclaredReferences.With(declared.Rules, rule, evening) });
    }

    public override Message Describe() => Message.Of(
        $"change.{Code}", Argument.Of("place", At), Argument.Count("number", Number), Argument.TimeOfDay("from", FromMinutes), Argument.TimeOfDay("to", ToMinutes));
}
