using System.Collections.Immutable;

namespace Plateau.Tests.Faults;

/// <summary>Every kind of fault of what is declared. The rules that they are for come from the kinds themselves.</summary>
internal static class FaultCatalogue
{
    public static ImmutableArray<FaultKind> Declared { get; } = [.. RoutingFaults.All, .. SkillFaults.All, .. GovernanceFaults.All, .. ReasonFaults.All];
}
