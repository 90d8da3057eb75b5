using Plateau.Model.Texts;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

/// <summary>Words are compared whatever a damaged file holds.</summary>
public sealed class FoldingTests
{
    [Theory]
    [InlineData("« Équipe »", "EQUIPE : ")]
    [InlineData("cœur", "COEUR")]
    [InlineData("e\u0301té", "été")]
    public void One_thing_written_in_two_ways_is_one(string one, string other) => Folding.Of(one).ShouldBe(Folding.Of(other));

    [Fact]
    public void Every_sign_and_every_half_of_one_is_taken()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var text = Folding.Of($"a {(char)code} b");
            (text[0], text[^1]).ShouldBe(('a', 'b'));
        }
    }
}
