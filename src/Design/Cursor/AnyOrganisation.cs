namespace Plateau.Design.Cursor;

/// <summary>A bound on the hours of any organisation under any routing, with today's handle times: the work of the contacts that must be answered in time has to be done by somebody.</summary>
public static class AnyOrganisation
{
    /// <summary>Agent hours over the simulated days, in expectation: Σ contacts × share promised × mean work. Contacts that are finished after the end of a staffed period are not counted against it. Null when nothing arrives.</summary>
    public static double? LeastHours(CursorInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var hours = inputs.Centre.Flows.Select((flow, index) => flow.ArrivalsPerPeriod.Sum() * inputs.Targets[index].Share * flow.MeanWorkSeconds / 3600).Sum();
        return hours > 0 ? hours : null;
    }
}
