using System.Collections.Immutable;

namespace Plateau.Model.Files;

public sealed record DrawnOrganisationDraft(string? Id, string? Name, ImmutableArray<DrawnGroupDraft> Groups);

public sealed record DrawnGroupDraft(ImmutableArray<string?> Flows, double? Agents);

/// <summary>One stated range, under its key in the file.</summary>
public sealed record StatedRangeDraft(string Key, double? Low, double? High, string? Source, string? Date);
