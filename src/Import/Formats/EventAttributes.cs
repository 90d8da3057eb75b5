using System.Text;

namespace Plateau.Import.Formats;

/// <summary>
/// The attributes of one event (or of its case) in formats that name each value: what they say of case, time, activity, person, team, level and flow, a hash of all of them,
/// and a beginning of their text for rejected rows.
/// </summary>
internal sealed class EventAttributes(ImportInput input)
{
    private const int LongestText = 2_000;

    private readonly StringBuilder _text = new();
    private string _time = "", _activity = "", _resource = "", _group = "", _role = "", _flow = "", _tier = "";
    private ulong _hash;

    public long Line { get; private set; }

    /// <summary>Number of the case, where the event itself says it.</summary>
    public string Case { get; private set; } = "";

    /// <summary>Of a trace: its name.</summary>
    public string Name { get; private set; } = "";

    public string Text => _text.ToString();

    /// <summary>Whether some events are the start of a step and others its end.</summary>
    public bool Lifecycles { get; private set; }

    public void Clear(long line)
    {
        Line = line;
        Case = Name = _time = _activity = _resource = _group = _role = _flow = _tier = "";
        _hash = 0;
        _text.Clear();
    }

    public void Set(string key, CsvField? field, string value, bool ofCase)
    {
        _hash = (_hash * 31) ^ RowHash.Of(key.AsSpan()) ^ (RowHash.Of(value.AsSpan()) >> 1);
        if (_text.Length < LongestText) _text.Append(_text.Length > 0 ? "; " : "").Append(key).Append('=').Append(value.AsSpan(0, Math.Min(value.Length, LongestText)));
        if (key == "lifecycle:transition" && value.Equals("start", StringComparison.OrdinalIgnoreCase)) Lifecycles = true;
        value = value.Trim();
        if (ofCase && key is "concept:name" or "case:concept:name") Name = value;
        else if (key == "org:role") _role = value;
        else Set(field, value);
    }

    /// <returns>Why the event is rejected; null when it is one.</returns>
    public string? Fill(ref EventRecord record, string number, EventAttributes? ofCase, EventClock clock)
    {
        if (number.Length == 0) return RejectionCatalogue.CaseEmpty;
        Span<byte> moment = stackalloc byte[256];
        if (_time.Length is 0 or > 64 || !clock.TryInstant(moment[..Encoding.UTF8.GetBytes(_time, moment)], record.Row, out record.Milliseconds, ref record.Tags)) return RejectionCatalogue.Date;
        var group = First(_group, _role, ofCase?._group);
        var activity = First(_activity, group);
        if (activity.Length == 0) return RejectionCatalogue.ActivityEmpty;
        record.Case = input.Customers.Of(Encoding.UTF8.GetBytes(number));
        record.RowHash = _hash ^ record.Case;
        record.Activity = input.Events.Activities.IndexOf(activity);
        record.Resource = input.Events.Resources.IndexOf(_resource);
        record.Group = input.Events.Groups.IndexOf(group);
        record.Flow = input.Events.Flows.IndexOf(First(_flow, ofCase?._flow));
        Span<byte> tier = stackalloc byte[64];
        var level = First(_tier, ofCase?._tier);
        record.Tier = level.Length is 0 or > 16 ? -1 : EventColumns.TierOf(tier[..Encoding.UTF8.GetBytes(level, tier)]);
        if (record.Group < 0 && input.Events.Groups.Count > 0) record.Tags |= RowTags.GroupUnknown;
        if (record.Resource < 0 && input.Events.Resources.Count > 0) record.Tags |= RowTags.ResourceUnknown;
        return null;
    }

    private static string First(string one, string? other, string? third = null) => one.Length > 0 ? one : other is { Length: > 0 } ? other : third ?? "";

    public void Set(CsvField? field, string value)
    {
        switch (field)
        {
            case CsvField.Case: Case = value; break;
            case CsvField.Time: _time = value; break;
            case CsvField.Activity: _activity = value; break;
            case CsvField.Resource: _resource = value; break;
            case CsvField.Group: _group = value; break;
            case CsvField.Flow: _flow = value; break;
            case CsvField.Tier: _tier = value; break;
            default: break;
        }
    }
}
