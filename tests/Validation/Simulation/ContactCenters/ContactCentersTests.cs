using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>Each figure that the ContactCenters library published for its examples against ours: |z| at most 3.5, and none rejected by Holm at 1 % over all.</summary>
public sealed class ContactCentersTests(ITestOutputHelper output)
{
    public static TheoryData<string> Models => [.. ContactCentersComparison.Models];

    [Theory]
    [MemberData(nameof(Models))]
    public void An_example_agrees_with_its_published_figures(string model)
    {
        var watch = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        var rows = ContactCentersComparison.Rows(model, TestContext.Current.CancellationToken);
        output.WriteLine(Invariant($"{model}: {Runs.Replications} replications, seed {Runs.Seed}, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F1} CPU s, {watch.Elapsed.TotalSeconds:F1} s"));
        foreach (var row in rows) output.WriteLine(Text(row));
        rows.ShouldNotBeEmpty();
        rows.Where(row => row.Verdict == "disagrees").ShouldBeEmpty();
    }

    [Fact]
    public void No_figure_is_rejected_over_all_examples()
    {
        var rows = ContactCentersComparison.Rows(TestContext.Current.CancellationToken);
        var z = rows.Where(row => row.Z is not null).Select(row => row.Z!.Value).ToArray();
        output.WriteLine(Invariant($"{rows.Length} figures, {z.Length} compared, largest |z| {z.Max(Math.Abs):F2}, {z.Count(value => Math.Abs(value) > 1.96)} beyond 1.96, mean of z² {z.Average(value => value * value):F2}"));
        ContactCentersComparison.RejectedByHolm(rows).ShouldBeEmpty();
    }

    /// <summary>Where an interval is printed, it must be the one that mean, deviation and number of replications make: else the table has been read wrongly.</summary>
    [Fact]
    public void Printed_intervals_are_those_of_the_printed_deviations()
    {
        foreach (var figure in PublishedFigure.All.Where(figure => figure.Low is not null))
        {
            var quantile = figure.Model == "CallCC" ? 1.6464 : 1.9623; // of Student's law with 999 degrees of freedom
            var halfWidth = quantile * figure.Deviation / Math.Sqrt(figure.Replications);
            var tolerance = (3 * figure.Rounding) + (0.06 * halfWidth); // the deviation of small figures shows two digits
            (figure.High!.Value - figure.Low!.Value).ShouldBe(2 * halfWidth, tolerance, figure.ToString());
            ((figure.High.Value + figure.Low.Value) / 2).ShouldBe(figure.Mean, tolerance, figure.ToString());
        }
    }

    private static string Text(ContactCentersRow row) => row.Z is { } z
        ? Invariant($"| {row.Model} | {row.Measure} | {row.Published:G8} ± {row.PublishedHalfWidth:G3} | {row.Ours:G7} ± {row.OursHalfWidth:G3} | {z:F2} | {row.Verdict} |")
        : Invariant($"| {row.Model} | {row.Measure} | {row.Published:G8} ± {row.PublishedHalfWidth:G3} | | | {row.Verdict} |");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
