using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Architecture;

/// <summary>Arrows point left: a project references what the story line permits, and nothing else.</summary>
public sealed class ProjectReferenceTests(ITestOutputHelper output)
{
    private static readonly string[] Heads = ["Import", "Report", "Storage", "Cluster", "Solvers", "Spreadsheets"];

    private static readonly Dictionary<string, string[]> Permitted = new()
    {
        ["Mathematics"] = [],
        ["Solvers"] = ["Mathematics"],
        ["Spreadsheets"] = [],
        ["Model"] = ["Mathematics"],
        ["Import"] = ["Model", "Spreadsheets"],
        ["Forecast"] = ["Model"],
        ["Diagnosis"] = ["Model"],
        ["Simulation"] = ["Model"],
        ["Schedule"] = ["Model"],
        ["Design"] = ["Simulation", "Diagnosis", "Forecast", "Schedule"],
        ["Report"] = ["Design", "Spreadsheets"],
        ["Storage"] = ["Model", "Design"],
        ["Cluster"] = ["Design"],
        ["Web"] = Heads,
        ["Cli"] = ["Web", .. Heads],
    };

    private static readonly string[] Core = ["Mathematics", "Model", "Import", "Forecast", "Diagnosis", "Simulation", "Schedule", "Design"];

    [Fact]
    public void Projects_reference_only_what_the_table_permits()
    {
        foreach (var project in Repository.Projects)
        {
            Permitted.ShouldContainKey(project, $"src/{project} is not in the table of docs/architecture.md");
            var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).ToList();
            output.WriteLine($"{project} -> {string.Join(", ", references)}");
            references.ShouldBeSubsetOf(Permitted[project], $"src/{project}/{project}.csproj");
        }
    }

    [Fact]
    public void The_core_knows_no_container_host_or_logger()
    {
        foreach (var project in Repository.Projects.Intersect(Core))
        {
            Items(project, "PackageReference").Where(package => package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)).ShouldBeEmpty($"src/{project}");
            Items(project, "FrameworkReference").ShouldBeEmpty($"src/{project}");
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var listed = XDocument.Parse(Repository.Read("Plateau.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value);
        var there = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal)));
        there.ShouldBeSubsetOf(listed);
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj")).Descendants(kind).Select(item => item.Attribute("Include")!.Value);
}
