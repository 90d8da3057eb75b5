namespace Plateau.Import.Estimation;

/// <summary>One visit of a case to a team.</summary>
internal record struct CaseVisit(int Group, int Tier, long From, long Last, bool IsReturn);

/// <summary>What is counted of a team.</summary>
internal sealed class GroupTotals
{
    public long Events, Cases, Started, Ended, Received, HandedOn, Visits;
    public double HeldSeconds;
    public long LastCase;

    /// <summary>0 = not yet known, −1 = several.</summary>
    public int Tier;

    public void See(int tier)
    {
        if (tier <= 0 || Tier == tier) return;
        Tier = Tier == 0 ? tier : -1;
    }
}

/// <summary>What is counted of handovers from one team to another.</summary>
internal sealed class EdgeTotals
{
    public DurationSummary Delay { get; } = new();

    public long Cases, DirectReturns, Returns, EndedBySender, EndedHigher, LastCase;
    public double AwaySeconds;
}

/// <summary>What is counted of a flow.</summary>
internal sealed class CaseFlowTotals
{
    public long Cases, HandedOver, Returned, Changes;
}

/// <summary>What is counted of a sequence of activities.</summary>
internal sealed class VariantTotals
{
    public required int[] Activities { get; init; }

    public required long Length { get; init; }

    public long Cases;
}

/// <summary>Cases with several teams, or with one.</summary>
internal sealed class CaseKindTotals
{
    public DurationSummary Seconds { get; } = new();

    public DurationSummary Events { get; } = new();
}
