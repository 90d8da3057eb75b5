using System.Runtime.Intrinsics;
using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Random;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Engine.Plain;

/// <summary>
/// What is drawn of a flow's work before it is known which group takes the contact. Where all groups have one law it is the work itself; where their laws transform the same standard draw it is that draw;
/// else nothing, and the work is drawn when it is taken. The values are the same in each case.
/// </summary>
internal sealed class WorkAhead
{
    private const double Exact = 1L << 51; // below it a double's whole part fits beside 2^52
    private const double TwoTo52 = 4503599627370496.0;
    private readonly Distribution? _law;
    private readonly StandardDraw _standard;
    private readonly Distribution?[] _laws; // by group

    /// <param name="laws">By group; null = the group does not take the flow.</param>
    public WorkAhead(Distribution?[] laws)
    {
        _laws = laws;
        var taken = laws.OfType<Distribution>().Distinct().ToArray();
        _law = taken.Length == 1 ? taken[0] : null;
        _standard = taken.Length > 1 && taken.All(law => law.Standard == taken[0].Standard) ? taken[0].Standard : StandardDraw.None;
        IsWork = _law is not null;
    }

    /// <summary>What is ahead is the work itself, in ticks.</summary>
    public bool IsWork { get; }

    /// <summary>Draws for contacts number <paramref name="firstNumber"/>, <paramref name="firstNumber"/> + 1 …</summary>
    /// <param name="scratch">As long as there are contacts.</param>
    public void Draw(ulong handlingKey, long firstNumber, Span<double> scratch, Span<long> ahead)
    {
        if (_law is not null)
        {
            _law.SampleNumbers(handlingKey, firstNumber, scratch);
            ToTicks(scratch, ahead);
        }
        else if (_standard != StandardDraw.None)
        {
            StandardDraws.OfNumbers(_standard, handlingKey, firstNumber, scratch);
            for (var i = 0; i < scratch.Length; i++) ahead[i] = BitConverter.DoubleToInt64Bits(scratch[i]);
        }
    }

    /// <summary>The work in ticks of a contact that a group takes, from what was drawn ahead.</summary>
    public long Of(long ahead, int group, ulong handlingKey, long number)
    {
        if (IsWork) return ahead;
        var law = _laws[group]!;
        if (_standard != StandardDraw.None) return Ticks.OfWork(law.From(BitConverter.Int64BitsToDouble(ahead)));
        var stream = RandomStream.ForNumber(handlingKey, number);
        return Ticks.OfWork(law.Sample(ref stream));
    }

    /// <summary><see cref="Ticks.OfWork"/> of each.</summary>
    internal static void ToTicks(ReadOnlySpan<double> seconds, Span<long> ticks)
    {
        var done = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; done <= seconds.Length - 4; done += 4)
            {
                var exact = (Vector256.Create(seconds.Slice(done, 4)) * Vector256.Create((double)Ticks.PerSecond)) + Vector256.Create(0.5);
                if (!Vector256.LessThanAll(exact, Vector256.Create(Exact))) break;

                // A whole number below 2^52 stands in the low bits of itself + 2^52.
                var whole = (Vector256.Truncate(exact) + Vector256.Create(TwoTo52)).AsInt64() & Vector256.Create(0x000f_ffff_ffff_ffffL);
                Vector256.Max(whole, Vector256<long>.One).CopyTo(ticks[done..]);
            }
        }

        for (; done < seconds.Length; done++) ticks[done] = Ticks.OfWork(seconds[done]);
    }
}
