using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Plateau.Import;
using Plateau.Import.Formats;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Web.Documents;

/// <summary>The files that a centre was read from, and how.</summary>
public sealed record SourceList(ImmutableArray<SourceItem> Items)
{
    public static SourceList Empty { get; } = new([]);

    public IEnumerable<Problem> Check()
    {
        var seen = new HashSet<Guid>();
        foreach (var item in Items)
        {
            var where = $"items[{item.Name}]";
            if (!seen.Add(item.Id))
                yield return Problem.At(where, "studio.source-twice");
            if (!SourceRoles.All.Contains(item.Role))
                yield return Problem.At($"{where}.role", "studio.role", Argument.Of("value", item.Role), Argument.List("known", SourceRoles.All));
            if (item.Format is { } format && FormatCatalogue.Find(format) is null)
            {
                var known = FormatCatalogue.All.Select(one => one.Info.Key).ToArray();
                yield return Problem.At($"{where}.format", "unknown-format", Argument.Of("format", format), Argument.List("known", known), Argument.List("nearest", Nearest.To(format, known)));
            }

            foreach (var problem in item.MappingOrProblems().Problems)
                yield return problem;
        }
    }
}

/// <summary>One file.</summary>
/// <param name="Name">As whoever sent it calls it: a text, never a path.</param>
/// <param name="File">Hash of the content.</param>
/// <param name="Role">See <see cref="SourceRoles"/>.</param>
/// <param name="Format">Null = recognised by looking.</param>
/// <param name="Mapping">What its columns are, in the form of a mapping file; null = by their headings.</param>
public sealed record SourceItem(Guid Id, string Name, string File, long Bytes, string Role, string? Format, string? Sheet, JsonObject? Mapping, Instant AddedAt, string AddedBy)
{
    internal (CsvMapping? Mapping, ImmutableArray<Problem> Problems) MappingOrProblems() => Mapping is null ? (null, []) : CsvMappingFile.Parse(Mapping.ToJsonString(), Name);
}

/// <summary>What a file is for.</summary>
public static class SourceRoles
{
    /// <summary>Contacts or events that are learnt from.</summary>
    public const string Log = "log";

    /// <summary>A later stretch that is predicted and held against the log.</summary>
    public const string Predict = "predict";

    /// <summary>The workbook in which the centre describes its organisation.</summary>
    public const string Organisation = "organisation";

    /// <summary>Kept, and not read.</summary>
    public const string Aside = "aside";

    public static ImmutableArray<string> All { get; } = [Log, Predict, Organisation, Aside];
}
