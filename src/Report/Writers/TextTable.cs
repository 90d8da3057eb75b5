using Plateau.Report.Blocks;

namespace Plateau.Report.Writers;

/// <summary>Lays a table out in a fixed number of columns: cells wrap where they must; what cannot fit at all becomes a list of records.</summary>
internal static class TextTable
{
    /// <summary>Blanks between columns: two, and one where two do not fit.</summary>
    private static readonly int[] Gaps = [2, 1];

    /// <param name="colon">As the language writes it between a name and its value.</param>
    public static IEnumerable<string> Lay(Table table, int width, string colon)
    {
        var cells = table.Rows.Select(row => row.Cells.ToArray()).ToArray();
        var headers = table.Columns.Select(column => column.Header).ToArray();
        foreach (var gap in Gaps)
        {
            if (Widths(headers, cells, width, gap) is { } widths)
                return Grid(table, headers, cells, widths, gap);
        }

        return Records(headers, cells, width, colon);
    }

    /// <summary>Lines of at most the width; the following ones are indented.</summary>
    public static IEnumerable<string> Wrap(string content, int width, string indent)
    {
        var lead = content.Length - content.TrimStart(' ').Length;
        var line = content[..lead];
        var empty = true;
        foreach (var whole in content.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = whole;
            if (!empty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = indent;
                empty = true;
            }

            while (line.Length + word.Length + (empty ? 0 : 1) > width && empty)
            {
                var room = Math.Max(1, width - line.Length);
                yield return line + word[..room];
                word = word[room..];
                line = indent;
            }

            line = empty ? line + word : $"{line} {word}";
            empty = word.Length == 0 && empty;
        }

        if (!empty || content.Length == 0)
            yield return line;
    }

    /// <summary>Natural widths if they fit; else the widest columns that can wrap give way; null when even the longest words do not fit.</summary>
    private static int[]? Widths(string[] headers, string[][] cells, int width, int gap)
    {
        var available = width - (gap * (headers.Length - 1));
        var natural = new int[headers.Length];
        var least = new int[headers.Length];
        for (var column = 0; column < headers.Length; column++)
        {
            var all = cells.Select(row => row[column]).ToArray();
            natural[column] = Math.Max(headers[column].Length, all.Select(cell => cell.Length).DefaultIfEmpty(0).Max());
            // Numbers with their intervals stay whole where they can: only text cells and headers wrap.
            least[column] = all.Append(headers[column]).SelectMany(cell => cell.Split(' ')).Max(word => word.Length);
        }

        if (least.Sum() > available)
            return null;
        while (natural.Sum() > available)
        {
            var widest = Enumerable.Range(0, natural.Length).Where(column => natural[column] > least[column]).MaxBy(column => natural[column]);
            natural[widest]--;
        }

        return natural;
    }

    private static IEnumerable<string> Grid(Table table, string[] headers, string[][] cells, int[] widths, int gap)
    {
        foreach (var line in Row(headers, table, widths, gap, bottom: true))
            yield return line;
        yield return string.Join(new string(' ', gap), widths.Select(width => new string('-', width)));
        foreach (var row in cells)
        {
            foreach (var line in Row(row, table, widths, gap, bottom: false))
                yield return line;
        }
    }

    private static IEnumerable<string> Row(string[] cells, Table table, int[] widths, int gap, bool bottom)
    {
        var wrapped = cells.Select((cell, column) => Wrap(cell, widths[column], "").ToArray()).ToArray();
        var height = wrapped.Max(cell => cell.Length);
        for (var line = 0; line < height; line++)
        {
            yield return string.Join(new string(' ', gap), wrapped.Select((cell, column) =>
            {
                var index = bottom ? line - (height - cell.Length) : line;
                var content = index >= 0 && index < cell.Length ? cell[index] : "";
                return table.Columns[column].Numeric ? content.PadLeft(widths[column]) : content.PadRight(widths[column]);
            }));
        }
    }

    private static IEnumerable<string> Records(string[] headers, string[][] cells, int width, string colon)
    {
        foreach (var row in cells)
        {
            foreach (var line in Wrap(row[0], width, "  "))
                yield return line;
            for (var column = 1; column < row.Length; column++)
            {
                foreach (var line in Wrap($"  {headers[column]}{colon}{row[column]}", width, "    "))
                    yield return line;
            }
        }
    }
}
