namespace Plateau.Tests.Simulation.Full;

/// <summary>An agent who is present.</summary>
internal sealed class TwinAgent(int group, int number, TwinPlace place, long came)
{
    public int Group { get; } = group;

    /// <summary>Number of the place in the group.</summary>
    public int Number { get; } = number;

    public TwinPlace Place { get; } = place;

    public long Came { get; } = came;

    /// <summary>Contacts in hand, in the order in which they were taken.</summary>
    public List<TwinContact> Hand { get; } = [];

    public bool IsIdle => Hand.Count == 0;

    public long IdleSince { get; set; }

    /// <summary>Order of the last change in the number of contacts in hand.</summary>
    public long HandSince { get; set; }

    public long BusySince { get; set; }

    public long LastChange { get; set; }
}

/// <summary>What a place remembers while agents come and go.</summary>
internal sealed class TwinPlace(int flows)
{
    public int? LastFlow { get; set; }

    /// <summary>Contacts of each flow taken for the first time.</summary>
    public int[] Experience { get; } = new int[flows];
}
