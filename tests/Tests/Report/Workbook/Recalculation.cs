using System.Globalization;
using Plateau.Spreadsheets;

namespace Plateau.Tests.Report.Workbook;

/// <summary>Computes the formulas of a workbook from its cells alone, with the operations that these use: it knows nothing of the program that wrote them.</summary>
internal sealed class Recalculation(ReadBook book)
{
    public object? Value((string Sheet, string Address) at) => book.Formulas.TryGetValue(at, out var formula) ? new Parser(this, at.Sheet, formula).Whole() : book.Written(at);

    /// <summary>As #DIV/0! and #VALUE!.</summary>
    private sealed class CellErrorException(string what) : Exception(what);

    private sealed class Parser(Recalculation cells, string sheet, string text)
    {
        private int at;

        public object? Whole()
        {
            var value = Comparison(true);
            return at == text.Length ? value : throw new FormatException($"'{text}' is not understood from position {at}.");
        }

        private object? Comparison(bool counts)
        {
            var left = Sum(counts);
            foreach (var sign in new[] { "<=", ">=", "<>", "<", ">", "=" })
            {
                if (!Take(sign))
                    continue;
                var right = Sum(counts);
                if (!counts)
                    return false;
                if (sign == "=" || sign == "<>")
                    return Same(left, right) == (sign == "=");
                var (one, other) = (Number(left), Number(right));
                return sign switch { "<=" => one <= other, ">=" => one >= other, "<" => one < other, _ => one > other };
            }

            return left;
        }

        private object? Sum(bool counts)
        {
            var value = Product(counts);
            while (at < text.Length && text[at] is '+' or '-')
            {
                var plus = text[at++] == '+';
                var next = Product(counts);
                if (counts)
                    value = plus ? Number(value) + Number(next) : Number(value) - Number(next);
            }

            return value;
        }

        private object? Product(bool counts)
        {
            var value = Factor(counts);
            while (at < text.Length && text[at] is '*' or '/')
            {
                var times = text[at++] == '*';
                var next = Factor(counts);
                if (!counts)
                    continue;
                var (one, other) = (Number(value), Number(next));
                value = times ? one * other : other == 0 ? throw new CellErrorException("#DIV/0!") : one / other;
            }

            return value;
        }

        private object? Factor(bool counts)
        {
            if (Take("-"))
                return Factor(counts) is { } value && counts ? -Number(value) : 0.0;
            if (Take("("))
            {
                var inside = Comparison(counts);
                Expect(")");
                return inside;
            }

            if (Take("\""))
            {
                var end = text.IndexOf('"', at);
                var word = text[at..end];
                at = end + 1;
                return word;
            }

            var start = at;
            if (char.IsAsciiDigit(text[at]))
            {
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                    at++;
                return double.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
            }

            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
                at++;
            var name = text[start..at];
            return Take("(") ? Call(name, counts) : counts ? Cell(name) : 0.0;
        }

        private object? Cell(string name) => cells.Value(cells.Named(sheet, name));

        private object? Call(string function, bool counts)
        {
            switch (function)
            {
                case "IF":
                    var condition = Comparison(counts) is true;
                    Expect(",");
                    var then = Comparison(counts && condition);
                    Expect(",");
                    var otherwise = Comparison(counts && !condition);
                    Expect(")");
                    return condition ? then : otherwise;
                case "IFERROR":
                    var before = at;
                    object? tried = null;
                    var failed = false;
                    try
                    {
                        tried = Comparison(counts);
                    }
                    catch (CellErrorException)
                    {
                        failed = true;
                        at = before;
                        Comparison(false);
                    }

                    Expect(",");
                    var instead = Comparison(counts && failed);
                    Expect(")");
                    return failed ? instead : tried;
                case "SUM":
                    return Total(counts);
                case "OR":
                    return Arguments(counts).Any(value => value is true);
                case "MAX":
                    return Arguments(counts).Select(Number).DefaultIfEmpty().Max();
                case "MIN":
                    return Arguments(counts).Select(Number).DefaultIfEmpty().Min();
                default:
                    throw new FormatException($"'{function}' in '{text}' is not known.");
            }
        }

        private List<object?> Arguments(bool counts)
        {
            var all = new List<object?>();
            do
                all.Add(Comparison(counts));
            while (Take(","));
            Expect(")");
            return counts ? all : [];
        }

        /// <summary>Of one column from row to row.</summary>
        private double Total(bool counts)
        {
            var end = text.IndexOf(')', at);
            var ends = text[at..end].Split(':');
            at = end + 1;
            if (!counts)
                return 0.0;
            var column = ends[0].TrimEnd([.. "0123456789"]);
            int Row(string address) => int.Parse(address.AsSpan(column.Length), CultureInfo.InvariantCulture);
            return Enumerable.Range(Row(ends[0]), Row(ends[1]) - Row(ends[0]) + 1).Sum(row => cells.Value((sheet, $"{column}{row}")) as double? ?? 0);
        }

        private static bool Same(object? one, object? other) => one is string || other is string ? (one ?? "").Equals(other ?? "") : Number(one) == Number(other);

        private static double Number(object? value) => value switch { null => 0, double number => number, bool truth => truth ? 1 : 0, _ => throw new CellErrorException("#VALUE!") };

        private bool Take(string sign)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) != 0)
                return false;
            at += sign.Length;
            return true;
        }

        private void Expect(string sign)
        {
            if (!Take(sign))
                throw new FormatException($"'{sign}' is missing at position {at} of '{text}'.");
        }
    }

    private (string Sheet, string Address) Named(string sheet, string name) => book.Names.TryGetValue(name, out var cell) ? cell : (sheet, name);
}
