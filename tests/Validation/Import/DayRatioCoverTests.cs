using Plateau.Mathematics.Random;
using Plateau.Mathematics.Statistics;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Import;

/// <summary>
/// The intervals of shares must cover at their stated rate on days that differ. An interval that takes contacts for independent is computed beside it, to show what it would claim.
/// </summary>
public sealed class DayRatioCoverTests
{
    /// <summary>Days of about 1,000 contacts; a day's share is 0.6 ± 0.15, uniformly.</summary>
    [Theory]
    [InlineData(29, 0.930, 0.970)]
    [InlineData(8, 0.915, 0.970)]
    public void CoversTheShareOfDaysThatDiffer(int days, double low, double high)
    {
        const int logs = 4000;
        int covered = 0, coveredByContacts = 0;
        for (var log = 0; log < logs; log++)
        {
            var stream = RandomStream.For(new StreamKey(5, log, StreamPurpose.Arrivals, days, 0));
            double[] parts = new double[days], wholes = new double[days];
            for (var day = 0; day < days; day++)
            {
                wholes[day] = 800 + Math.Floor(400 * stream.NextUniform());
                var share = 0.45 + 0.3 * stream.NextUniform();
                var deviation = Math.Sqrt(wholes[day] * share * (1 - share));
                parts[day] = Math.Clamp(Math.Round(wholes[day] * share + deviation * stream.NextNormal()), 0, wholes[day]);
            }

            if (DayRatio.Share(parts, wholes) is { Low: <= 0.6, High: >= 0.6 }) covered++;
            // One day alone: the interval of independent contacts.
            if (DayRatio.Share([parts.Sum()], [wholes.Sum()]) is { Low: <= 0.6, High: >= 0.6 }) coveredByContacts++;
        }

        ((double)covered / logs).ShouldBeInRange(low, high);
        ((double)coveredByContacts / logs).ShouldBeLessThan(0.5);
    }
}
