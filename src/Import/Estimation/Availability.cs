namespace Plateau.Import.Estimation;

/// <summary>
/// In a gap between two contacts the agent is there until the first instant at which somebody whom they could serve has been waiting beside them for the
/// grace time; from there until the next contact they are away, for an agent who was there would have taken that contact.
/// </summary>
internal sealed class Availability : IStaffingMethod
{
    public string Key => "availability";

    public bool NeedsWaiting => true;

    public void Presence(AgentDay day, StaffingParameters parameters, List<Stretch> presence)
    {
        var open = day.Busy[0];
        var next = 0; // first stretch of waiting that ends after the gap began; gaps come in order, so it only moves on
        foreach (var busy in day.Busy[1..])
        {
            var gapFrom = open.To;
            while (next < day.Waiting.Length && day.Waiting[next].To <= gapFrom) next++;
            var leaves = next < day.Waiting.Length ? Math.Max(gapFrom, day.Waiting[next].From) + parameters.GraceSeconds : int.MaxValue;
            if (leaves < busy.From)
            {
                presence.Add(new(open.From, leaves));
                open = busy;
            }
            else if (busy.From - gapFrom > 60 * parameters.LongestIdleMinutes)
            {
                presence.Add(open);
                open = busy;
            }
            else
            {
                open = new(open.From, busy.To);
            }
        }

        presence.Add(open);
    }
}
