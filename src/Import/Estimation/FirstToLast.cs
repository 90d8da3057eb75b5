namespace Plateau.Import.Estimation;

/// <summary>Present from the first contact of the day to the end of the last: counts every break and meeting as presence.</summary>
internal sealed class FirstToLast : IStaffingMethod
{
    public string Key => "first-to-last";

    public void Presence(AgentDay day, StaffingParameters parameters, List<Stretch> presence) =>
        presence.Add(new(day.Busy[0].From, day.Busy[^1].To));
}
