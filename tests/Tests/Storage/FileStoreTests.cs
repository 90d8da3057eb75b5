using System.Text;
using Plateau.Storage;
using Plateau.Tests.Cli;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Storage;

public sealed class FileStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FileStore store;

    public FileStoreTests() => store = new(folder.Path);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_name_of_a_file_is_the_hash_of_its_content()
    {
        // NIST's test vector for SHA-256 (FIPS 180-4): "abc".
        (await Keep("abc")).Hash.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    [Fact]
    public async Task Equal_content_is_kept_once_and_read_back()
    {
        var (one, other) = (await Keep("a,b\n1,2"), await Keep("a,b\n1,2"));
        one.ShouldBe(other);
        Files().Count().ShouldBe(1);
        using var reader = new StreamReader(store.Open(one.Hash));
        (await reader.ReadToEndAsync(Cancel)).ShouldBe("a,b\n1,2");
    }

    [Fact]
    public async Task What_is_too_large_leaves_nothing()
    {
        var failure = await Should.ThrowAsync<FileTooLargeException>(() => store.Keep(new MemoryStream(new byte[300_000]), 299_999, Cancel));
        failure.Most.ShouldBe(299_999);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broken_upload_leaves_nothing()
    {
        await Should.ThrowAsync<IOException>(() => store.Keep(new Torn(), long.MaxValue, Cancel));
        Files().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a/")]
    public void Nothing_but_a_hash_becomes_a_path(string name)
    {
        store.Has(name).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => store.PathOf(name));
    }

    [Fact]
    public async Task Sweeping_removes_what_nobody_uses_and_no_newer_file()
    {
        var (used, unused) = (await Keep("used"), await Keep("unused"));
        store.Sweep(new HashSet<string> { used.Hash }, DateTime.UtcNow.AddHours(-1)).ShouldBe(0);
        store.Sweep(new HashSet<string> { used.Hash }, DateTime.UtcNow.AddHours(1)).ShouldBe(1);
        store.Has(used.Hash).ShouldBeTrue();
        store.Has(unused.Hash).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_sent_again_counts_as_new()
    {
        // Of a deleted centre, say: nothing refers to it yet, and a sweep that comes now must not take it.
        var file = await Keep("again");
        File.SetLastWriteTimeUtc(store.PathOf(file.Hash), DateTime.UtcNow.AddDays(-30));
        (await Keep("again")).ShouldBe(file);
        store.Sweep(new HashSet<string>(), DateTime.UtcNow.AddHours(-1)).ShouldBe(0);
        store.Has(file.Hash).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_sent_while_unused_files_are_swept_is_there_afterwards()
    {
        var cutoff = DateTime.UtcNow.AddDays(-1);
        using var stop = new CancellationTokenSource();
        var sweeping = Task.Run(() => { while (!stop.IsCancellationRequested) store.Sweep(new HashSet<string>(), cutoff); }, Cancel);
        for (var round = 0; round < 100; round++)
        {
            var file = await Keep("again and again");
            store.Has(file.Hash).ShouldBeTrue();
            File.SetLastWriteTimeUtc(store.PathOf(file.Hash), cutoff.AddDays(-1)); // as if it had been kept long ago
        }

        await stop.CancelAsync();
        await sweeping;
    }

    [Fact]
    public async Task Sweeping_takes_what_a_broken_off_upload_left_and_nothing_that_is_not_a_kept_file()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(folder.Path, "incoming")).FullName;
        var (draft, foreign) = (Path.Combine(incoming, "0123"), Path.Combine(folder.Path, "notes.txt"));
        await File.WriteAllTextAsync(draft, "half", Cancel);
        await File.WriteAllTextAsync(foreign, "mine", Cancel);
        store.Sweep(new HashSet<string>(), DateTime.UtcNow.AddHours(1)).ShouldBe(1);
        (File.Exists(draft), File.Exists(foreign)).ShouldBe((false, true));
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories);

    private Task<StoredFile> Keep(string text) => store.Keep(new MemoryStream(Encoding.UTF8.GetBytes(text)), long.MaxValue, Cancel);

    /// <summary>A connection that breaks after some bytes.</summary>
    private sealed class Torn : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reads++ < 3 ? ValueTask.FromResult(100) : throw new IOException("The connection was reset.");
    }
}
