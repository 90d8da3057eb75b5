using System.Collections.Immutable;
using System.Globalization;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>Problems gathered while a draft is checked; the tests of single values that all parts share.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _warnings = [];

    public ImmutableArray<Problem> Problems => [.. _problems];

    public ImmutableArray<Problem> Warnings => [.. _warnings];

    public void Add(string path, string code, params ReadOnlySpan<Argument> arguments) => _problems.Add(Problem.At(path, code, arguments));

    public void Warn(string path, string code, params ReadOnlySpan<Argument> arguments) => _warnings.Add(Problem.At(path, code, arguments));

    public void Unknown(string path, string kind, string value, IEnumerable<string> known) =>
        Add(path, $"centre-unknown-{kind}", Argument.Of("value", value), Argument.List("candidates", Nearest.To(value, known)));

    public string Required(string path, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) return value;
        Add(path, "centre-missing");
        return "";
    }

    public double NotNegative(string path, double? value, double usual = 0)
    {
        if (value is < 0) Add(path, "centre-negative", Argument.Of("value", value.Value));
        return value ?? usual;
    }

    public double? NotNegativeOrUnknown(string path, double? value) => value is null ? null : NotNegative(path, value);

    public double Positive(string path, double? value)
    {
        if (value is null) Add(path, "centre-missing");
        else if (value <= 0) Add(path, "centre-not-positive", Argument.Of("value", value.Value));
        return value ?? 0;
    }

    /// <summary>0 to 1; whether the ends belong to it depends on the quantity.</summary>
    public double Share(string path, double value, bool zero = true, bool one = true)
    {
        if (value > 0 && value < 1 || value == 0 && zero || value == 1 && one) return value;
        if (value is > 1 and <= 100) Add(path, "centre-share-percent", Argument.Of("value", value), Argument.Of("share", Text(value / 100)));
        else Add(path, "centre-share-range", Argument.Of("value", value));
        return value;
    }

    public int Whole(string path, double? value, int least, int most, int usual)
    {
        if (value is not { } number) return usual;
        if (number == Math.Floor(number) && number >= least && number <= most) return (int)number;
        Add(path, "centre-whole-number", Argument.Of("value", number), Argument.Count("least", least), Argument.Count("most", most));
        return usual;
    }

    /// <summary>A name that must be among the known ones; "" when it is not.</summary>
    public string Known(string path, string kind, string? value, IReadOnlyCollection<string> known)
    {
        var text = Required(path, value);
        if (text.Length == 0 || known.Contains(text)) return text;
        Unknown(path, kind, text, known);
        return "";
    }

    /// <summary>Position of one of the words that a key may have; the usual one when nothing is stated, the first when it is wrong.</summary>
    public int Choice(string path, string? value, string[] words, int? usual = null)
    {
        if (value is null && usual is { } position) return position;
        var text = Required(path, value);
        var found = Array.IndexOf(words, text);
        if (found >= 0) return found;
        if (text.Length > 0) Unknown(path, "choice", text, words);
        return 0;
    }

    /// <summary>Two ways to state one thing: only one may be used.</summary>
    public void Twice(string path, string first, string second) => Add(path, "centre-stated-twice", Argument.Of("first", first), Argument.Of("second", second));

    public void SharesSum(string path, IEnumerable<(string Name, double Share)> shares)
    {
        var stated = shares.Where(part => part.Share > 0).ToArray();
        var sum = stated.Sum(part => part.Share);
        if (sum > 1 + 1e-9 && stated.All(part => part.Share <= 1))
            Add(path, "centre-shares-sum", Argument.List("items", stated.Select(part => $"{part.Name} {Text(part.Share)}")), Argument.Of("sum", Text(sum)));
    }

    public static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
