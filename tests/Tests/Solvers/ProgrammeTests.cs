using System.Globalization;
using Plateau.Mathematics.Programming;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Solvers;

/// <summary>What a programme accepts, how it judges a solution, and its text.</summary>
public sealed class ProgrammeTests
{
    [Theory]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(double.PositiveInfinity, 0, 1)]
    [InlineData(1e16, 0, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(1, 0, double.NaN)]
    [InlineData(1, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(1, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(1, -1e16, 0)]
    public void Wrong_numbers_are_refused_with_their_name(double number, double low, double high)
    {
        var programme = new LinearProgramme();
        Should.Throw<ArgumentException>(() => programme.AddVariable("night shift", number, low, high, integer: true)).Message.ShouldContain("night shift");
        programme.VariableCount.ShouldBe(0);
        programme.AddVariable("x", 1, 0, 1, integer: false);
        Should.Throw<ArgumentException>(() => programme.AddRow("enough at noon", low, high, [(0, number)])).Message.ShouldContain("enough at noon");
        programme.RowCount.ShouldBe(0);
    }

    [Fact]
    public void An_unknown_variable_is_refused()
    {
        var programme = SolverBench.Whole(1, 1);
        Should.Throw<ArgumentException>(() => programme.AddRow("r", 0, 1, [(1, 1)])).Message.ShouldContain("variable 1");
        Should.Throw<ArgumentException>(() => programme.AddRow("r", 0, 1, [(-1, 1)]));
    }

    [Fact]
    public void Terms_of_one_variable_are_added_and_zeros_left_out()
    {
        var programme = SolverBench.Whole(1, 1, 1, 1);
        programme.AddRow("r", 0, 1, [(2, 1), (0, 3), (2, -1), (1, 0), (0, 0.5)]);
        programme.Terms(0).ToArray().ShouldBe([(0, 3.5)]);
    }

    [Fact]
    public void A_solution_is_judged_by_rows_ends_and_whole_numbers()
    {
        var programme = SolverBench.Whole(4, 1, 1).With(3, 5, 1, 1);
        programme.Violation([1, 2]).ShouldBeNull();
        programme.Violation([1, 2 + 1e-7]).ShouldBeNull();
        programme.Violation([1, 1]).ShouldNotBeNull().ShouldContain("row 0");
        programme.Violation([3, 3]).ShouldNotBeNull().ShouldContain("row 0");
        programme.Violation([1.5, 2]).ShouldNotBeNull().ShouldContain("not whole");
        programme.Violation([5, 0]).ShouldNotBeNull().ShouldContain("outside 0 to 4");
        programme.Violation([double.NaN, 0]).ShouldNotBeNull().ShouldContain("finite");
        Should.Throw<ArgumentException>(() => programme.Violation([1]));
    }

    [Fact]
    public void The_text_holds_no_word_of_a_user_and_every_digit()
    {
        var programme = new LinearProgramme();
        programme.AddVariable("ENDATA\nBOUNDS", 0.1 + 0.2, -1.0 / 3, 1e15, integer: true);
        programme.AddVariable("É, \" x", -5e-324, double.NegativeInfinity, double.PositiveInfinity, integer: false);
        programme.AddRow("RHS", -2, 3.7, [(0, 1), (1, 2.0 / 3)]);
        using var writer = new StringWriter(CultureInfo.CurrentCulture);
        MpsText.Write(programme, writer);
        writer.ToString().ShouldBe(
            """
            NAME P FREE
            ROWS
             N c
             L r0
            COLUMNS
             M0 'MARKER' 'INTORG'
             x0 c 0.30000000000000004
             x0 r0 1
             M1 'MARKER' 'INTEND'
             x1 c -5E-324
             x1 r0 0.6666666666666666
            RHS
             B r0 3.7
            RANGES
             R r0 5.7
            BOUNDS
             LO D x0 -0.3333333333333333
             UP D x0 1000000000000000
             FR D x1
            ENDATA

            """.ReplaceLineEndings("\n"));
    }
}
