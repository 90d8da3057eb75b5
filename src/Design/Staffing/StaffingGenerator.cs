using System.Collections.Immutable;
using System.Globalization;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;

namespace Plateau.Design.Staffing;

/// <summary>What a generated problem looks like.</summary>
/// <param name="Types">1 to 500.</param>
/// <param name="Groups">At least <paramref name="Types"/> ÷ 2, rounded up.</param>
/// <param name="LoadErlangs">Of all types together, above 0.</param>
/// <param name="Seed">The same seed gives the same problem on any machine.</param>
public sealed record GeneratorSettings(int Types, int Groups, double LoadErlangs, ulong Seed)
{
    /// <summary>Dearer by this share of a specialist for each type beyond the first.</summary>
    public double CostOfSkill { get; init; } = 0.05;

    /// <summary>Most types of one group.</summary>
    public int MostSkills { get; init; } = 6;
}

/// <summary>
/// Makes problems of a published family (samples/instances): loads that differ by a factor of ten, handle times of three to ten minutes, patience of one to five minutes, promises of several kinds; half of the groups
/// are specialists as far as there are types, the others take neighbouring types and now and then a distant one.
/// </summary>
public static class StaffingGenerator
{
    public static StaffingProblem Make(GeneratorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var stream = RandomStream.FromSeed(settings.Seed);
        var weights = Enumerable.Range(0, settings.Types).Select(_ => PortableMath.Exp(2.3 * stream.NextUniform())).ToArray();
        var handles = weights.Select(_ => Math.Round(180 + (420 * stream.NextUniform()))).ToArray();
        var types = new List<DemandType>();
        for (var type = 0; type < settings.Types; type++)
        {
            var load = settings.LoadErlangs * weights[type] / weights.Sum();
            types.Add(new DemandType(Name("t", type), Math.Round(load * 3600 / handles[type], 1), new Exponential(Math.Round(60 + (240 * stream.NextUniform()))), PromisesOf(ref stream)));
        }

        var sets = Sets(settings, ref stream);
        return new StaffingProblem
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"generated {settings.Types} x {settings.Groups}, {settings.LoadErlangs} Erlangs, seed {settings.Seed}"),
            Types = [.. types],
            Groups = [.. sets.Select((set, group) => new CandidateGroup(Name("g", group), set, [.. set.Select(type => new Exponential(handles[type]))], Math.Round(1 + (settings.CostOfSkill * (set.Length - 1)), 6)))],
        };
    }

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number + 1}");

    private static ImmutableArray<Promise> PromisesOf(ref RandomStream stream) => stream.NextBelow(4) switch
    {
        0 => [new Promise(PromiseKind.AnsweredWithin, 0.9, 30)],
        1 => [new Promise(PromiseKind.Abandoned, 0.05)],
        2 => [new Promise(PromiseKind.AnsweredWithin, 0.8, 20), new Promise(PromiseKind.Abandoned, 0.05)],
        _ => [new Promise(PromiseKind.AnsweredWithin, 0.8, 20)],
    };

    /// <summary>Every type is taken by some group; no two groups take the same types.</summary>
    private static List<ImmutableArray<int>> Sets(GeneratorSettings settings, ref RandomStream stream)
    {
        var sets = Enumerable.Range(0, Math.Min(settings.Types, (settings.Groups + 1) / 2)).Select(type => ImmutableArray.Create(type)).ToList();
        var known = sets.Select(set => string.Join(',', set)).ToHashSet(StringComparer.Ordinal);
        for (var tries = 0; sets.Count < settings.Groups && tries < 100 * settings.Groups; tries++)
        {
            var first = (sets.Count * 7) % settings.Types;
            var orphan = Enumerable.Range(0, settings.Types).FirstOrDefault(type => !sets.Exists(set => set.Contains(type)), -1);
            if (orphan >= 0) first = orphan;
            var size = 2 + stream.NextBelow(Math.Max(1, Math.Min(settings.MostSkills, settings.Types) - 1));
            var set = new List<int> { first };
            while (set.Count < Math.Min(size, settings.Types))
            {
                var next = stream.NextBelow(5) == 0 ? stream.NextBelow(settings.Types) : (first + 1 + stream.NextBelow(Math.Min(settings.Types, 8))) % settings.Types;
                if (!set.Contains(next)) set.Add(next);
            }

            if (known.Add(string.Join(',', set.Order()))) sets.Add([.. set]);
        }

        return sets;
    }
}
