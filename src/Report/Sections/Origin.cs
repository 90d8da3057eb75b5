using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Sections;

/// <summary>Where a figure comes from: definition, formula, inputs, sample, interval, seed, in that order.</summary>
internal static class Origin
{
    /// <summary>From the texts <c>report.method.{key}.title</c>, <c>.definition</c>, <c>.formula</c> and, where there is one, <c>.misleads</c>.</summary>
    /// <param name="inputs">The values that went in; empty when the formula says all.</param>
    /// <param name="estimate">For sample and interval; null when the method has no single figure.</param>
    /// <param name="seeded">Whether chance had a part: then the seed is told.</param>
    public static Explanation Of(Telling telling, string key, string inputs = "", Estimate? estimate = null, ArgumentKind kind = ArgumentKind.Share, bool seeded = false)
    {
        var lines = ImmutableArray.CreateBuilder<(string, string)>();
        void Add(string name, string content)
        {
            if (content.Length > 0)
                lines.Add((telling.Word($"origin.{name}"), content));
        }

        Add("definition", telling.Word($"method.{key}.definition"));
        Add("formula", telling.Word($"method.{key}.formula"));
        Add("inputs", inputs);
        if (estimate is { } known)
        {
            if (known.SampleSize > 0)
                Add("sample", telling.Word(seeded ? "origin.replications" : "origin.observations", Argument.Count("count", known.SampleSize)));
            Add("interval", known is { Low: not null, High: not null } ? telling.Format.Interval(kind, known) : telling.Word("origin.no-interval"));
        }

        if (seeded)
            Add("seed", telling.SeedArgument.Text);
        var misleads = $"report.method.{key}.misleads";
        if (telling.Words.Has(misleads))
            Add("misleads", telling.Words.Render(misleads));
        return new(telling.Word($"method.{key}.title"), lines.ToImmutable());
    }

    public static Figure Figure(Telling telling, string key, string value, Estimate? estimate = null, ArgumentKind kind = ArgumentKind.Share, string inputs = "", bool seeded = false) =>
        new(telling.Word($"method.{key}.title"), value, Of(telling, key, inputs, estimate, kind, seeded));
}
