using System.Globalization;
using Plateau.Import;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Import;

/// <summary>The facts that were counted independently of this product, to the digits in which they were written down.</summary>
public sealed class CheckedFactsTests
{
    [Theory]
    [InlineData("rows", "", "31599", "33344")]
    [InlineData("outcome-agent", "", "27060", "27162")]
    [InlineData("outcome-hang", "", "4299", "5904")]
    [InlineData("outcome-phantom", "", "240", "278")]
    [InlineData("hang-share", "", "13.7 %", "17.9 %")]
    [InlineData("hang-after-wait", "", "3080", "3932")]
    [InlineData("service-mean", "", "185.3", "176.9")]
    [InlineData("service-median", "", "114", "107")]
    [InlineData("service-sd", "", "230.1", "217.2")]
    [InlineData("service-under-10", "", "4.6 %", "6.4 %")]
    [InlineData("service-zero", "", "277", "85")]
    [InlineData("no-server", "", "490", "491")]
    [InlineData("waited", "", "16665", "18028")]
    [InlineData("waited-share", "", "52.7 %", "54.1 %")]
    [InlineData("wait-of-waited", "", "68.2", "75.8")]
    [InlineData("wait-answered", "", "35", "40.8")]
    [InlineData("answered-at-once", "", "49.8 %", "48.1 %")]
    [InlineData("answered-within-20", "", "52.3 %", "49.0 %")]
    [InlineData("calls-of-type", "PS", "22998", "21460")]
    [InlineData("calls-of-type", "NW", "5582", "7604")]
    [InlineData("calls-of-type", "NE", "1586", "2750")]
    [InlineData("calls-of-type", "TT", "972", "1088")]
    [InlineData("calls-of-type", "IN", "295", "293")]
    [InlineData("calls-of-type", "PE", "164", "149")]
    [InlineData("service-of-type", "PS", "192", "185")]
    [InlineData("service-of-type", "NW", "107", "107")]
    [InlineData("service-of-type", "NE", "324", "277")]
    [InlineData("service-of-type", "TT", "98", "103")]
    [InlineData("service-of-type", "IN", "269", "267")]
    [InlineData("service-of-type", "PE", "236", "228")]
    [InlineData("agents-named", "", "28", "24")]
    [InlineData("agents-several-types", "", "26", "24")]
    [InlineData("menu-time-negative", "", "33", "25")]
    [InlineData("priority", "0", "18224", "19602")]
    [InlineData("priority", "1", "4530", "4623")]
    [InlineData("priority", "2", "8845", "9119")]
    public void AsWrittenDown(string code, string subject, string january, string february)
    {
        Written(BankLog.JanuaryResult, code, subject).ShouldBe(january);
        Written(BankLog.FebruaryResult, code, subject).ShouldBe(february);
    }

    /// <summary>The published 26 and 24 count the calls without a server as an agent; of those with a name there are one fewer.</summary>
    [Fact]
    public void NamedAgentsWithSeveralTypes()
    {
        Written(BankLog.JanuaryResult, "agents-several-types-named", "").ShouldBe("25");
        Written(BankLog.FebruaryResult, "agents-several-types-named", "").ShouldBe("23");
    }

    [Fact]
    public void TheSameInAnyCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            var again = Read.Logs(null, BankLog.January);
            Same.Text(again.Evidence!.Observed!).ShouldBe(Same.Text(BankLog.Observed));
            again.Evidence.Quality!.Facts.ShouldBe(BankLog.JanuaryResult.Evidence!.Quality!.Facts);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void BothMonthsTogetherAddUp()
    {
        var both = Read.Logs(null, BankLog.January, BankLog.February);
        both.Problems.ShouldBeEmpty();
        Written(both, "rows", "").ShouldBe("64943");
        var months = new[] { BankLog.JanuaryResult, BankLog.FebruaryResult }.Select(month => month.Evidence!.Observed!.Service).ToArray();
        var service = both.Evidence!.Observed!.Service;
        service.Offered.ShouldBe(months.Sum(month => month.Offered));
        service.Answered.ShouldBe(months.Sum(month => month.Answered));
        both.Evidence.Observed.Staffing[2].TotalHours.ShouldBe(BankLog.Observed.Staffing[2].TotalHours + BankLog.FebruaryResult.Evidence!.Observed!.Staffing[2].TotalHours, 40);
    }

    private static string Written(ReadingResult result, string code, string subject)
    {
        var fact = result.Evidence!.Quality!.Facts.Single(one => one.Code == code && one.Subject == subject);
        return fact.Kind == ArgumentKind.Share ? (100 * fact.Value).ToString("0.0", CultureInfo.InvariantCulture) + " %" : fact.Value.ToString(CultureInfo.InvariantCulture);
    }
}
