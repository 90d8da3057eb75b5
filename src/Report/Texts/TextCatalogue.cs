using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Plateau.Report.Texts;

/// <summary>All templates of one language: the embedded files <c>Texts/{language}/*.json</c> put together.</summary>
public sealed class TextCatalogue
{
    private static readonly Lazy<TextCatalogue> French = new(() => new(Language.French));
    private static readonly Lazy<TextCatalogue> English = new(() => new(Language.English));
    private readonly FrozenDictionary<string, string> templates;

    private TextCatalogue(Language language)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var duplicates = new List<string>();
        foreach (var (file, json) in Files(language))
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!found.TryAdd(property.Name, property.Value.GetString()!))
                    duplicates.Add($"{property.Name} ({file})");
            }
        }

        templates = found.ToFrozenDictionary(StringComparer.Ordinal);
        Duplicates = duplicates;
    }

    public IEnumerable<string> Keys => templates.Keys.Order(StringComparer.Ordinal);

    /// <summary>Keys that stand twice: a mistake that a test reports. The first text found is used.</summary>
    public IReadOnlyList<string> Duplicates { get; }

    public static TextCatalogue Of(Language language) => language == Language.French ? French.Value : English.Value;

    public bool TryFind(string key, out string template) => templates.TryGetValue(key, out template!);

    private static IEnumerable<(string File, string Json)> Files(Language language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $"Texts/{language.Code()}/";
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            // The folder separator of the building machine is in the name.
            if (!name.Replace('\\', '/').StartsWith(folder, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
