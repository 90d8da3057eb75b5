using ExcelDataReader;

namespace Plateau.Spreadsheets;

/// <summary>Sheets and rows of a workbook one after the other, in constant memory apart from the words that its cells share. The same guards as <see cref="WorkbookReader"/>.</summary>
public sealed class WorkbookRows : IDisposable
{
    private readonly IExcelDataReader _reader;
    private readonly List<ReadCell> _row = [];
    private bool _begun;

    private WorkbookRows(IExcelDataReader reader) => _reader = reader;

    public string SheetName => _reader.Name ?? "";

    public bool IsHidden => _reader.VisibleState is not null and not "visible";

    /// <summary>What keeps the file from being read; null when nothing is seen that would. All of it is unpacked to nowhere, so once for a file is enough.</summary>
    public static BookFault? Check(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > WorkbookReader.MostBytes) return BookFault.TooLarge;
        try
        {
            if (WorkbookReader.LooksZipped(file) && !WorkbookReader.UnpacksWithin(file)) return BookFault.TooLarge;
            using var rows = new WorkbookRows(WorkbookReader.Open(file));
            return null;
        }
        catch (Exception exception) when (WorkbookReader.FaultOf(exception) is not null)
        {
            return WorkbookReader.FaultOf(exception);
        }
    }

    /// <param name="file">Can be searched; stays open.</param>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public static WorkbookRows Open(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Guarded(() => new WorkbookRows(WorkbookReader.Open(file)));
    }

    /// <summary>Goes to the first sheet, then to the next.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public bool NextSheet()
    {
        if (!_begun) return _begun = true;
        return Guarded(_reader.NextResult);
    }

    /// <summary>The cells of the next row, valid until the one after; empty ones at the end are left out.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public bool NextRow(out IReadOnlyList<ReadCell> cells)
    {
        cells = _row;
        return Guarded(() =>
        {
            if (!_reader.Read()) return false;
            WorkbookReader.Fill(_reader, _row);
            return true;
        });
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>The library meets damaged files with whatever its own code throws.</summary>
    private static T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (WorkbookReader.FaultOf(exception) is not null)
        {
            throw new InvalidDataException("The workbook is damaged.\nMaybe it was not copied to its end.", exception);
        }
    }
}
