using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Plateau.Mathematics.Distributions;
using Plateau.Simulation.Plan;

namespace Plateau.Tests.Simulation.Full;

/// <summary>A plan on the screen: what is empty, null, 0 or false is left out.</summary>
internal static class PlanText
{
    public static string Of(SimulationPlan plan)
    {
        var text = new StringBuilder();
        Write(text, plan, "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, object record, string margin)
    {
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite))
        {
            var value = property.GetValue(record);
            if (value is null or 0 or 0L or 0.0 or false || value is IList { Count: 0 }) continue;
            if (value is IList list && list[0] is { } first && !IsPlain(first))
            {
                for (var index = 0; index < list.Count; index++)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{margin}{property.Name}[{index}]");
                    if (list[index] is { } item) Write(text, item, margin + "  ");
                }
            }
            else if (value is IList or Distribution || IsPlain(value))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{margin}{property.Name} = {Plain(value)}");
            }
            else
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{margin}{property.Name}");
                Write(text, value, margin + "  ");
            }
        }
    }

    private static bool IsPlain(object value) => value is string or Distribution or IFormattable or bool || value.GetType().IsPrimitive || value.GetType().Namespace == "Plateau.Model";

    private static string Plain(object? value) => value switch
    {
        null => "-",
        IList list => "[" + string.Join(", ", list.Cast<object?>().Select(Plain)) + "]",
        Deterministic law => string.Create(CultureInfo.InvariantCulture, $"always {law.ValueSeconds:R} s"),
        Distribution law => string.Create(CultureInfo.InvariantCulture, $"{law.Law} (mean {law.Mean:R} s, variation {law.Variation:R})"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
