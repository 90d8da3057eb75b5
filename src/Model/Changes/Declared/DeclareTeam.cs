using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>A team that was only named elsewhere is declared.</summary>
public sealed record DeclareTeam(string Team) : DeclaredChange
{
    public override string Code => "declare-team";

    public override Declarations Apply(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return declared.Teams.Any(team => team.Name == Team) ? declared : declared with { Teams = declared.Teams.Add(new() { Name = Team }) };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("team", Team));
}
