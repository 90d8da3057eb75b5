using System.Globalization;
using NodaTime;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Turns written moments into the local wall clock of one zone. Moments without an offset are taken as they stand; moments with one are converted when the zone is known,
/// and else must all have the same.
/// </summary>
internal sealed class CsvClock(ImportInput input, DateOrder order)
{
    private static readonly int _epochDay = new DateOnly(1970, 1, 1).DayNumber;

    private int? _offset;
    private bool _offsetMissing;
    private bool _seen;
    private string? _zoneName;

    /// <summary>What prevents reading on; null while all is well.</summary>
    public Problem? Trouble { get; private set; }

    /// <summary>tz name that follows from the offsets or from the zone column; null when neither tells.</summary>
    public string? ZoneFound => _zoneName ?? (_seen && _offset is { } minutes && minutes % 60 == 0
        ? minutes == 0 ? "Etc/UTC" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(minutes > 0 ? "-" : "+")}{Math.Abs(minutes / 60)}")
        : null);

    /// <summary>The last moment read, in seconds since 1970; null when it was written without an offset.</summary>
    public long? InstantSeconds { get; private set; }

    public bool TryMoment(ReadOnlySpan<char> text, long row, out int day, out int seconds)
    {
        (day, seconds) = (0, 0);
        if (!DateReading.TryMoment(text, order, out var moment)) return false;
        (day, seconds) = (moment.Day, moment.Seconds);
        InstantSeconds = moment.OffsetMinutes is { } stated ? (moment.Day - _epochDay) * 86_400L + moment.Seconds - 60L * stated : null;
        if (input.Zone is { } zone)
        {
            if (moment.OffsetMinutes is { } offset) (day, seconds) = ToLocal(moment, offset, zone);
            return true;
        }

        Check(moment.OffsetMinutes, row);
        return true;
    }

    /// <summary>A moment in seconds after the midnight of <paramref name="day"/>; a time alone lies on that day, or on the next if it is hours before <paramref name="notBefore"/>.</summary>
    public bool TrySecondsOfDay(ReadOnlySpan<char> text, long row, int day, int notBefore, out int seconds)
    {
        if (DateReading.TryTime(text, out seconds))
        {
            if (seconds < notBefore - 43_200) seconds += 86_400;
            return true;
        }

        if (!TryMoment(text, row, out var otherDay, out seconds) || Math.Abs(otherDay - day) > 31) return false;
        seconds += 86_400 * (otherDay - day);
        return true;
    }

    /// <summary>A cell of a zone column.</summary>
    public void Zone(ReadOnlySpan<char> name, long row)
    {
        name = name.Trim();
        if (name.IsEmpty || (_zoneName is not null && name.SequenceEqual(_zoneName))) return;
        if (_zoneName is null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name.ToString()) is not null) _zoneName = name.ToString();
        else if (_zoneName is null) Trouble ??= Problem.At(Where(row), "unknown-zone", Argument.Of("zone", name.ToString()), Argument.List("nearest", Nearest.To(name.ToString(), DateTimeZoneProviders.Tzdb.Ids)));
        else Trouble ??= Problem.At(Where(row), "two-zones", Argument.Of("one", _zoneName), Argument.Of("other", name.ToString()));
    }

    private void Check(int? offset, long row)
    {
        if (!_seen)
        {
            (_seen, _offset, _offsetMissing) = (true, offset, offset is null);
        }
        else if (offset is null != _offsetMissing)
        {
            Trouble ??= Problem.At(Where(row), "offset-on-some-rows", Argument.Of("offset", Text(offset ?? _offset ?? 0)));
        }
        else if (offset != _offset)
        {
            Trouble ??= Problem.At(Where(row), "two-zones", Argument.Of("one", Text(_offset ?? 0)), Argument.Of("other", Text(offset ?? 0)));
        }
    }

    private string Where(long row) => FormattableString.Invariant($"{input.Name}:{row}");

    private static string Text(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"UTC{(minutes < 0 ? "-" : "+")}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");

    private static (int Day, int Seconds) ToLocal(WrittenMoment moment, int offsetMinutes, DateTimeZone zone)
    {
        var unix = (moment.Day - _epochDay) * 86_400L + moment.Seconds - 60L * offsetMinutes;
        var local = unix + zone.GetUtcOffset(Instant.FromUnixTimeSeconds(unix)).Seconds;
        var day = Math.DivRem(local, 86_400L, out var seconds);
        if (seconds < 0) (day, seconds) = (day - 1, seconds + 86_400);
        return (_epochDay + (int)day, (int)seconds);
    }
}
