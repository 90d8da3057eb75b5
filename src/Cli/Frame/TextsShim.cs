using System.Globalization;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>Stands in for Report's texts until they are merged.</summary>
internal sealed class TextsShim
{
    private readonly Dictionary<string, string> templates = [];

    public TextsShim(string language)
    {
        foreach (var name in typeof(TextsShim).Assembly.GetManifestResourceNames().Where(name => name.Contains($"{language}/", StringComparison.Ordinal)))
        {
            using var stream = typeof(TextsShim).Assembly.GetManifestResourceStream(name)!;
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                templates[key] = value;
        }
    }

    public bool Has(string code) => templates.ContainsKey(code);

    public string Say(Message message)
    {
        var text = templates.GetValueOrDefault(message.Code) ?? message.Code;
        foreach (var argument in message.Arguments)
            text = text.Replace($"{{{argument.Name}}}", Written(argument), StringComparison.Ordinal);
        return text;
    }

    private static string Written(Argument argument) => argument.Kind switch
    {
        ArgumentKind.Text => argument.Text,
        ArgumentKind.List => string.Join(", ", argument.Items),
        _ => argument.Number.ToString(CultureInfo.InvariantCulture),
    };
}
