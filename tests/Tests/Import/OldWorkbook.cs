using System.Text;

namespace Plateau.Tests.Import;

/// <summary>
/// The least workbook of Excel 97 (BIFF8 in a compound file, [MS-XLS] and [MS-CFB]): one sheet, a row of headings, then rows whose first cell is a moment and whose others are words or numbers.
/// </summary>
internal static class OldWorkbook
{
    private const int Sector = 512;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    public static byte[] Of(string[] headings, int rows, Func<int, object[]> row)
    {
        var sheet = new List<byte>();
        Record(sheet, 0x0809, Words(0x0600, 0x0010, 0, 0, 0, 0, 0, 0));
        for (var column = 0; column < headings.Length; column++) Label(sheet, 0, column, headings[column]);
        for (var at = 0; at < rows; at++)
        {
            var cells = row(at);
            for (var column = 0; column < cells.Length; column++)
            {
                if (cells[column] is string text) Label(sheet, at + 1, column, text);
                else Record(sheet, 0x0203, [.. Words(at + 1, column, column == 0 ? 1 : 0), .. BitConverter.GetBytes(Convert.ToDouble(cells[column], System.Globalization.CultureInfo.InvariantCulture))]);
            }
        }

        Record(sheet, 0x000A, []);
        var book = new List<byte>();
        Record(book, 0x0809, Words(0x0600, 0x0005, 0, 0, 0, 0, 0, 0));
        Record(book, 0x0042, Words(1200));
        Record(book, 0x00E0, [.. Words(0, 0), .. new byte[16]]);
        Record(book, 0x00E0, [.. Words(0, 22), .. new byte[16]]); // 22: date and time
        byte[] name = [6, 0, .. "Feuil1"u8];
        var start = book.Count + 4 + 6 + name.Length + 4;
        Record(book, 0x0085, [.. BitConverter.GetBytes(start), 0, 0, .. name]);
        Record(book, 0x000A, []);
        return Compound([.. book, .. sheet]);
    }

    private static void Label(List<byte> into, int row, int column, string text) => Record(into, 0x0204, [.. Words(row, column, 0, text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);

    private static void Record(List<byte> into, int kind, byte[] data) => into.AddRange([.. Words(kind, data.Length), .. data]);

    private static byte[] Words(params int[] values) => [.. values.SelectMany(value => BitConverter.GetBytes((ushort)value))];

    /// <summary>Sector 0 is the table of sectors, sector 1 the directory, the rest the one stream, which is made long enough to stand in ordinary sectors.</summary>
    private static byte[] Compound(byte[] content)
    {
        var length = Math.Max(4096, (content.Length + Sector - 1) / Sector * Sector);
        var sectors = length / Sector;
        var table = Enumerable.Repeat(Free, Sector / 4).ToArray();
        if (sectors + 2 > table.Length) throw new ArgumentException("Too many rows for one table of sectors.", nameof(content));
        (table[0], table[1]) = (0xFFFFFFFD, EndOfChain);
        for (var at = 0; at < sectors; at++) table[2 + at] = at == sectors - 1 ? EndOfChain : (uint)(3 + at);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        writer.Write(new byte[16]);
        writer.Write(Words(0x003E, 0x0003, 0xFFFE, 9, 6, 0, 0, 0));
        foreach (var value in new uint[] { 0, 1, 1, 0, 4096, EndOfChain, 0, EndOfChain, 0, 0 }) writer.Write(value);
        for (var at = 1; at < 109; at++) writer.Write(Free);
        foreach (var value in table) writer.Write(value);
        Entry(writer, "Root Entry", 5, child: 1, EndOfChain, 0);
        Entry(writer, "Workbook", 2, child: Free, 2, length);
        writer.Write(new byte[2 * 128]);
        writer.Write(content);
        writer.Write(new byte[length - content.Length]);
        return stream.ToArray();
    }

    private static void Entry(BinaryWriter writer, string name, byte kind, uint child, uint start, int length)
    {
        var letters = new byte[64];
        Encoding.Unicode.GetBytes(name).CopyTo(letters, 0);
        writer.Write(letters);
        writer.Write((ushort)(2 * name.Length + 2));
        writer.Write([kind, 1]);
        foreach (var value in new[] { Free, Free, child }) writer.Write(value);
        writer.Write(new byte[36]);
        writer.Write(start);
        writer.Write((long)length);
    }
}
