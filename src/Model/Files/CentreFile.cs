using System.Text;
using System.Text.Json;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>
/// The saved form of a centre: JSON that a person can edit (docs/schema/centre.schema.json, docs/decisions on the saved form). Writing what was read
/// gives the same bytes.
/// </summary>
public static class CentreFile
{
    /// <summary>Version of the form, in the key <c>plateauCentre</c>.</summary>
    public const int Version = 1;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads UTF-8 (or UTF-16 with its mark). The stream stays open.</summary>
    public static CentreCheck Read(Stream stream, SelectorKeys? selectors = null)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        try
        {
            return Read(reader.ReadToEnd(), selectors);
        }
        catch (DecoderFallbackException)
        {
            return new(null, [Problem.At("", "centre-not-text-file")], []);
        }
    }

    /// <summary>Lists every problem at once: of form and of meaning.</summary>
    public static CentreCheck Read(string json, SelectorKeys? selectors = null)
    {
        var (draft, form) = ReadDraft(json);
        if (draft is null) return new(null, [.. form], []);
        var check = draft.Check(selectors);
        if (form.Count == 0) return check;
        // What could not be read at all looks missing to the check: told once is enough.
        var rest = check.Problems.Where(problem => !form.Any(wrong => wrong.Where.Length > 0 && IsAtOrUnder(problem.Where, wrong.Where)));
        return new(null, [.. form, .. rest], check.Warnings);
    }

    /// <summary>The draft alone, for forms that go on with what is incomplete; null when the text is not JSON or not an object.</summary>
    public static (CentreDraft? Draft, IReadOnlyList<Problem> Problems) ReadDraft(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = json.TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text)) return (null, [Problem.At("", "centre-empty-file")]);
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return (null, [Problem.At("", "centre-not-a-centre")]);
            var problems = new List<Problem>();
            return (CentreReader.Read(document.RootElement, problems), problems);
        }
        catch (JsonException error)
        {
            return (null, [Problem.At("", "centre-not-json", Argument.Count("line", (error.LineNumber ?? 0) + 1), Argument.Count("position", (error.BytePositionInLine ?? 0) + 1))]);
        }
    }

    /// <summary>The file of a valid centre.</summary>
    /// <exception cref="ArgumentException">The grid lists a weekday twice: the file could not tell the two apart.</exception>
    public static string Write(CentreModel centre) => Write(Drafting.Of(centre));

    /// <summary>The file of a draft: what is not stated is not written.</summary>
    public static string Write(CentreDraft draft) => JsonLayout.Print(CentreWriter.Write(draft));

    private static bool IsAtOrUnder(string path, string other) =>
        path.StartsWith(other, StringComparison.Ordinal) && (path.Length == other.Length || path[other.Length] is '.' or '[');
}
