namespace Plateau.Mathematics.Statistics;

/// <summary>All different orders of values, one after the other.</summary>
internal static class Permutations
{
    /// <summary>Turns the values into the next order by the alphabet, so that equal values are not told apart; false after the last. Begin with them sorted.</summary>
    public static bool Next<T>(T[] order)
        where T : IComparable<T>
    {
        var fall = order.Length - 2;
        while (fall >= 0 && order[fall].CompareTo(order[fall + 1]) >= 0) fall--;
        if (fall < 0) return false;
        var above = order.Length - 1;
        while (order[above].CompareTo(order[fall]) <= 0) above--;
        (order[fall], order[above]) = (order[above], order[fall]);
        Array.Reverse(order, fall + 1, order.Length - fall - 1);
        return true;
    }
}
