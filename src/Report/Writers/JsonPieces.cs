using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Report.Writers;

/// <summary>The small pieces of which the study's JSON is made.</summary>
internal static class JsonPieces
{
    private const string TwelveDigits = "G12";

    /// <summary>At most 12 significant digits; null when unknown or not finite (an endless patience has no finite mean).</summary>
    public static JsonValue? Number(double? value) => value is { } number && double.IsFinite(number)
        ? JsonValue.Create(double.Parse(number.ToString(TwelveDigits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
        : null;

    public static JsonArray Numbers(ImmutableArray<double> values) => Array(values, value => Number(value));

    public static JsonArray Numbers(ImmutableArray<double?> values) => Array(values, Number);

    public static JsonArray Strings(IEnumerable<string> values) => Array(values, value => JsonValue.Create(value));

    public static JsonArray Array<T>(IEnumerable<T> values, Func<T, JsonNode?> write)
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add(write(value));
        return array;
    }

    public static JsonArray Array<T>(ImmutableArray<T> values, Func<T, JsonNode?> write) => values.IsDefault ? [] : Array((IEnumerable<T>)values, write);

    public static JsonObject Estimate(Estimate estimate) => new()
    {
        ["value"] = Number(estimate.Value),
        ["low"] = Number(estimate.Low),
        ["high"] = Number(estimate.High),
        ["sampleSize"] = estimate.SampleSize,
    };

    public static JsonObject Target(ServiceTarget target) => new()
    {
        ["share"] = Number(target.Share),
        ["thresholdSeconds"] = Number(target.ThresholdSeconds),
        ["variant"] = (int)target.Variant,
    };

    public static JsonObject Grid(PeriodGrid grid) => new()
    {
        ["periodMinutes"] = grid.PeriodMinutes,
        ["days"] = Array(grid.Days, day => new JsonObject { ["weekday"] = (int)day.Weekday, ["date"] = day.Date is { } date ? Date(date) : null }),
    };

    /// <summary>Code and values; the sentence in either language is made from them.</summary>
    public static JsonObject Message(Message message) => new() { ["code"] = message.Code, ["arguments"] = Arguments(message.Arguments) };

    public static JsonArray Arguments(ImmutableArray<Argument> arguments) => Array(arguments, argument => new JsonObject
    {
        ["name"] = argument.Name,
        ["kind"] = Camel(argument.Kind.ToString()),
        ["value"] = argument.Kind switch
        {
            ArgumentKind.Text or ArgumentKind.Date or ArgumentKind.Channel => argument.Text,
            ArgumentKind.List => Strings(argument.Items),
            _ => Number(argument.Number),
        },
    });

    public static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
