using Plateau.Model;

namespace Plateau.Design.Organisations;

/// <summary>One pool for each type of customer.</summary>
public sealed class ByCustomerType : ByTag
{
    public override string Key => "byCustomerType";

    protected override string Tag => "customerType";

    protected override string? ValueOf(Flow flow) => flow.CustomerType;
}
