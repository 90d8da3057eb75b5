using Plateau.Model.Declared;

namespace Plateau.Model.Changes.Declared;

/// <summary>A change of what people declare: routing, menus, calendars, responsibilities. The simulated centre has none of them and stays as it is.</summary>
public abstract record DeclaredChange : Change
{
    public sealed override CentreModel Apply(CentreModel centre) => centre;

    /// <exception cref="ArgumentException">What the change names is not declared.</exception>
    public abstract override Declarations Apply(Declarations declared);
}
