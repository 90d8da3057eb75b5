using System.Diagnostics;
using System.Text.Json;
using Plateau.Simulation;
using Plateau.Simulation.Workloads;
using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>
/// The same bytes on processors with few vector instructions or none. The runtime can be told to leave them alone, but only when it starts: so each case is a process of its own, which gets nothing but another environment.
/// </summary>
public sealed class ProcessorTests
{
    public static TheoryData<string, string> Processors => new()
    {
        { "DOTNET_EnableAVX2", "0" },
        { "DOTNET_EnableAVX", "0" },
        { "DOTNET_EnableHWIntrinsic", "0" },
        { "DOTNET_TieredPGO", "0" }, // not the processor, but another machine code
    };

    [Theory]
    [MemberData(nameof(Processors))]
    public async Task A_workload_has_the_same_digest(string setting, string value)
    {
        var file = Path.Combine(Repository.Root, "tests", "Validation", "workloads", "w2.workload.json");
        var plan = Workload.Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Workload.ShouldNotBeNull().ToPlan();
        var here = TestRun.Of(plan, seed: 7, replications: 2);
        var said = await Run(setting, value, "plateau.dll", "simulate", "--workload", file, "--replications", "2", "--seed", "7", "--threads", "2", "--json");
        using var report = JsonDocument.Parse(said);
        report.RootElement.GetProperty("digest").GetString().ShouldBe(here.Digest);
    }

    /// <summary>The child runs the tests that compare draws in blocks with draws one by one and those of the golden digests of both loops.</summary>
    [Theory]
    [MemberData(nameof(Processors))]
    public async Task Block_draws_and_the_golden_digests_hold(string setting, string value)
    {
        var said = await Run(setting, value, "Plateau.Tests.dll", "-method", "*BlockDrawTests.*", "-method", "*DeterminismTests.The_golden_digest*");
        said.ShouldContain("Failed: 0");
        said.ShouldNotContain("Total: 0");
    }

    private static async Task<string> Run(string setting, string value, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[setting] = value;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var child = Process.Start(start).ShouldNotBeNull();
        var errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        child.ExitCode.ShouldBe(0, said + await errors);
        return said;
    }
}
