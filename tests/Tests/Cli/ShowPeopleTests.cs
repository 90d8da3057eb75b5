using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Cli;

public sealed class ShowPeopleTests
{
    private static readonly string January = Path.Combine(Repository.Root, "samples", "anonymous-bank", "january.txt.gz");

    [Fact]
    public void Names_stand_only_where_they_were_asked_for_and_the_document_says_so()
    {
        var plain = CliRun.Of("diagnose", January, "--language", "en", "--json");
        plain.Output.ShouldNotContain("SHARON");
        plain.Output.ShouldNotContain("people-shown");
        var named = CliRun.Of("diagnose", January, "--language", "en", "--json", "--show-people");
        named.Output.ShouldContain("people-shown");
    }
}
