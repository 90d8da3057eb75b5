using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Plateau.Spreadsheets;

/// <summary>
/// Reads workbooks that people made (xlsx, and xls of 1997 to 2003). Never trusted: what it unpacks to is measured before anything is parsed, rows and cells are limited, and whatever is wrong with the file is an answer, not an exception.
/// </summary>
public static class WorkbookReader
{
    /// <summary>Bytes to which a workbook may unpack.</summary>
    public const long MostBytes = 200L * 1024 * 1024;

    /// <summary>Cells of all sheets together.</summary>
    public const long MostCells = 5_000_000;

    private const int MostColumns = 16_384; // of the format

    public static ReadBook Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // xls files are in code pages
        using var copy = new MemoryStream();
        if (!CopyAtMost(stream, copy, MostBytes))
            return ReadBook.Faulty(BookFault.TooLarge);
        try
        {
            if (LooksZipped(copy) && !UnpacksWithin(copy))
                return ReadBook.Faulty(BookFault.TooLarge);
            copy.Position = 0;
            using var reader = ExcelReaderFactory.CreateReader(copy, new ExcelReaderConfiguration { LeaveOpen = true });
            return Sheets(reader);
        }
        catch (InvalidPasswordException)
        {
            return ReadBook.Faulty(BookFault.Locked);
        }
        catch (Exception exception) when (exception is ExcelReaderException or InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or FormatException or OverflowException
            or InvalidOperationException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or InvalidCastException)
        {
            // The library meets damaged files with whatever its own code throws; to the user they are all one: a file that cannot be read.
            return ReadBook.Faulty(BookFault.Damaged);
        }
    }

    /// <summary>The first bytes of an archive, or of the compound file of old workbooks.</summary>
    public static bool LooksLikeWorkbook(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    private static ReadBook Sheets(IExcelDataReader reader)
    {
        var sheets = ImmutableArray.CreateBuilder<ReadSheet>();
        long cells = 0;
        do
        {
            var rows = ImmutableArray.CreateBuilder<ImmutableArray<ReadCell>>();
            while (reader.Read())
            {
                var width = Math.Min(MostColumns, reader.FieldCount);
                var row = new List<ReadCell>();
                for (var column = 0; column < width; column++)
                {
                    var cell = Of(reader.GetValue(column));
                    if (cell.IsEmpty)
                        continue;
                    while (row.Count < column)
                        row.Add(default);
                    row.Add(cell);
                }

                cells += row.Count + 1;
                if (cells > MostCells)
                    return ReadBook.Faulty(BookFault.TooLarge);
                rows.Add([.. row]);
            }

            sheets.Add(new ReadSheet(reader.Name ?? "", reader.VisibleState is not null and not "visible", rows.ToImmutable()));
        }
        while (reader.NextResult());
        return new ReadBook(sheets.ToImmutable(), null);
    }

    private static ReadCell Of(object? value) => value switch
    {
        null => default,
        string text => string.IsNullOrWhiteSpace(text) ? default : new ReadCell(text.Trim().Normalize(NormalizationForm.FormC), null, null, null),
        double number => double.IsFinite(number) ? new ReadCell(null, number, null, null) : default,
        int number => new ReadCell(null, number, null, null),
        DateTime day => new ReadCell(null, null, day, null),
        TimeSpan time => new ReadCell(null, time.TotalDays, null, null),
        bool truth => new ReadCell(null, null, null, truth),
        _ => default,
    };

    private static bool LooksZipped(MemoryStream copy) => copy.Length > 4 && copy.GetBuffer().AsSpan(0, 4).SequenceEqual("PK\u0003\u0004"u8);

    /// <summary>Unpacks all of it to nowhere and counts: the lengths that an archive states may lie.</summary>
    private static bool UnpacksWithin(MemoryStream copy)
    {
        copy.Position = 0;
        using var archive = new ZipArchive(copy, ZipArchiveMode.Read, leaveOpen: true);
        long left = MostBytes;
        var buffer = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            for (int count; (count = part.Read(buffer)) > 0;)
            {
                left -= count;
                if (left < 0)
                    return false;
            }
        }

        return true;
    }

    private static bool CopyAtMost(Stream from, Stream to, long most)
    {
        var buffer = new byte[81920];
        for (int count; (count = from.Read(buffer)) > 0;)
        {
            most -= count;
            if (most < 0)
                return false;
            to.Write(buffer, 0, count);
        }

        return true;
    }
}
