using System.IO.Compression;
using System.Text;
using Plateau.Simulation.Memory;
using Plateau.Simulation.Results;

namespace Plateau.Storage;

/// <summary>
/// What a study's runs have given, in one file that only grows: a study that was torn off (a restart, a power cut) goes on at the run it had reached. An entry that was not written to its end is as if it had never begun.
/// </summary>
public sealed class SimulationMemoryFile : ISimulationMemory, IDisposable
{
    private const int KeyBytes = 64;
    private const int HeadBytes = KeyBytes + sizeof(int);
    private readonly Dictionary<string, (long Offset, int Length)> entries = new(StringComparer.Ordinal);
    private readonly FileStream file;
    private readonly Lock gate = new();

    /// <param name="path">Made if missing.</param>
    public SimulationMemoryFile(string path)
    {
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Index();
    }

    /// <summary>Runs that are remembered.</summary>
    public int Count => entries.Count;

    public SimulationResult? Find(string key)
    {
        byte[] packed;
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry))
                return null;
            packed = new byte[entry.Length];
            file.Position = entry.Offset;
            file.ReadExactly(packed);
        }

        try
        {
            using var content = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            content.CopyTo(plain);
            plain.Position = 0;
            return ResultBytes.Read(plain);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException or InvalidOperationException)
        {
            return null; // damaged: it is computed again
        }
    }

    public void Keep(string key, SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var packed = new MemoryStream();
        using (var content = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            ResultBytes.Write(result, content);
        lock (gate)
        {
            if (entries.ContainsKey(key))
                return;
            file.Position = file.Length;
            file.Write(Encoding.ASCII.GetBytes(key));
            file.Write(BitConverter.GetBytes((int)packed.Length));
            entries[key] = (file.Position, (int)packed.Length);
            file.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
            file.Flush(); // to the system: it survives this process, which is what ends most often
        }
    }

    public void Dispose() => file.Dispose();

    private void Index()
    {
        var head = new byte[HeadBytes];
        long end = 0;
        while (end + HeadBytes <= file.Length)
        {
            file.Position = end;
            file.ReadExactly(head);
            var length = BitConverter.ToInt32(head, KeyBytes);
            if (length < 0 || end + HeadBytes + length > file.Length)
                break;
            entries[Encoding.ASCII.GetString(head, 0, KeyBytes)] = (end + HeadBytes, length);
            end += HeadBytes + length;
        }

        file.SetLength(end);
    }
}
