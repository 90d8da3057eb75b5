using System.Text;
using System.Text.Unicode;

namespace Plateau.Import.Formats;

/// <summary>Which characters the bytes of a text stand for: byte-order mark, else zeros at every second place, else valid UTF-8, else Windows-1252.</summary>
public static class TextEncodings
{
    public static bool HasWideMark(ReadOnlySpan<byte> bytes) => bytes.Length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff));

    /// <summary>UTF-16 without a mark: most of the odd (or of the even) bytes are zero.</summary>
    public static bool LooksWide(ReadOnlySpan<byte> bytes) => ZerosAt(bytes, 1) || ZerosAt(bytes, 0);

    public static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        if (HasWideMark(bytes)) return bytes[0] == 0xff ? Encoding.Unicode : Encoding.BigEndianUnicode;
        if (bytes.Length >= 4 && LooksWide(bytes)) return ZerosAt(bytes, 1) ? Encoding.Unicode : Encoding.BigEndianUnicode;
        // A sample may cut the last character in two: up to three bytes are left out of the check.
        for (var cut = 0; cut <= Math.Min(3, bytes.Length); cut++)
        {
            if (Utf8.IsValid(bytes[..^cut])) return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    }

    private static bool ZerosAt(ReadOnlySpan<byte> bytes, int offset)
    {
        int zeros = 0, places = 0;
        for (var i = offset; i < Math.Min(bytes.Length, 4096); i += 2)
        {
            places++;
            if (bytes[i] == 0) zeros++;
        }

        return places > 0 && zeros > 0.7 * places;
    }
}
