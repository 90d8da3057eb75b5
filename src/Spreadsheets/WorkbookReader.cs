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
        using var copy = new MemoryStream();
        if (!CopyAtMost(stream, copy, MostBytes))
            return ReadBook.Faulty(BookFault.TooLarge);
        try
        {
            if (LooksZipped(copy) && !UnpacksWithin(copy))
                return ReadBook.Faulty(BookFault.TooLarge);
            using var reader = Open(copy);
            return Sheets(reader);
        }
        catch (Exception exception) when (FaultOf(exception) is not null)
        {
            return ReadBook.Faulty(FaultOf(exception)!.Value);
        }
    }

    /// <summary>Opens what was looked at; the stream stays open.</summary>
    internal static IExcelDataReader Open(Stream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // xls files are in code pages
        stream.Position = 0;
        return ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true });
    }

    /// <summary>The library meets damaged files with whatever its own code throws; to the user they are all one: a file that cannot be read. Null = no fault of the file.</summary>
    internal static BookFault? FaultOf(Exception exception) => exception switch
    {
        InvalidPasswordException => BookFault.Locked,
        ExcelReaderException or InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or FormatException or OverflowException
            or InvalidOperationException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or InvalidCastException => BookFault.Damaged,
        _ => null,
    };

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
            var row = new List<ReadCell>();
            while (reader.Read())
            {
                Fill(reader, row);
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

    /// <summary>The row in hand, without the empty cells at its end.</summary>
    internal static void Fill(IExcelDataReader reader, List<ReadCell> row)
    {
        row.Clear();
        var width = Math.Min(MostColumns, reader.FieldCount);
        for (var column = 0; column < width; column++)
        {
            var cell = Of(reader.GetValue(column));
            if (cell.IsEmpty)
                continue;
            while (row.Count < column)
                row.Add(default);
            row.Add(cell);
        }
    }

    private static ReadCell Of(object? value) => value switch
    {
        null => default,
        string text => string.IsNullOrWhiteSpace(text) ? default : new ReadCell(text.Trim().Normalize(NormalizationForm.FormC), null, null, null),
        double number => double.IsFinite(number) ? new ReadCell(null, number, null, null) : default,
        int number => new ReadCell(null, number, null, null),
        DateTime day => new ReadCell(null, null, day, null),
        TimeSpan time => new ReadCell(null, time.TotalDays, null, null) { Span = time },
        bool truth => new ReadCell(null, null, null, truth),
        _ => default,
    };

    internal static bool LooksZipped(Stream copy)
    {
        Span<byte> start = stackalloc byte[4];
        copy.Position = 0;
        return copy.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <summary>Unpacks all of it to nowhere and counts: the lengths that an archive states may lie.</summary>
    internal static bool UnpacksWithin(Stream copy)
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
