using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using NodaTime;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Turns written moments into instants. With an offset the instant is exact; without, the moment is read on the wall clock of the zone stated, or else of the zone that
/// all of Plateau assumes. A file that has offsets on some rows only cannot be put in order unless the zone is stated.
/// </summary>
internal sealed class EventClock(string name, DateTimeZone? zone, DateOrder order)
{
    private const int LongestMoment = 64;
    private static readonly int _epochDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly DateTimeZone _zone = zone ?? DateTimeZoneProviders.Tzdb[Reading.AssumedZone];
    private bool? _offsets;
    private int? _onlyOffset;
    private bool _severalOffsets;
    private int _cachedDay = int.MinValue;
    private long _cachedOffset;

    /// <summary>What prevents reading on; null while all is well.</summary>
    public Problem? Trouble { get; private set; }

    /// <summary>tz name of the one offset that all moments have, UTC when they have several; null when a zone was stated, or had to be assumed.</summary>
    public string? ZoneFound => zone is not null || _offsets != true ? null
        : _severalOffsets || _onlyOffset is null or 0 || _onlyOffset % 60 != 0 || _onlyOffset is < -720 or > 840 ? "Etc/UTC"
        : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(_onlyOffset > 0 ? "-" : "+")}{Math.Abs(_onlyOffset.Value / 60)}");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryInstant(ReadOnlySpan<byte> text, long row, out long milliseconds, ref RowTags tags)
    {
        if (!TryIso(text, out var moment))
        {
            milliseconds = 0;
            if (text.Length is 0 or > LongestMoment) return false;
            Span<char> characters = stackalloc char[LongestMoment];
            if (!DateReading.TryMoment(characters[..Encoding.UTF8.GetChars(text, characters)], order, out moment)) return false;
        }

        if (zone is null && _offsets is { } before && before != moment.OffsetMinutes.HasValue)
            Trouble ??= Problem.At(FormattableString.Invariant($"{name}:{row}"), "offset-on-some-rows", Argument.Of("offset", Encoding.UTF8.GetString(text)));
        _offsets = moment.OffsetMinutes.HasValue;
        _severalOffsets |= _onlyOffset is { } only && only != moment.OffsetMinutes;
        _onlyOffset ??= moment.OffsetMinutes;
        var local = (moment.Day - _epochDay) * 86_400L + moment.Seconds;
        var offset = moment.OffsetMinutes is { } minutes ? 60L * minutes : OffsetOf(moment, ref tags);
        milliseconds = 1000 * (local - offset) + moment.Milliseconds;
        return true;
    }

    private long OffsetOf(in WrittenMoment moment, ref RowTags tags)
    {
        if (moment.Day == _cachedDay) return _cachedOffset;
        var local = LocalDate.FromDateOnly(DateOnly.FromDayNumber(moment.Day)).AtMidnight().PlusSeconds(moment.Seconds);
        var map = _zone.MapLocal(local);
        if (map.Count == 2) tags |= RowTags.AmbiguousTime;
        if (map.Count == 0) tags |= RowTags.SkippedTime;
        // A day on which the clock does not change has one offset.
        if (map.Count == 1 && map.EarlyInterval.Contains(Instant.FromUnixTimeSeconds((moment.Day - _epochDay - 1) * 86_400L)) && map.EarlyInterval.Contains(Instant.FromUnixTimeSeconds((moment.Day - _epochDay + 2) * 86_400L)))
            (_cachedDay, _cachedOffset) = (moment.Day, map.EarlyInterval.WallOffset.Seconds);
        return map.EarlyInterval.WallOffset.Seconds;
    }

    /// <summary>yyyy-MM-dd, T or space, HH:mm:ss, perhaps a fraction, perhaps Z or an offset: the form of nearly all machines, straight from bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryIso(ReadOnlySpan<byte> text, out WrittenMoment moment)
    {
        moment = default;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':') return false;
        if (!TryFixed(text[..4], out var year) || !TryFixed(text.Slice(5, 2), out var month) || !TryFixed(text.Slice(8, 2), out var dayOfMonth)) return false;
        if (!TryFixed(text.Slice(11, 2), out var hours) || !TryFixed(text.Slice(14, 2), out var minutes) || !TryFixed(text.Slice(17, 2), out var seconds)) return false;
        if (year is < 1900 or > 2200 || hours > 23 || minutes > 59 || seconds > 59 || !Digits.TryDay(year, month, dayOfMonth, out var day)) return false;
        var rest = text[19..];
        var milliseconds = 0;
        if (rest is [(byte)'.', ..])
        {
            var digits = 1;
            while (digits < rest.Length && char.IsAsciiDigit((char)rest[digits])) digits++;
            if (digits == 1) return false;
            for (var digit = 1; digit <= 3; digit++) milliseconds = 10 * milliseconds + (digit < digits ? rest[digit] - '0' : 0);
            rest = rest[digits..];
        }

        int? offset = null;
        if (rest is [(byte)'Z']) offset = 0;
        else if (rest is [(byte)'+' or (byte)'-', _, _, (byte)':', _, _] && TryFixed(rest.Slice(1, 2), out var offsetHours) && TryFixed(rest.Slice(4, 2), out var offsetMinutes) && offsetHours <= 18 && offsetMinutes <= 59)
            offset = (rest[0] == '-' ? -1 : 1) * (60 * offsetHours + offsetMinutes);
        else if (!rest.IsEmpty) return false;
        moment = new(day, 3600 * hours + 60 * minutes + seconds, offset, milliseconds);
        return true;
    }

    private static bool TryFixed(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            number = 10 * number + (digit - '0');
        }

        return true;
    }
}
