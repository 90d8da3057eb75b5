using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Texts;
using Plateau.Model.Ways;

namespace Plateau.Model.Changes.Declared;

/// <summary>A calendar has other times; one that nobody had declared is added.</summary>
/// <param name="Times">As <see cref="OpeningCalendar.Times"/>.</param>
public sealed record SetCalendar(string Calendar, ImmutableArray<OpeningTime> Times) : DeclaredChange
{
    public override string Code => "set-calendar";

    /// <summary>Hours that it is open in a week.</summary>
    public double WeeklyHours => Enumerable.Range(0, 7 * 1440).Count(new OpeningCalendar(Calendar, Times).IsOpen) / 60.0;

    public override Declarations Apply(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return declared with { Calendars = [.. declared.Calendars.Where(other => other.Name != Calendar), new(Calendar, Times)] };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("calendar", Calendar), Argument.Count("lines", Times.Length), Argument.Hours("hours", WeeklyHours));
}
