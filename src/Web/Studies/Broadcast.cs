using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Plateau.Web.Studies;

/// <summary>Something of a centre is not as it was.</summary>
/// <param name="Kind">document or study.</param>
/// <param name="Name">Kind of the document, or id of the study.</param>
/// <param name="Version">Of the document; 0 for studies.</param>
internal sealed record Changed(string Kind, string Name, int Version);

/// <summary>Tells everybody who watches a centre what changed. Who is slow misses nothing that matters: they ask again for what was named last.</summary>
internal sealed class Broadcast
{
    private const int Waiting = 64;
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<Changed>, bool>> watchers = new();

    public void Tell(Guid centre, Changed change)
    {
        foreach (var (channel, _) in watchers.GetValueOrDefault(centre) ?? [])
            channel.Writer.TryWrite(change);
    }

    /// <summary>Ends when cancelled.</summary>
    public async IAsyncEnumerable<Changed> Watch(Guid centre, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<Changed>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
        var here = watchers.GetOrAdd(centre, _ => new());
        here[channel] = true;
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancel))
                yield return change;
        }
        finally
        {
            here.TryRemove(channel, out _);
        }
    }
}
