using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Memory;

/// <summary>
/// Tells two runs apart: a hash of everything that the counts depend on. The plan is read field by field, whatever fields it has, so that a new one can never be forgotten here; and the build of the engine is part of it.
/// </summary>
public static class RunKey
{
    /// <returns>64 hexadecimal signs. Equal for plans of equal content; threads are no part of it.</returns>
    public static string Of(SimulationPlan plan, SimulationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(settings);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(Simulator).Module.ModuleVersionId.ToByteArray());
        var reader = new Reader(hash);
        reader.Read(settings with { Threads = 1 });
        reader.Read(plan);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class Reader(IncrementalHash hash)
    {
        private static readonly Dictionary<Type, FieldInfo[]> Known = [];
        private static readonly Lock Gate = new();

        public void Read(object? value)
        {
            switch (value)
            {
                case null: Text("null"); break;
                case string text: Text(text); break;
                case double[] numbers: Bytes(numbers, MemoryMarshal.AsBytes<double>(numbers)); break;
                case int[] numbers: Bytes(numbers, MemoryMarshal.AsBytes<int>(numbers)); break;
                case long[] numbers: Bytes(numbers, MemoryMarshal.AsBytes<long>(numbers)); break;
                case Type or Delegate: throw new NotSupportedException($"A plan holds a {value.GetType()}, which has no content that could be compared.");
                case double number: hash.AppendData(BitConverter.GetBytes(number)); break;
                case bool flag: Text(flag ? "true" : "false"); break;
                case IFormattable plain when value.GetType().IsPrimitive || value is Enum or decimal: Text(plain.ToString(null, CultureInfo.InvariantCulture)); break;
                case Array items: Items(items); break;
                default: Fields(value); break;
            }
        }

        private void Items(Array items)
        {
            Text(items.GetType().ToString());
            Text(items.Length.ToString(CultureInfo.InvariantCulture));
            foreach (var item in items)
                Read(item);
        }

        private void Fields(object value)
        {
            var type = value.GetType();
            Text(type.ToString());
            foreach (var field in FieldsOf(type))
                Read(field.GetValue(value));
        }

        private static FieldInfo[] FieldsOf(Type type)
        {
            lock (Gate)
            {
                if (Known.TryGetValue(type, out var known))
                    return known;
                var fields = new List<FieldInfo>();
                for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
                    fields.AddRange(at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
                return Known[type] = [.. fields];
            }
        }

        private void Bytes(Array of, ReadOnlySpan<byte> content)
        {
            Text(of.GetType().ToString());
            hash.AppendData(BitConverter.GetBytes(content.Length));
            hash.AppendData(content);
        }

        // With its length before it: "ab" "c" is not "a" "bc".
        private void Text(string text)
        {
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
    }
}
