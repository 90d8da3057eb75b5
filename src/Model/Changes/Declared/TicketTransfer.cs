using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A ticket goes with every contact that a team passes on to another.</summary>
public sealed record TicketTransfer(string From, string To) : DeclaredChange
{
    public override string Code => "ticket-transfer";

    public override Declarations Apply(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (!declared.Transfers.Any(transfer => transfer.From == From && transfer.To == To)) throw new ArgumentException($"The transfer ({From}, {To}) is not declared.");
        return declared with { Transfers = [.. declared.Transfers.Select(transfer => transfer.From == From && transfer.To == To ? transfer with { WithTicket = true } : transfer)] };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("from", From), Argument.Of("to", To));
}
