using Shouldly;
using Xunit;

namespace Plateau.Validation.Simulation;

/// <summary>Each workload against its references.</summary>
public sealed class WorkloadTests(ITestOutputHelper output)
{
    public static TheoryData<string, int> Workloads => [.. WorkloadStudy.All.Select(workload => (workload.Name, workload.Replications))];

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_workload_agrees_with_its_reference(string name, int replications)
    {
        replications.ShouldBeGreaterThanOrEqualTo(40);
        var rows = WorkloadStudy.RowsOf(name, replications, TestContext.Current.CancellationToken);
        foreach (var row in rows) output.WriteLine(row.ToString());
        rows.ShouldNotBeEmpty();
        rows.Where(row => !row.Agrees).ShouldBeEmpty();
    }
}
