using System.Buffers;
using Microsoft.EntityFrameworkCore;

namespace Plateau.Storage;

/// <summary>Which kept files somebody refers to: any version of any document, which may be gone back to, and the results of studies.</summary>
public sealed class FileReferences(IDbContextFactory<StudioContext> contexts)
{
    /// <summary>Hashes. Whatever looks like one counts: a document of a new kind is never forgotten here.</summary>
    public async Task<IReadOnlySet<string>> All(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var texts in new[] { context.Documents.Select(row => row.Content), context.Studies.Select(row => row.Results) })
        {
            await foreach (var text in texts.AsAsyncEnumerable().WithCancellation(cancel))
                found.UnionWith(HashesIn(text));
        }

        return found;
    }

    private static IEnumerable<string> HashesIn(string text)
    {
        for (var begin = 0; begin < text.Length;)
        {
            var length = text.AsSpan(begin).IndexOfAnyExcept(HexSigns);
            var end = length < 0 ? text.Length : begin + length;
            for (; end - begin >= HashLength; begin += HashLength)
                yield return text.Substring(begin, HashLength);
            begin = end + 1;
        }
    }

    private const int HashLength = 64;
    private static readonly SearchValues<char> HexSigns = SearchValues.Create("0123456789abcdef");
}
