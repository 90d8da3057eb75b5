namespace Plateau.Model.Ways;

/// <summary>How the contacts of a flow come.</summary>
public enum ArrivalKind
{
    /// <summary>At random, with the expected number of each period (times the day's factors).</summary>
    Poisson,

    /// <summary>Exactly the whole number of each period, at random times inside it.</summary>
    Fixed,

    /// <summary>At recorded times.</summary>
    Recorded,
}
