using System.Text;
using System.Text.Json;

namespace Plateau.Import.Formats;

/// <summary>Tokens of a JSON stream one by one, in one buffer that is used again: a file of any size is read in the memory of its largest single value.</summary>
internal sealed class JsonTokens(Stream stream)
{
    /// <summary>A longer value is refused.</summary>
    public const int LongestValue = 1 << 20;

    private static readonly JsonReaderOptions _options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };

    private byte[] _buffer = new byte[64 * 1024];
    private JsonReaderState _state = new(_options);
    private int _start;
    private int _end;
    private bool _finished;
    private bool _begun;

    public JsonTokenType Type { get; private set; }

    /// <summary>Text of a name or string; a number as written; empty otherwise.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Line after the token in hand, 1 = first.</summary>
    public long Line { get; private set; } = 1;

    /// <exception cref="JsonException">Not JSON.</exception>
    /// <exception cref="OversizedException">A value longer than <see cref="LongestValue"/>.</exception>
    public bool Read()
    {
        if (!_begun) SkipMark();
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _finished, _state);
            if (reader.Read())
            {
                Type = reader.TokenType;
                Value = Type switch
                {
                    JsonTokenType.PropertyName or JsonTokenType.String => TextOf(reader),
                    JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
                    _ => "",
                };
                Consume(reader);
                return true;
            }

            Consume(reader);
            if (_finished) return false;
            Fill();
        }
    }

    /// <summary>Passes over the value that the token in hand begins (or that follows the name in hand).</summary>
    public void Skip()
    {
        if (Type == JsonTokenType.PropertyName && !Read()) return;
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        var depth = 1;
        while (depth > 0 && Read())
        {
            if (Type is JsonTokenType.StartObject or JsonTokenType.StartArray) depth++;
            else if (Type is JsonTokenType.EndObject or JsonTokenType.EndArray) depth--;
        }
    }

    private static string TextOf(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("Bytes that are no UTF-8.", exception);
        }
    }

    private void Consume(in Utf8JsonReader reader)
    {
        _state = reader.CurrentState;
        var used = (int)reader.BytesConsumed;
        Line += _buffer.AsSpan(_start, used).Count((byte)'\n');
        _start += used;
    }

    private void SkipMark()
    {
        _begun = true;
        while (_end < 3 && !_finished) Fill();
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end >= LongestValue) throw new OversizedException();
        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _finished = count == 0;
        _end += count;
    }
}
