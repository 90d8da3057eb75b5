using Plateau.Model;

namespace Plateau.Design.Organisations;

/// <summary>Telephone, chat, mail: one pool for each channel.</summary>
public sealed class ByChannel : ByTag
{
    public override string Key => "byChannel";

    protected override string Tag => "channel";

    protected override string? ValueOf(Flow flow) => flow.Channel;
}
