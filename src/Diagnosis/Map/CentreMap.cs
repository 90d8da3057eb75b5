using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;

namespace Plateau.Diagnosis.Map;

/// <summary>Where on the way of a contact a place stands: the columns of the map, from left to right.</summary>
public enum MapStage
{
    /// <summary>A number, mailbox, chat window …</summary>
    EntryPoint,

    Menu,

    Flow,

    /// <summary>Who treats it; the level of a team is a property of it.</summary>
    Team,

    /// <summary>What becomes of the contact (<see cref="MapEnd"/>).</summary>
    End,
}

/// <summary>What becomes of a contact.</summary>
public enum MapEnd
{
    Answered,

    /// <summary>The customer left while waiting.</summary>
    Abandoned,

    LeftBeforeQueue,

    HangsUpInMenu,

    TurnedAway,

    Voicemail,

    CalledBack,

    /// <summary>A service outside the centre treats it.</summary>
    Outside,

    /// <summary>A name to which something leads and that nobody declared.</summary>
    Nowhere,

    /// <summary>A team closed the case.</summary>
    Closed,
}

/// <summary>A place of the map. Two nodes are one place when their <see cref="Key"/> is equal.</summary>
/// <param name="Name">As people or the log write it; empty for an end that has no name of its own.</param>
public sealed record MapNode(MapStage Stage, string Name)
{
    /// <summary>Null unless the stage is <see cref="MapStage.End"/>.</summary>
    public MapEnd? End { get; init; }

    /// <summary>Null = not said.</summary>
    public string? Channel { get; init; }

    /// <summary>Level of a team, 1 = first line; null = unknown.</summary>
    public int? Tier { get; init; }

    /// <summary>Who answers for it; of a team its manager. Null = not said.</summary>
    public string? Owner { get; init; }

    /// <summary>Indicators that people say they follow here; null where that is not asked.</summary>
    public int? Indicators { get; init; }

    /// <summary>Contacts (or cases) a week that come here. What people say is a range without a sample; what a log shows has an interval over its days.</summary>
    public Estimate Weekly { get; init; } = Estimate.Unknown;

    /// <summary>Of a declared flow: contacts a week that entry points and menus bring, which need not be what is said of the flow itself.</summary>
    public Estimate Brought { get; init; } = Estimate.Unknown;

    /// <summary>Whether people say that it is treated outside the centre alone, where no log of the centre shows it.</summary>
    public bool Outside { get; init; }

    /// <summary>What makes it the same place on another map: stage, end, and the name without accents, signs and case.</summary>
    public string Key => $"{Stage}/{End}/{Model.Texts.Folding.Of(Name)}";
}

/// <summary>How a contact gets from one place to another.</summary>
public enum MapLinkKind
{
    /// <summary>An entry point or a menu leads there.</summary>
    Leads,

    /// <summary>A rule sends there under a condition; how many contacts it meets is unknown.</summary>
    Rule,

    /// <summary>A team treats a flow.</summary>
    Treats,

    /// <summary>A team has people who hold what the flow asks for, and nobody said who treats it.</summary>
    MayTreat,

    /// <summary>A team passes contacts or cases to another.</summary>
    Transfers,

    /// <summary>A team is helped by another.</summary>
    Helped,

    /// <summary>The contact's way ends so.</summary>
    Ends,
}

/// <param name="From">Position in <see cref="CentreMap.Nodes"/>.</param>
/// <param name="To">Position in <see cref="CentreMap.Nodes"/>.</param>
public sealed record MapLink(MapLinkKind Kind, int From, int To)
{
    /// <summary>Contacts or cases a week; several ways of one kind between the same two places are added, and unknown when one of them is.</summary>
    public Estimate Weekly { get; init; } = Estimate.Unknown;

    /// <summary>Mean seconds from the last event of the sender to the first of the receiver; null = unknown.</summary>
    public double? DelaySeconds { get; init; }
}

/// <summary>Where contacts arrive, by which way they reach a flow, who treats it, to whom it is passed on, and how it ends: as people say or as a log shows.</summary>
/// <param name="Nodes">By stage, then in the order of the source.</param>
/// <param name="Links">In the order of their ends.</param>
public sealed record CentreMap(ImmutableArray<MapNode> Nodes, ImmutableArray<MapLink> Links)
{
    public static CentreMap Empty { get; } = new([], []);

    public IEnumerable<MapNode> At(MapStage stage) => Nodes.Where(node => node.Stage == stage);
}
