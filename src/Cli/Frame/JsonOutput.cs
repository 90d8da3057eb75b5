using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plateau.Cli.Frame;

/// <summary>JSON as all commands write it: indented, UTF-8 as it is, one final newline.</summary>
internal static class JsonOutput
{
    // Not meant for the inside of an HTML page: accents stay readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            content(writer);
        output.Write(Encoding.UTF8.GetString(buffer.ToArray()));
        output.Write('\n');
        output.Flush();
    }

    /// <summary>A number, or null when it is unknown.</summary>
    public static void Number(Utf8JsonWriter writer, string key, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            writer.WriteNumber(key, number);
        else
            writer.WriteNull(key);
    }
}
