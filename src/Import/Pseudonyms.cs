using System.Collections.Immutable;
using System.Globalization;

namespace Plateau.Import;

/// <summary>
/// Names of agents and the pseudonyms A01, A02 … that stand for them everywhere. New names are numbered in ordinal order after those known before, so that
/// the order of rows changes nothing and a person keeps the pseudonym from one reading to the next.
/// </summary>
public sealed class Pseudonyms
{
    private readonly ImmutableDictionary<string, string> _byName;

    private Pseudonyms(ImmutableDictionary<string, string> byName) => _byName = byName;

    public static Pseudonyms None { get; } = new(ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));

    public int Count => _byName.Count;

    public string Of(string name) => _byName[name];

    /// <summary>The same with all these names.</summary>
    public Pseudonyms With(IEnumerable<string> names)
    {
        var all = _byName.ToBuilder();
        foreach (var name in names.Where(name => !_byName.ContainsKey(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            all.Add(name, string.Create(CultureInfo.InvariantCulture, $"A{all.Count + 1:00}"));
        return new(all.ToImmutable());
    }
}
