using Plateau.Model;

namespace Plateau.Design.Organisations;

/// <summary>Front office, back office, technical, retention: one pool for each family of treatment.</summary>
public sealed class ByFamily : ByTag
{
    public override string Key => "byFamily";

    protected override string Tag => "family";

    protected override string? ValueOf(Flow flow) => flow.Family;
}
