using System.Collections.Immutable;
using Plateau.Model.Declared;

namespace Plateau.Diagnosis.Routing;

/// <summary>What following something does.</summary>
internal enum Effect
{
    Goes,

    /// <summary>Waits in the queue of the place.</summary>
    Stays,

    Ends,

    /// <summary>The target is missing.</summary>
    Missing,
}

/// <summary>A rule, ready for the walk.</summary>
internal sealed class PlaceRule
{
    public required RoutingRule Declared { get; init; }

    /// <summary>1 for the first of the place.</summary>
    public required int Number { get; init; }

    public required TimeSet Times { get; init; }

    /// <summary>Index among the customer types that rules name; -1 = any.</summary>
    public required int Type { get; init; }

    /// <summary>Index of the least wait among the walk's waits.</summary>
    public required int LeastWait { get; init; }

    /// <summary>Index among the place's dimensions, and the least class in it; -1 = no condition.</summary>
    public int QueueDimension { get; set; } = -1;

    public int QueueClass { get; set; }

    public int PresenceDimension { get; set; } = -1;

    public required Effect Effect { get; init; }

    /// <summary>Where to; -1 unless <see cref="Effect.Goes"/>.</summary>
    public int Target { get; init; } = -1;

    public CallerEnd End { get; init; }

    /// <summary>Whether two rules do the same, so that it does not matter which is followed.</summary>
    public bool SameAs(PlaceRule other) => (Effect, Target, End) == (other.Effect, other.Target, other.End) && (Effect != Effect.Ends || Declared.To == other.Declared.To);
}

/// <summary>Something unknown that the rules of a place look at: the length of a queue (cut at its thresholds) or whether somebody is there (class 1) or nobody (class 0).</summary>
/// <param name="Flow">Whose; -1 = not said.</param>
/// <param name="Thresholds">Of a queue: least lengths of the classes 1, 2, …; empty for presence.</param>
/// <param name="May">For presence: when somebody may be there.</param>
internal sealed record Dimension(int Flow, ImmutableArray<int> Thresholds, TimeSet? May)
{
    public int Classes => May is null ? Thresholds.Length + 1 : 2;
}

/// <summary>An entry point, a menu node or a flow, ready for the walk.</summary>
internal sealed class Place
{
    public required int Index { get; init; }

    public required PlaceKind Kind { get; init; }

    public required string Name { get; init; }

    public EntryPoint? Entry { get; init; }

    public MenuNode? Node { get; init; }

    public DeclaredFlow? Flow { get; init; }

    /// <summary>In the order in which they are looked at.</summary>
    public ImmutableArray<PlaceRule> Rules { get; set; } = [];

    /// <summary>Where the place leads when no rule applies; empty = children, queue or nothing.</summary>
    public int? Target { get; set; }

    /// <summary>The name to which it should lead, where nobody declared it.</summary>
    public string? UnknownTarget { get; set; }

    /// <summary>Choices by key; of two with one key only the first.</summary>
    public ImmutableArray<int> Children { get; set; } = [];

    public ImmutableArray<Dimension> Dimensions { get; set; } = [];

    /// <summary>A condition of one of its rules cannot be read: nothing is claimed of what happens here.</summary>
    public bool Unclear { get; set; }

    public double States => Dimensions.Aggregate(1.0, (product, dimension) => product * dimension.Classes);

    /// <summary>Only a flow has one.</summary>
    public FlowStaffing? Staffing { get; set; }

    /// <summary>When the flow is treated, where it says so.</summary>
    public TimeSet? Opening { get; set; }
}
