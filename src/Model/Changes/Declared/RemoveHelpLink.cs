using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A help link that cannot work is struck out.</summary>
public sealed record RemoveHelpLink(string From, string To) : DeclaredChange
{
    public override string Code => "remove-help-link";

    public override Declarations Apply(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var kept = declared.HelpLinks.RemoveAll(link => link.From == From && link.To == To);
        if (kept.Length == declared.HelpLinks.Length) throw new ArgumentException($"The help link ({From}, {To}) is not declared.");
        return declared with { HelpLinks = kept };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("from", From), Argument.Of("to", To));
}
