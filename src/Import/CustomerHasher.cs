using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Plateau.Import;

/// <summary>
/// Customers' ids are never kept: each becomes 64 bits by SipHash-2-4 with a key of the centre, so that a customer who comes back is recognised
/// and nobody without the key can try out ids.
/// </summary>
/// <remarks>J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012; test vectors in its appendix A.</remarks>
public sealed class CustomerHasher
{
    private readonly ulong _key0;
    private readonly ulong _key1;

    /// <param name="key">16 bytes.</param>
    public CustomerHasher(ReadOnlySpan<byte> key)
    {
        if (key.Length != 16) throw new ArgumentException(FormattableString.Invariant($"The key ({key.Length} bytes) must have 16 bytes."), nameof(key));
        _key0 = BinaryPrimitives.ReadUInt64LittleEndian(key);
        _key1 = BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
    }

    /// <summary>A key made of a secret text of the centre.</summary>
    public static CustomerHasher FromSecret(string secret) => new(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, 16));

    /// <summary>Never 0, which stands for an unknown customer.</summary>
    public ulong Of(ReadOnlySpan<byte> id)
    {
        ulong v0 = 0x736f6d6570736575UL ^ _key0, v1 = 0x646f72616e646f6dUL ^ _key1, v2 = 0x6c7967656e657261UL ^ _key0, v3 = 0x7465646279746573UL ^ _key1;
        var last = (ulong)id.Length << 56;
        for (; id.Length >= 8; id = id[8..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(id);
            v3 ^= word;
            Round(ref v0, ref v1, ref v2, ref v3);
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= word;
        }

        for (var i = 0; i < id.Length; i++) last |= (ulong)id[i] << (8 * i);
        v3 ^= last;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xff;
        for (var i = 0; i < 4; i++) Round(ref v0, ref v1, ref v2, ref v3);
        var hash = v0 ^ v1 ^ v2 ^ v3;
        return hash == 0 ? 1 : hash;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
