using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Report;

public sealed class TextTests
{
    private static readonly Formatter French = new(Language.French);
    private static readonly Formatter English = new(Language.English);

    [Fact]
    public void Both_languages_have_the_same_keys_and_no_key_twice()
    {
        TextCatalogue.Of(Language.French).Duplicates.ShouldBeEmpty();
        TextCatalogue.Of(Language.English).Duplicates.ShouldBeEmpty();
        TextCatalogue.Of(Language.French).Keys.Except(TextCatalogue.Of(Language.English).Keys).ShouldBeEmpty();
        TextCatalogue.Of(Language.English).Keys.Except(TextCatalogue.Of(Language.French).Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Both_languages_name_the_same_values()
    {
        static IEnumerable<string> Names(Language language, string key)
        {
            TextCatalogue.Of(language).TryFind(key, out var template).ShouldBeTrue();
            return Regex.Matches(template, @"\{(\w+)[^}]*\}").Select(match => match.Groups[1].Value).Distinct().Order();
        }

        foreach (var key in TextCatalogue.Of(Language.French).Keys)
        {
            // A number that only chooses a word in one language may not be needed in the other.
            Names(Language.French, key).ShouldBe(Names(Language.English, key), key);
        }
    }

    [Fact]
    public void French_is_set_as_French_is()
    {
        var wrong = new List<string>();
        foreach (var key in TextCatalogue.Of(Language.French).Keys)
        {
            TextCatalogue.Of(Language.French).TryFind(key, out var text);
            // Pieces of JSON that a text quotes keep their own signs.
            var shown = Regex.Replace(text, @"\{\w+\|[^}]*\}|""[\w{}]+"": \S+|\[""[^\]]*\]", "");
            if (Regex.IsMatch(shown, @"(?<! ) [;:!?%»]|« (?! )|\w[;!?]|\d%|""|\w'\w"))
                wrong.Add($"{key}: {text}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Texts_do_not_end_in_blanks_or_hold_broken_placeholders()
    {
        foreach (var language in Languages.All)
        {
            foreach (var key in TextCatalogue.Of(language).Keys)
            {
                TextCatalogue.Of(language).TryFind(key, out var text);
                text.ShouldNotBeNullOrEmpty(key);
                Regex.IsMatch(Regex.Replace(text, @"\{\w+(?:\|[^{}|]*\|[^{}|]*)?\}", ""), @"\{\w").ShouldBeFalse(key);
            }
        }
    }

    [Theory]
    [InlineData(ArgumentKind.Count, 31599, "31_599", "31,599")]
    [InlineData(ArgumentKind.Count, -1234567, "−1_234_567", "−1,234,567")]
    [InlineData(ArgumentKind.Number, 1234.5, "1_234,5", "1,234.5")]
    [InlineData(ArgumentKind.Number, 0.256, "0,26", "0.26")]
    [InlineData(ArgumentKind.Number, -0.001, "0", "0")]
    [InlineData(ArgumentKind.Share, 0.523, "52,3_%", "52.3%")]
    [InlineData(ArgumentKind.Share, 0.8, "80_%", "80%")]
    [InlineData(ArgumentKind.Share, 1.0, "100_%", "100%")]
    [InlineData(ArgumentKind.Seconds, 185.3, "3~min~05~s", "3~min~05~s")]
    [InlineData(ArgumentKind.Seconds, 59.6, "1~min~00~s", "1~min~00~s")]
    [InlineData(ArgumentKind.Seconds, 4.25, "4,3~s", "4.3~s")]
    [InlineData(ArgumentKind.Seconds, 0, "0~s", "0~s")]
    [InlineData(ArgumentKind.Seconds, 3599.7, "1~h~00~min", "1~h~00~min")]
    [InlineData(ArgumentKind.Seconds, -75, "−1~min~15~s", "−1~min~15~s")]
    [InlineData(ArgumentKind.Hours, 1893.44, "1_893~h", "1,893~h")]
    [InlineData(ArgumentKind.Hours, 601.5, "601,5~h", "601.5~h")]
    [InlineData(ArgumentKind.TimeOfDay, 1095, "18~h~15", "18:15")]
    [InlineData(ArgumentKind.TimeOfDay, 420, "7~h", "07:00")]
    [InlineData(ArgumentKind.Weekday, 1, "lundi", "Monday")]
    [InlineData(ArgumentKind.Seconds, double.NaN, "–", "–")]
    [InlineData(ArgumentKind.Share, double.PositiveInfinity, "–", "–")]
    public void Values_are_written_as_each_language_writes_them(ArgumentKind kind, double value, string french, string english)
    {
        French.Write(kind, value).ShouldBe(Spaces(french));
        English.Write(kind, value).ShouldBe(Spaces(english));
    }

    [Theory]
    [InlineData("téléphone", "téléphone", "telephone")]
    [InlineData("mail", "mail", "e-mail")]
    [InlineData("Borne en gare", "Borne en gare", "Borne en gare")]
    public void Channels_that_are_known_are_told_in_the_readers_language(string written, string french, string english)
    {
        Said(Language.French).ShouldContain(french);
        Said(Language.English).ShouldContain(english);

        string Said(Language language) => Wording.In(language).Render("rule.JOURNEY-03.found", [Argument.Share("share", 0.2), Argument.Channel("from", written), Argument.Channel("to", "chat"), Argument.Count("days", 7), Argument.Count("count", 12)]);
    }

    [Fact]
    public void Dates_lists_and_money_too()
    {
        French.Date(new LocalDate(2026, 11, 22)).ShouldBe(Spaces("22~nov.~2026"));
        English.Date(new LocalDate(2026, 11, 22)).ShouldBe(Spaces("22~Nov~2026"));
        French.Date(new LocalDate(1999, 2, 1)).ShouldBe(Spaces("1er~févr.~1999"));
        French.List(["PS", "NW", "NE"]).ShouldBe("PS, NW et NE");
        English.List(["PS", "NW"]).ShouldBe("PS and NW");
        French.Money(1234.5, "EUR").ShouldBe(Spaces("1_235~€"));
        English.Money(12.5, "GBP").ShouldBe("£12.50");
        English.Money(1200, "ILS").ShouldBe(Spaces("ILS~1,200"));
        French.FullTime(12.34).ShouldBe(Spaces("12,3~ETP"));
        English.FullTime(12.34).ShouldBe(Spaces("12.3~FTE"));
    }

    [Theory]
    [InlineData(0.7812, 0.0312, "78_%~±~3", "78%~±~3")]
    [InlineData(0.7812, 0.0031, "78,1_%~±~0,3", "78.1%~±~0.3")]
    [InlineData(0.523, 0.0123, "52,3_%~±~1,2", "52.3%~±~1.2")]
    [InlineData(0.7812, 0.00031, "78,12_%~±~0,03", "78.12%~±~0.03")]
    [InlineData(0.7812, null, "78,1_%", "78.1%")]
    public void An_estimate_is_rounded_to_what_its_interval_allows(double value, double? half, string french, string english)
    {
        var estimate = half is { } width ? Estimate.Around(value, width, 100) : Estimate.Exactly(value, 100);
        French.Estimate(ArgumentKind.Share, estimate).ShouldBe(Spaces(french));
        English.Estimate(ArgumentKind.Share, estimate).ShouldBe(Spaces(english));
    }

    [Fact]
    public void A_lopsided_interval_is_told_by_its_ends_and_an_unknown_value_not_at_all()
    {
        French.Estimate(ArgumentKind.Share, new(0.12, 0.10, 0.18, 40)).ShouldBe(Spaces("12_% [10_; 18]"));
        English.Estimate(ArgumentKind.Share, new(0.12, 0.10, 0.18, 40)).ShouldBe("12% [10 to 18]");
        French.Estimate(ArgumentKind.Share, Estimate.Unknown).ShouldBe("–");
        French.Estimate(ArgumentKind.Seconds, Estimate.Around(75, 10.4, 20)).ShouldBe(Spaces("1~min~15~s~±~10~s"));
        French.Estimate(ArgumentKind.Seconds, new(75, 70, 110, 20)).ShouldBe(Spaces("1~min~15~s [1~min~10~s_; 1~min~50~s]"));
        English.Estimate(ArgumentKind.Seconds, Estimate.Around(55, 10.4, 20)).ShouldBe(Spaces("55~s~±~10"));
    }

    [Fact]
    public void A_word_follows_its_number()
    {
        var words = new Wording(Language.French, strict: true, new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = "{n} {n|conseiller|conseillers}" });
        words.Render("x", Argument.Count("n", 0)).ShouldBe("0 conseiller");
        words.Render("x", Argument.Count("n", 1)).ShouldBe("1 conseiller");
        words.Render("x", Argument.Count("n", 2)).ShouldBe("2 conseillers");
        English.Choose(0, "agent|agents").ShouldBe("agents");
    }

    [Fact]
    public void A_missing_text_is_an_exception_in_tests_and_a_visible_code_in_the_product()
    {
        Should.Throw<KeyNotFoundException>(() => new Wording(Language.English, strict: true).Render("no.such.text"));
        new Wording(Language.English, strict: true, new Dictionary<string, string>(StringComparer.Ordinal) { ["braces"] = "Maybe the braces { } are missing." }).Render("braces").ShouldBe("Maybe the braces { } are missing.");
        new Wording(Language.English).Render("no.such.text", Argument.Share("within", 0.5)).ShouldBe("no.such.text within=50%");
    }

    [Fact]
    public void Numbers_come_back_from_what_is_written()
    {
        Prop.ForAll<int>(hundredths =>
        {
            var value = hundredths / 100.0;
            foreach (var formatter in new[] { French, English })
            {
                var plain = formatter.Number(value, 2).Replace(formatter.GroupSign.ToString(), "", StringComparison.Ordinal).Replace(formatter.DecimalSign, '.').Replace('\u2212', '-');
                if (Math.Abs(double.Parse(plain, CultureInfo.InvariantCulture) - value) > 1e-6)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>In the expected texts _ is a thin no-break space and ~ a no-break space.</summary>
    private static string Spaces(string text) => text.Replace('_', '\u202F').Replace('~', '\u00A0');
}
