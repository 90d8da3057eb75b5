using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Plateau.Storage;

/// <summary>Which kept files somebody refers to: any version of any document, which may be gone back to, and the results of studies.</summary>
public sealed partial class FileReferences(IDbContextFactory<StudioContext> contexts)
{
    /// <summary>Hashes. Whatever looks like one counts: a document of a new kind is never forgotten here.</summary>
    public async Task<IReadOnlySet<string>> All(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var texts in new[] { context.Documents.Select(row => row.Content), context.Studies.Select(row => row.Results) })
        {
            await foreach (var text in texts.AsAsyncEnumerable().WithCancellation(cancel))
                found.UnionWith(Hash().Matches(text).Select(match => match.Value));
        }

        return found;
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
