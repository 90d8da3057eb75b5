using System.Security.Cryptography;

namespace Plateau.Storage;

/// <summary>A file that was kept.</summary>
/// <param name="Hash">SHA-256 of its content, lower-case hexadecimal: its name.</param>
public sealed record StoredFile(string Hash, long Bytes);

/// <summary>More was sent than is taken.</summary>
public sealed class FileTooLargeException(long most) : IOException($"More than {most} bytes were sent.")
{
    public long Most { get; } = most;
}

/// <summary>Logs and results, each under the hash of its content: nothing is ever overwritten, and what is equal is kept once. The names that people gave stand in documents and never meet the file system.</summary>
public sealed class FileStore
{
    private const int BufferBytes = 1 << 17;
    private readonly string folder;
    private readonly string incoming;
    private readonly Func<string, Stream> create;

    // Between the look at a file and its removal nobody takes it as already kept.
    private readonly Lock gate = new();

    /// <param name="folder">Made if missing.</param>
    public FileStore(string folder)
        : this(folder, path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous))
    {
    }

    /// <param name="create">Opens a new file: for tests, which cannot fill a disk.</param>
    internal FileStore(string folder, Func<string, Stream> create)
    {
        this.folder = folder;
        this.create = create;
        incoming = Path.Combine(folder, "incoming");
        Directory.CreateDirectory(incoming);
    }

    /// <summary>Keeps what comes from a stream. When this returns, it is on disk.</summary>
    /// <exception cref="FileTooLargeException">More than <paramref name="most"/> bytes; nothing is kept.</exception>
    public async Task<StoredFile> Keep(Stream content, long most, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        var draft = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            var (hash, bytes) = await Receive(content, draft, most, cancel);
            var place = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            lock (gate)
            {
                // One that was there already counts as written now: nothing may refer to it yet.
                if (File.Exists(place))
                    File.SetLastWriteTimeUtc(place, File.GetLastWriteTimeUtc(draft));
                else
                    File.Move(draft, place);
            }

            return new(hash, bytes);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task<(string Hash, long Bytes)> Receive(Stream content, string draft, long most, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = create(draft);
        var buffer = new byte[BufferBytes];
        long bytes = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            if ((bytes += read) > most)
                throw new FileTooLargeException(most);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        await file.FlushAsync(cancel);
        (file as FileStream)?.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }

    public bool Has(string hash) => IsHash(hash) && File.Exists(PathOf(hash));

    public Stream Open(string hash) => new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <exception cref="ArgumentException">Not a hash: nothing else becomes a path.</exception>
    public string PathOf(string hash) => IsHash(hash) ? Path.Combine(folder, hash[..2], hash) : throw new ArgumentException("Not the hash of a file.", nameof(hash));

    /// <summary>Removes files that nothing refers to any more, and what broken-off uploads left.</summary>
    /// <param name="used">Hashes that are referred to.</param>
    /// <param name="keepNewerThan">Files written since then stay: what refers to them may be on its way.</param>
    public int Sweep(IReadOnlySet<string> used, DateTime keepNewerThan)
    {
        ArgumentNullException.ThrowIfNull(used);
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(file);
            var isDraft = string.Equals(Path.GetDirectoryName(file), incoming, StringComparison.Ordinal);
            if (!isDraft && (!IsHash(name) || used.Contains(name)))
                continue;
            lock (gate)
            {
                if (File.GetLastWriteTimeUtc(file) > keepNewerThan)
                    continue;
                File.Delete(file);
                removed++;
            }
        }

        return removed;
    }

    private static bool IsHash(string text) => text is { Length: 64 } && text.All(sign => sign is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
