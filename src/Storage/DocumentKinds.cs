using System.Collections.Immutable;

namespace Plateau.Storage;

/// <summary>The documents that a centre has. A new one is one line here, and whoever reads it.</summary>
public static class DocumentKinds
{
    /// <summary>Name, zone, targets, costs: what people state of the centre as a whole.</summary>
    public const string Settings = "settings";

    /// <summary>The files it was read from, and how.</summary>
    public const string Sources = "sources";

    /// <summary>The action plan.</summary>
    public const string Actions = "actions";

    /// <summary>Lists of changes that people try.</summary>
    public const string WhatIf = "whatif";

    public static ImmutableArray<string> All { get; } = [Settings, Sources, Actions, WhatIf];
}

/// <summary>What can be asked for.</summary>
public static class StudyKinds
{
    /// <summary>Reading, map, indicators and findings: seconds.</summary>
    public const string Diagnosis = "diagnosis";

    /// <summary>All of it, with sizing and cursor: minutes.</summary>
    public const string Study = "study";

    public static ImmutableArray<string> All { get; } = [Diagnosis, Study];
}
