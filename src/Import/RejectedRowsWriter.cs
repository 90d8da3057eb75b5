using System.Globalization;

namespace Plateau.Import;

/// <summary>
/// Writes rejected rows with their source, row number and reason as CSV, one by one, so that nothing is lost and nothing piles up in memory. The row
/// stands in quotes as it was; one that a spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
public sealed class RejectedRowsWriter
{
    private readonly TextWriter _writer;

    public RejectedRowsWriter(TextWriter writer)
    {
        _writer = writer;
        _writer.Write("source;row;reason;content\r\n");
    }

    public long Count { get; private set; }

    public void Write(string source, long row, string reason, string content)
    {
        Count++;
        _writer.Write(Quoted(source));
        _writer.Write(';');
        _writer.Write(row.ToString(CultureInfo.InvariantCulture));
        _writer.Write(';');
        _writer.Write(reason);
        _writer.Write(';');
        _writer.Write(Quoted(content));
        _writer.Write("\r\n");
    }

    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
