using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Architecture;

/// <summary>Rules of the house that no compiler knows.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] TextKinds = [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".ts", ".tsx", ".css", ".html", ".yml", ".sh", ".py", ""];

    [Fact]
    public void A_long_file_says_why_at_its_beginning()
    {
        var silent = Repository.Files.Where(IsSource)
            .Where(file => Repository.Read(file) is var text && text.Split('\n').Length > 501 && !text.TrimStart('\uFEFF').TrimStart().StartsWith("//", StringComparison.Ordinal));
        silent.ShouldBeEmpty("over 500 lines without a leading comment");
    }

    [Fact]
    public void Folders_are_at_most_two_deep_under_a_project()
    {
        // src/Project/One/Two/File.cs has five parts.
        Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.Split('/').Length > 5).ShouldBeEmpty();
    }

    [Fact]
    public void Classes_are_sealed()
    {
        var open = Repository.Types.Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && type.GetCustomAttributes(typeof(CompilerGeneratedAttribute), false).Length == 0)
            .Where(type => !Repository.Types.Any(other => other.BaseType == type) && type.Name != "Program");
        open.Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void No_path_of_a_machine_is_written_down()
    {
        // Put together here, so that this file does not contain what it looks for.
        string[] paths = [.. new[] { "work", "root", "farm", "Users" }.Select(folder => $"/{folder}/"), @"C:" + @"\Users", "../" + "shared"];
        var found = from file in Repository.Files
                    where TextKinds.Contains(Path.GetExtension(file)) && !file.StartsWith("samples/", StringComparison.Ordinal) && !file.EndsWith("lock.json", StringComparison.Ordinal)
                    let text = Repository.Read(file)
                    from path in paths
                    where text.Contains(path, StringComparison.Ordinal)
                    select $"{file}: {path}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Links_in_the_documentation_lead_somewhere()
    {
        var dead = from file in Repository.Files
                   where Path.GetExtension(file) == ".md"
                   from Match link in Link().Matches(Repository.Read(file))
                   let target = link.Groups["target"].Value.Split('#')[0]
                   where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                   let full = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file) ?? "", target))
                   where !File.Exists(full) && !Directory.Exists(full)
                   select $"{file}: {target}";
        dead.ShouldBeEmpty();
    }

    [Fact]
    public void The_tests_run_under_an_awkward_culture() => string.Format(System.Globalization.CultureInfo.CurrentCulture, "{0:0.0}", 1.5).ShouldBe("1,5");

    private static bool IsSource(string file) => Path.GetExtension(file) is ".cs" or ".ts" or ".tsx";

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
