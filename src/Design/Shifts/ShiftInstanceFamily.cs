using System.Collections.Immutable;
using System.Globalization;

namespace Plateau.Design.Shifts;

/// <summary>The published problems of samples/instances/shifts: name of the file without its ending, and what the generator was told.</summary>
public static class ShiftInstanceFamily
{
    /// <summary>Small to large; with "each" the promises hold in each period. Seeds are not chosen by results: each is 100 times the number of types plus the number of groups.</summary>
    public static ImmutableArray<(string Name, ShiftGeneratorSettings Settings)> All { get; } =
    [
        Member(2, 3, 12, 8, 8, each: false),
        Member(2, 3, 12, 8, 8, each: true),
        Member(4, 6, 26, 20, 25, each: false),
        Member(4, 6, 26, 20, 25, each: true),
        Member(8, 12, 52, 40, 60, each: false),
        Member(8, 12, 52, 40, 60, each: true),
        Member(12, 20, 52, 40, 80, each: false),
        Member(65, 89, 52, 100, 400, each: false),
    ];

    private static (string, ShiftGeneratorSettings) Member(int types, int groups, int periods, int shapes, double load, bool each) =>
        (string.Create(CultureInfo.InvariantCulture, $"{types}x{groups}x{periods}{(each ? "-each" : "")}"), new ShiftGeneratorSettings(types, groups, periods, shapes, load, (ulong)((100 * types) + groups)) { PromisesByPeriod = each });
}
