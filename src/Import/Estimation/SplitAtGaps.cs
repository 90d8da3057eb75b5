namespace Plateau.Import.Estimation;

/// <summary>As first to last, but a gap longer than a limit between two contacts is an absence: short breaks still count as presence.</summary>
internal sealed class SplitAtGaps : IStaffingMethod
{
    public string Key => "split-at-gaps";

    public void Presence(AgentDay day, StaffingParameters parameters, List<Stretch> presence)
    {
        var open = day.Busy[0];
        foreach (var busy in day.Busy[1..])
        {
            if (busy.From - open.To > 60 * parameters.GapMinutes)
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
