using Plateau.Model.Declared;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Model;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("01 23 45 67 89", "+33123456789")]
    [InlineData("+33 (0)1.23.45.67.89", "+33123456789")]
    [InlineData("0033 1 23 45 67 89", "+33123456789")]
    [InlineData("tel:+33-800-12-34-56", "+33800123456")]
    [InlineData("0 800 123 456", "+33800123456")]
    [InlineData("+44 20 7946 0018", "+442079460018")]
    [InlineData("39 39", "3939")]
    [InlineData("01 23 45 67", null)]
    [InlineData("08 00 VOTRE NUM", null)]
    [InlineData("+33 1 23 45 67 89 01 23 45", null)]
    [InlineData("", null)]
    public void Numbers_are_written_one_way(string text, string? normal) => Addresses.PhoneNumber(text).ShouldBe(normal);

    [Fact]
    public void A_national_number_takes_the_country_it_is_read_in() => Addresses.PhoneNumber("020 7946 0018", "44").ShouldBe("+442079460018");

    [Theory]
    [InlineData("Contact@Exemple.FR", "Contact@exemple.fr")]
    [InlineData(" mailto:service.client+sav@exemple.co.uk", "service.client+sav@exemple.co.uk")]
    [InlineData("contact@exemple", null)]
    [InlineData("contact exemple.fr", null)]
    [InlineData("a..b@exemple.fr", null)]
    [InlineData("a@b@exemple.fr", null)]
    [InlineData("a@-exemple.fr", null)]
    [InlineData("(vide)@exemple.fr", null)]
    public void Mail_addresses_are_checked(string text, string? normal) => Addresses.Mail(text).ShouldBe(normal);

    [Fact]
    public void Lengths_are_those_of_the_standards()
    {
        Addresses.Mail(new string('a', 64) + "@exemple.fr").ShouldNotBeNull();
        Addresses.Mail(new string('a', 65) + "@exemple.fr").ShouldBeNull();
        Addresses.Mail("a@" + new string('b', 64) + ".fr").ShouldBeNull();
        Addresses.PhoneNumber("+" + new string('3', 15)).ShouldNotBeNull();
        Addresses.PhoneNumber("+" + new string('3', 16)).ShouldBeNull();
    }
}
