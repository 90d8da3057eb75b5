using System.Collections.Immutable;
using System.Globalization;

namespace Plateau.Design.Staffing;

/// <summary>The published problems of samples/instances: name of the file without its ending, and what the generator was told.</summary>
public static class InstanceFamily
{
    /// <summary>Small to large. Seeds are not chosen by results: each is 100 times the number of types plus the number of groups.</summary>
    public static ImmutableArray<(string Name, GeneratorSettings Settings)> All { get; } =
    [
        Member(2, 2, 12),
        Member(2, 3, 15),
        Member(3, 5, 25),
        Member(4, 6, 30),
        Member(8, 12, 80),
        Member(12, 20, 120),
        Member(20, 35, 200),
        Member(65, 89, 600),
    ];

    private static (string, GeneratorSettings) Member(int types, int groups, double load) =>
        (string.Create(CultureInfo.InvariantCulture, $"{types}x{groups}"), new GeneratorSettings(types, groups, load, (ulong)((100 * types) + groups)));
}
