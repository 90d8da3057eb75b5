using System.Collections;
using System.Reflection;
using Plateau.Cli.Frame;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Architecture;

/// <summary>
/// Every open-ended family has one catalogue, and whatever is written for the family is in it. A catalogue is a static class whose name ends in
/// Catalogue, with static properties that list members of the family; it is found here, so that a new family is held to the rule at once.
/// </summary>
public sealed class CatalogueTests(ITestOutputHelper output)
{
    /// <summary>Families that must have a catalogue, by the name of the interface or base class (it may come with a project that is not there yet).</summary>
    private static readonly string[] Families = ["IImportFormat", "IDiagnosisRule", "IAgentSelector", "IContactSelector", "IOrganisationModel", nameof(ICliCommandFamily)];

    [Fact]
    public void Everything_written_for_a_family_is_in_its_catalogue()
    {
        foreach (var (name, family, members) in Catalogues())
        {
            var written = Repository.Types.Where(type => type is { IsAbstract: false, IsInterface: false } && family.IsAssignableFrom(type)).ToList();
            var listed = members.Select(member => member.GetType()).Distinct().ToList();
            output.WriteLine($"{name}: {listed.Count} of {family.Name}");
            listed.ShouldNotBeEmpty(name);
            // A member of one family may hold others (a family of commands): those are listed there.
            var within = Repository.Types.Where(type => type.IsAbstract == false && !listed.Contains(type)).ToHashSet();
            written.Where(within.Contains).Where(type => !IsHeldByAnother(type)).Select(type => type.FullName).ShouldBeEmpty($"{name} lacks them");
        }
    }

    [Fact]
    public void Keys_and_codes_are_unique()
    {
        foreach (var (name, _, members) in Catalogues())
        {
            var keys = members.Select(KeyOf).OfType<string>().ToList();
            keys.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(keys.Count, $"{name}: {string.Join(", ", keys)}");
        }
    }

    [Fact]
    public void Each_known_family_has_a_catalogue()
    {
        var catalogued = Catalogues().Select(catalogue => catalogue.Family.Name).ToList();
        var existing = Families.Where(family => Repository.Types.Any(type => type.Name == family));
        existing.ShouldBeSubsetOf(catalogued);
    }

    private static bool IsHeldByAnother(Type type) =>
        Catalogues().SelectMany(catalogue => catalogue.Members).OfType<ICliCommandFamily>().SelectMany(family => family.Commands).Any(command => command.GetType() == type);

    private static IEnumerable<(string Name, Type Family, IReadOnlyList<object> Members)> Catalogues() =>
        from type in Repository.Types
        where type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Catalogue", StringComparison.Ordinal)
        from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where property.PropertyType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
        let family = property.PropertyType.GetGenericArguments()[^1]
        where (family.IsInterface || family.IsAbstract) && Repository.Types.Contains(family)
        select ($"{type.Name}.{property.Name}", family, (IReadOnlyList<object>)[.. ((IEnumerable)property.GetValue(null)!).Cast<object>()]);

    /// <summary>Key, Code or Name of a member, or of what its Info says.</summary>
    private static string? KeyOf(object member)
    {
        var info = member.GetType().GetProperty("Info")?.GetValue(member) ?? member;
        return new[] { "Key", "Code", "Name" }.Select(name => info.GetType().GetProperty(name)?.GetValue(info) as string).FirstOrDefault(key => key is not null);
    }
}
