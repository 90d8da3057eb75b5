using System.Numerics;

namespace Plateau.Mathematics.Random;

/// <summary>What a stream of random numbers is for. The numbers are part of the key of every stream: never renumber.</summary>
public enum StreamPurpose
{
    /// <summary>Arrival times.</summary>
    Arrivals = 1,

    /// <summary>Handle times.</summary>
    Handling = 2,

    /// <summary>Patience.</summary>
    Patience = 3,

    /// <summary>Priority classes of contacts.</summary>
    Priority = 4,

    /// <summary>Random routing choices.</summary>
    Routing = 5,

    /// <summary>Absence of agents.</summary>
    Absence = 6,

    /// <summary>Resampling of observations.</summary>
    Bootstrap = 7,

    /// <summary>Random rounding.</summary>
    Rounding = 8,

    /// <summary>Leaving before the queue.</summary>
    Entry = 9,

    /// <summary>Way through a menu.</summary>
    Menu = 10,

    /// <summary>Queue rules.</summary>
    QueueRule = 11,

    /// <summary>Transfers and consultations.</summary>
    Handover = 12,

    /// <summary>Resolution, and who comes back when.</summary>
    Return = 13,

    /// <summary>After-contact work.</summary>
    AfterWork = 14,

    /// <summary>Factors of days.</summary>
    DayFactor = 15,

    /// <summary>Dialled numbers.</summary>
    Dialling = 16,
}

/// <summary>
/// The key of one stream: two equal keys always give the same numbers, and no stream depends on which others exist or in what order they are made.
/// </summary>
/// <param name="Seed">Seed of the study.</param>
/// <param name="Replication">Replication number.</param>
/// <param name="Purpose">What the numbers are for.</param>
/// <param name="Entity">Dense index of the flow, agent or group.</param>
/// <param name="Number">Number of the item in the entity, for example of the contact in its flow.</param>
public readonly record struct StreamKey(ulong Seed, int Replication, StreamPurpose Purpose, int Entity, long Number);

/// <summary>
/// A stream of random numbers, made from a key in a few nanoseconds and 16 bytes large: cheap enough to make one for each contact.
/// A mutable value: pass it by reference.
/// </summary>
/// <remarks>
/// SplitMix64 with its own odd increment for each stream: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014, figures 15 to 17; the finaliser is D. Stafford's variant 13. Stream number i of an entity is the generator that the i-th split
/// of SplitMix64 would make. Period 2⁶⁴. Two streams draw the same numbers only if both their 64-bit starts and 63-bit increments agree
/// by chance. Not for cryptography.
/// </remarks>
public partial struct RandomStream
{
    /// <summary>2⁶⁴ divided by the golden ratio, made odd: the increment of the unsplit generator.</summary>
    private const ulong Golden = 0x9E3779B97F4A7C15UL;
    private const double TwoToMinus53 = 1.0 / (1L << 53);

    private readonly ulong _increment;
    private ulong _state;

    private RandomStream(ulong state, ulong increment)
    {
        _state = state;
        _increment = increment;
    }

    /// <summary>The stream of a key.</summary>
    public static RandomStream For(in StreamKey key) => ForNumber(EntityKey(key.Seed, key.Replication, key.Purpose, key.Entity), key.Number);

    /// <summary>The part of a key that all items of an entity share: compute it once, then use <see cref="ForNumber"/> for each item.</summary>
    public static ulong EntityKey(ulong seed, int replication, StreamPurpose purpose, int entity)
    {
        // Each step is one-to-one in the part it takes in, so keys that differ in one part alone never collide.
        var key = Mix(seed + Golden);
        key = Mix((key ^ (((ulong)(uint)replication << 32) | (uint)entity)) + Golden);
        return Mix((key ^ (ulong)(uint)purpose) + Golden);
    }

    /// <summary>The stream of item <paramref name="number"/> of the entity with this key; the same as <see cref="For"/> with the whole key.</summary>
    public static RandomStream ForNumber(ulong entityKey, long number)
    {
        var position = unchecked(entityKey + ((2 * (ulong)number) + 1) * Golden);
        return new(Mix(position), MixIncrement(unchecked(position + Golden)));
    }

    /// <summary>The published SplitMix64 sequence of a seed; for test vectors and for callers that have a single 64-bit seed.</summary>
    public static RandomStream FromSeed(ulong seed) => new(seed, Golden);

    /// <summary>64 random bits.</summary>
    public ulong NextBits() => Mix(_state = unchecked(_state + Step));

    /// <summary>
    /// Uniform strictly between 0 and 1: the odd multiples of 2⁻⁵³, so neither end can occur, the mean is ½ exactly
    /// and 1 − u is a possible draw whenever u is (antithetic runs need that).
    /// </summary>
    public double NextUniform() => ((NextBits() >> 11) | 1) * TwoToMinus53;

    /// <summary>A whole number from 0 to <paramref name="n"/> − 1, all equally likely.</summary>
    /// <remarks>D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019) article 3, algorithm 5.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is below 1.</exception>
    public int NextBelow(int n)
    {
        var range = (ulong)Guard.AtLeast(1, n, "number of values");
        var high = Math.BigMul(NextBits(), range, out var low);
        if (low < range)
        {
            var reject = unchecked(0UL - range) % range;
            while (low < reject) high = Math.BigMul(NextBits(), range, out low);
        }

        return (int)high;
    }

    /// <summary>Exponential with mean 1, by inversion of one uniform; at most 36.74.</summary>
    public double NextExponential() => -PortableMath.Log(NextUniform());

    /// <summary>Standard normal, by inversion of one uniform; between −8.21 and 8.21.</summary>
    public double NextNormal() => PortableMath.NormalQuantile(NextUniform());

    // default(RandomStream) would have increment 0 and repeat one number for ever; with this it is the sequence of seed 0.
    private readonly ulong Step => _increment == 0 ? Golden : _increment;

    private static ulong Mix(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }

    /// <summary>An odd increment with at least 24 changes between neighbouring bits, without which few additions would change few bits.</summary>
    private static ulong MixIncrement(ulong z)
    {
        z = unchecked((z ^ (z >> 33)) * 0xFF51AFD7ED558CCDUL);
        z = unchecked((z ^ (z >> 33)) * 0xC4CEB9FE1A85EC53UL);
        z = (z ^ (z >> 33)) | 1;
        return BitOperations.PopCount(z ^ (z >> 1)) < 24 ? z ^ 0xAAAAAAAAAAAAAAAAUL : z;
    }
}
