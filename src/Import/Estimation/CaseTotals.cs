namespace Plateau.Import.Estimation;

/// <summary>One visit of a case to a team.</summary>
internal record struct CaseVisit(int Group, int Tier, long From, long Last, bool IsReturn, int Events);

/// <summary>What is counted of a team.</summary>
internal sealed class GroupTotals
{
    public long Events, Cases, Started, Ended, Received, HandedOn, Visits;
    public long HeldMilliseconds, HeldWorking;
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
    public long AwayMilliseconds, WorkingDelay, AwayWorking, AwayEvents;
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
    public long Milliseconds;
}

/// <summary>Cases with several teams, or with one.</summary>
internal sealed class CaseKindTotals
{
    public DurationSummary Seconds { get; } = new();

    public CountSummary Events { get; } = new();
}

/// <summary>Mean and variance of whole numbers from exact sums.</summary>
internal sealed class CountSummary
{
    private long _sum;
    private Int128 _squares;

    public long Count { get; private set; }

    public double Mean => Count == 0 ? 0 : (double)_sum / Count;

    public double Variance => Count < 2 ? 0 : (double)((Int128)Count * _squares - (Int128)_sum * _sum) / Count / (Count - 1);

    public void Add(long value)
    {
        Count++;
        _sum += value;
        _squares += (Int128)value * value;
    }
}
