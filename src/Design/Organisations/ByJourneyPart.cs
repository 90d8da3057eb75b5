using Plateau.Model;

namespace Plateau.Design.Organisations;

/// <summary>One pool for each part of the customer's journey, over all channels.</summary>
public sealed class ByJourneyPart : ByTag
{
    public override string Key => "byJourneyPart";

    protected override string Tag => "journeyPart";

    protected override string? ValueOf(Flow flow) => flow.JourneyPart;
}
