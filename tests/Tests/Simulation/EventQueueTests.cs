using Plateau.Mathematics.Random;
using Plateau.Simulation.Engine;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Simulation;

/// <summary>
/// The wheel gives every event in exactly the order of the plain heap, on random patterns of adding and removing. The patterns are those in which such queues have been wrong: equal times, events added into the
/// bucket that is being emptied, before the first one that holds something, at the edge of the ring and far beyond it, pauses in which the queue is empty or only far events are left, and a pace that changes a thousandfold.
/// </summary>
public sealed class EventQueueTests
{
    private const long Second = 10_000_000;
    private const long Year = 365L * 86_400 * Second;

    [Fact]
    public void The_wheel_gives_the_events_of_the_heap_in_its_order()
    {
        var rebuilt = 0;
        var reached = new long[Patterns.Length];
        for (ulong seed = 1; seed <= 400; seed++)
        {
            var draws = RandomStream.FromSeed(seed);
            var wheel = new EventWheel(draws.NextBelow(40));
            for (var replication = 0; replication < 2; replication++)
            {
                wheel.Clear();
                Compare(wheel, ref draws, 4000, reached, $"seed {seed}");
                rebuilt += wheel.Rebuilt;
            }
        }

        rebuilt.ShouldBeGreaterThan(100);
        foreach (var times in reached) times.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void A_replication_of_ten_years_with_work_from_a_tick_to_months_keeps_the_order()
    {
        var draws = RandomStream.FromSeed(77);
        var wheel = new EventWheel(5000);
        Compare(wheel, ref draws, 300_000, new long[Patterns.Length], "long");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(5000)]
    public void Many_events_at_one_time_come_in_the_order_in_which_they_were_added(int events)
    {
        var wheel = new EventWheel(4);
        for (var round = 0; round < 3; round++)
        {
            wheel.Clear();
            for (var subject = 0; subject < events; subject++) wheel.Push(7 * Second, subject);
            wheel.Push(3 * Second, -7);
            wheel.NextSubject.ShouldBe(-7);
            wheel.Pop();
            for (var subject = 0; subject < events; subject++)
            {
                wheel.NextTime.ShouldBe(7 * Second);
                wheel.NextSubject.ShouldBe(subject);
                wheel.Pop();
            }

            wheel.Count.ShouldBe(0);
            wheel.NextTime.ShouldBe(long.MaxValue);
        }
    }

    [Fact]
    public void An_event_before_the_first_bucket_that_holds_something_comes_first()
    {
        // The known trap: the queue has looked ahead to a far event; then one is added that lies before it.
        var wheel = new EventWheel(4);
        wheel.Push(1000 * Second, 1);
        wheel.NextTime.ShouldBe(1000 * Second);
        wheel.Push(10 * Second, 2);
        wheel.Push(500 * Second, 3);
        wheel.Push(9 * Second, 4);
        int[] order = [4, 2, 3, 1];
        foreach (var subject in order)
        {
            wheel.NextSubject.ShouldBe(subject);
            wheel.Pop();
        }
    }

    [Fact]
    public void Nothing_is_allocated_once_the_wheel_has_grown()
    {
        var draws = RandomStream.FromSeed(5);
        var wheel = new EventWheel(100);
        Run(1);
        wheel.Clear();
        draws = RandomStream.FromSeed(5);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(1);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Run(int thousandfold)
        {
            long now = 0;
            for (var i = 0; i < 50_000; i++)
            {
                var scale = i / 5000 % 2 == 0 ? Second : 1000 * thousandfold * Second;
                if (wheel.Count < 100) wheel.Push(now + 1 + (long)(draws.NextExponential() * scale), i);
                else
                {
                    now = wheel.NextTime;
                    wheel.Pop();
                }
            }
        }
    }

    /// <summary>How far ahead an event is added, by kind.</summary>
    private static readonly Func<RandomStreamBox, long, long>[] Patterns =
    [
        (_, _) => 0,
        (_, _) => 1,
        (draws, pace) => draws.Below(4) * pace, // equal times all the time
        (draws, pace) => (long)(draws.Exponential() * pace),
        (draws, pace) => (long)(draws.Exponential() * pace * 100),
        (draws, pace) => (pace * 2048) + draws.Below(3) - 1, // about the length of the ring
        (draws, _) => 1L << draws.Below(50), // edges of buckets
        (draws, _) => (long)(draws.Uniform() * Year),
        (_, _) => 10 * Year,
    ];

    private static void Compare(EventWheel wheel, ref RandomStream draws, int steps, long[] reached, string at)
    {
        var heap = new EventHeap<SequencedEvent>(4);
        var box = new RandomStreamBox(draws);
        uint sequence = 0;
        long now = 0;
        var pace = Second;
        var wanted = 1;
        for (var step = 0; step < steps; step++)
        {
            if (box.Below(500) == 0) pace = Math.Max(1, Second >> (20 - box.Below(28)) << box.Below(3));
            if (box.Below(300) == 0) wanted = box.Below(4) == 0 ? 0 : 1 << box.Below(10);
            wheel.Count.ShouldBe(heap.Count, at);
            if (wheel.NextTime != heap.First.Time) wheel.NextTime.ShouldBe(heap.First.Time, $"{at}, step {step}");
            if (heap.Count > 0 && (heap.Count > wanted || box.Below(2) == 0))
            {
                if (wheel.NextSubject != heap.First.Subject) wheel.NextSubject.ShouldBe(heap.First.Subject, $"{at}, step {step}");
                now = heap.First.Time;
                heap.Pop();
                wheel.Pop();
            }
            else
            {
                // The clock may have gone on since the last removal: other events than these happen too.
                if (box.Below(3) == 0 && heap.Count > 0) now += (long)((heap.First.Time - now) * box.Uniform());
                var pattern = box.Below(Patterns.Length * 3) is var drawn && drawn < Patterns.Length ? drawn : 3;
                reached[pattern]++;
                var time = now + Patterns[pattern](box, pace);
                heap.Push(new(time, ++sequence, step));
                wheel.Push(time, step);
            }
        }

        while (heap.Count > 0)
        {
            if (wheel.NextSubject != heap.First.Subject || wheel.NextTime != heap.First.Time) wheel.NextSubject.ShouldBe(heap.First.Subject, at);
            heap.Pop();
            wheel.Pop();
        }

        wheel.Count.ShouldBe(0, at);
        draws = box.Stream;
    }

    private sealed class RandomStreamBox(RandomStream stream)
    {
        private RandomStream _stream = stream;

        public RandomStream Stream => _stream;

        public int Below(int n) => _stream.NextBelow(n);

        public double Uniform() => _stream.NextUniform();

        public double Exponential() => _stream.NextExponential();
    }
}
