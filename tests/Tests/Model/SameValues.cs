using System.Collections;
using Plateau.Mathematics.Distributions;

namespace Plateau.Tests.Model;

/// <summary>Compares two trees of records value by value: records themselves compare their lists by reference.</summary>
internal static class SameValues
{
    public static List<string> Differences(object? first, object? second, double tolerance = 0)
    {
        var found = new List<string>();
        Compare(first, second, "", tolerance, found);
        return found;
    }

    private static void Compare(object? first, object? second, string path, double tolerance, List<string> found)
    {
        if (first is null || second is null || first.GetType() != second.GetType())
        {
            if (first is not null || second is not null) found.Add($"{path}: {first ?? "null"} / {second ?? "null"}");
        }
        else if (first is double a && second is double b)
        {
            if (!(Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(a))) && !a.Equals(b)) found.Add($"{path}: {a:R} / {b:R}");
        }
        else if (first is Distribution || first is IComparable || first.GetType().IsEnum)
        {
            if (!first.Equals(second)) found.Add($"{path}: {first} / {second}");
        }
        else if (first is IEnumerable left && second is IEnumerable right)
        {
            object?[] x = [.. left.Cast<object?>()], y = [.. right.Cast<object?>()];
            if (x.Length != y.Length) found.Add($"{path}: {x.Length} items / {y.Length} items");
            else
                for (var i = 0; i < x.Length; i++) Compare(x[i], y[i], $"{path}[{i}]", tolerance, found);
        }
        else
        {
            var properties = first.GetType().GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).ToArray();
            if (properties.Length == 0 && !first.Equals(second)) found.Add($"{path}: {first} / {second}");
            foreach (var property in properties.Where(property => property.DeclaringType?.Namespace?.StartsWith("Plateau", StringComparison.Ordinal) == true))
                Compare(property.GetValue(first), property.GetValue(second), $"{path}.{property.Name}", tolerance, found);
        }
    }
}
