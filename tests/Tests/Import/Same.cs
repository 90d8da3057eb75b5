using System.Text.Json;
using System.Text.Json.Serialization;
using Plateau.Model.Observations;

namespace Plateau.Tests.Import;

/// <summary>Everything observed as text, so that two readings can be compared to the last digit.</summary>
internal static class Same
{
    private static readonly JsonSerializerOptions _options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, Converters = { new LawAsText() } };

    public static string Text(ObservedCentre observed) => JsonSerializer.Serialize(observed with { StaffingUsed = observed.StaffingUsed }, _options);

    private sealed class LawAsText : JsonConverter<Plateau.Mathematics.Distributions.Distribution>
    {
        public override Plateau.Mathematics.Distributions.Distribution Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Plateau.Mathematics.Distributions.Distribution value, JsonSerializerOptions options) =>
            writer.WriteStringValue(FormattableString.Invariant($"{value.Law} {value.Mean:R} {value.Variation:R} {value.SurvivalAt(60):R} {value.SurvivalAt(300):R}"));
    }
}
