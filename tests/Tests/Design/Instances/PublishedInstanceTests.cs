using Plateau.Design.Staffing;
using Plateau.Tests.Architecture;
using Plateau.Tests.Model;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design.Instances;

/// <summary>The published problems: files, generator and README belong together.</summary>
public sealed class PublishedInstanceTests
{
    private static readonly string Folder = Path.Combine(Architecture.Repository.Root, "samples", "instances");

    public static TheoryData<string> Names => [.. InstanceFamily.All.Select(member => member.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_generator_gives_the_file_byte_for_byte(string name)
    {
        var settings = InstanceFamily.All.Single(member => member.Name == name).Settings;
        var problem = StaffingGenerator.Make(settings);
        (problem.Types.Length, problem.Groups.Length).ShouldBe((settings.Types, settings.Groups));
        var file = File.ReadAllText(Path.Combine(Folder, name + ".json"));
        InstanceFile.Write(problem).ShouldBe(file);
        SameValues.Differences(InstanceFile.Read(file).Instance, problem).ShouldBeEmpty();
    }

    [Fact]
    public void The_folder_holds_the_family_and_nothing_else() =>
        Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).ShouldBe(InstanceFamily.All.Select(member => member.Name), ignoreOrder: true);

    [Fact]
    public void The_readme_names_each_problem_with_its_settings()
    {
        var rows = File.ReadAllLines(Path.Combine(Folder, "README.md"));
        foreach (var (name, settings) in InstanceFamily.All)
            rows.ShouldContain(row => row.StartsWith(FormattableString.Invariant($"| `{name}` | {settings.Types} | {settings.Groups} | {settings.LoadErlangs} | {settings.Seed} |"), StringComparison.Ordinal), name);
    }
}
