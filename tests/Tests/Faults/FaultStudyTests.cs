using Shouldly;
using Xunit;

namespace Plateau.Tests.Faults;

public sealed class FaultStudyTests
{
    [Fact]
    public void Try()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var n = int.Parse(Environment.GetEnvironmentVariable("FAULT_N") ?? "40");
        var scores = FaultStudy.Run(n, 2);
        Console.WriteLine($"{watch.Elapsed.TotalSeconds} s; healthy alarm {scores.HealthyWithAlarm} of {scores.HealthyCentres}");
        foreach (var kind in scores.Kinds) Console.WriteLine($"{kind.Found}/{kind.Planted} {kind.Name} {string.Join(',', kind.Rules)}");
        foreach (var rule in scores.Rules) Console.WriteLine(rule);
        foreach (var m in scores.Missed) Console.WriteLine("MISSED " + m);
        foreach (var m in scores.Unexplained) Console.WriteLine("UNEXPL " + m);
    }
}
