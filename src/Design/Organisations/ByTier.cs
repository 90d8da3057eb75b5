using Plateau.Model;

namespace Plateau.Design.Organisations;

/// <summary>One pool for each level of difficulty.</summary>
public sealed class ByTier : ByTag
{
    public override string Key => "byTier";

    protected override string Tag => "tier";

    protected override string? ValueOf(Flow flow) => flow.Tier?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
