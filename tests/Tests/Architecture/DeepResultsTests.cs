using Shouldly;
using Xunit;

namespace Plateau.Tests.Architecture;

/// <summary>The results of the long tier that the repository shows are those of the present engine.</summary>
public sealed class DeepResultsTests
{
    [Fact]
    public void The_pages_of_the_long_tier_belong_to_the_present_engine()
    {
        var pages = Repository.FilesUnder("docs/validation", ".md").Where(page => !page.EndsWith("/README.md", StringComparison.Ordinal) && !page.EndsWith("/faults.md", StringComparison.Ordinal)).ToArray(); // faults has no engine in it
        pages.ShouldNotBeEmpty();
        foreach (var page in pages)
            Repository.Read(page).Split('\n').ShouldContain($"Engine: {GoldenDigests.Engine}", $"{page} is of another engine: dotnet run build.cs -- deep");
    }
}
