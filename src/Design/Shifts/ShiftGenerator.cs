using System.Collections.Immutable;
using System.Globalization;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Random;

namespace Plateau.Design.Shifts;

/// <summary>What a generated problem of several periods looks like.</summary>
/// <param name="Types">As <see cref="GeneratorSettings"/>.</param>
/// <param name="Groups">The same.</param>
/// <param name="Periods">Of 15 minutes, at least 1.</param>
/// <param name="Shapes">At least 1; fewer where the day has no more that differ.</param>
/// <param name="LoadErlangs">Of all types together, mean over the day, above 0.</param>
/// <param name="Seed">The same seed gives the same problem on any machine.</param>
public sealed record ShiftGeneratorSettings(int Types, int Groups, int Periods, int Shapes, double LoadErlangs, ulong Seed)
{
    /// <summary>Whether the promises hold in each period, not only over the day.</summary>
    public bool PromisesByPeriod { get; init; }
}

/// <summary>
/// Makes problems of several periods: types and groups of <see cref="StaffingGenerator"/>; each type's day has a quiet start and end and two peaks whose times and heights differ; shapes last a third to two thirds of the day and begin at any
/// period that allows it; those of 24 periods and more have a paid break of two periods near their middle.
/// </summary>
public static class ShiftGenerator
{
    private const int LeastForBreak = 24;
    private const int Break = 2;

    public static ShiftProblem Make(ShiftGeneratorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var steady = StaffingGenerator.Make(new GeneratorSettings(settings.Types, settings.Groups, settings.LoadErlangs, settings.Seed));
        var stream = RandomStream.FromSeed(settings.Seed ^ 0x5348494654UL); // not the draws of the types
        var types = ImmutableArray.CreateBuilder<ShiftType>();
        foreach (var type in steady.Types)
        {
            var profile = Profile(settings.Periods, ref stream);
            ImmutableArray<double> contacts = [.. profile.Select(share => Math.Round(type.ContactsPerHour * share, 1))];
            types.Add(settings.PromisesByPeriod ? new ShiftType(type.Id, contacts, type.Patience, [], type.Promises) : new ShiftType(type.Id, contacts, type.Patience, type.Promises, []));
        }

        return new ShiftProblem
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"generated {settings.Types} x {settings.Groups} x {settings.Periods}, {settings.Shapes} shapes, {settings.LoadErlangs} Erlangs, seed {settings.Seed}"),
            Types = types.ToImmutable(),
            Groups = steady.Groups,
            Shapes = ShapesOf(settings, ref stream),
            Periods = settings.Periods,
        };
    }

    /// <summary>Shares of the day's mean, whose mean is 1.</summary>
    private static double[] Profile(int periods, ref RandomStream stream)
    {
        var (first, second) = (0.2 + (0.2 * stream.NextUniform()), 0.55 + (0.25 * stream.NextUniform()));
        var (high, low) = (0.6 + (0.8 * stream.NextUniform()), 0.3 + (0.8 * stream.NextUniform()));
        var profile = new double[periods];
        for (var period = 0; period < periods; period++)
        {
            var time = (period + 0.5) / periods;
            profile[period] = 0.35 + (high * Bump(time - first, 0.12)) + (low * Bump(time - second, 0.15));
        }

        var mean = profile.Sum() / periods;
        return [.. profile.Select(share => share / mean)];
    }

    private static double Bump(double distance, double width) => PortableMath.Exp(-(distance * distance) / (2 * width * width));

    private static ImmutableArray<ShiftShape> ShapesOf(ShiftGeneratorSettings settings, ref RandomStream stream)
    {
        var shapes = ImmutableArray.CreateBuilder<ShiftShape>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var least = (settings.Periods + 2) / 3;
        var most = Math.Max(least, settings.Periods * 2 / 3);
        for (var tries = 0; shapes.Count < settings.Shapes && tries < 100 * settings.Shapes; tries++)
        {
            // The first two open and close the day.
            var length = least + stream.NextBelow(most - least + 1);
            var start = shapes.Count switch { 0 => 0, 1 => settings.Periods - length, _ => stream.NextBelow(settings.Periods - length + 1) };
            var works = new bool[settings.Periods];
            for (var period = start; period < start + length; period++) works[period] = true;
            if (length >= LeastForBreak)
            {
                var at = start + (length / 2) - 3 + stream.NextBelow(5);
                for (var period = at; period < at + Break; period++) works[period] = false;
            }

            if (known.Add(string.Concat(works.Select(work => work ? '1' : '0')))) shapes.Add(new ShiftShape(string.Create(CultureInfo.InvariantCulture, $"s{shapes.Count + 1}"), [.. works], length));
        }

        return shapes.ToImmutable();
    }
}
