using Plateau.Mathematics.Programming;
using Plateau.Mathematics.Random;

namespace Plateau.Tests.Solvers;

/// <summary>
/// Knapsacks with equations ("market split"): small, and beyond branch and bound from about 5 rows and 40 variables on. Slack in each row is paid, so that there is always a solution.
/// </summary>
/// <remarks>G. Cornuéjols and M. Dawande, A class of hard small 0-1 programs, INFORMS Journal on Computing 11 (1999) 205–210.</remarks>
internal static class HardInstance
{
    public static LinearProgramme Make(int variables, int rows, bool withSlack = true)
    {
        var stream = RandomStream.FromSeed(1999);
        var programme = new LinearProgramme();
        for (var i = 0; i < variables; i++)
            programme.AddVariable("choice", 0, 0, 1, integer: true);
        for (var row = 0; row < rows; row++)
        {
            var terms = Enumerable.Range(0, variables).Select(variable => (variable, (double)stream.NextBelow(100))).ToList();
            var half = Math.Floor(terms.Sum(term => term.Item2) / 2);
            if (withSlack)
            {
                terms.Add((programme.AddVariable("over", 1, 0, double.PositiveInfinity, integer: false), -1));
                terms.Add((programme.AddVariable("under", 1, 0, double.PositiveInfinity, integer: false), 1));
            }

            programme.AddRow("split", half, half, [.. terms]);
        }

        return programme;
    }
}
