using Plateau.Mathematics.Distributions;
using Plateau.Mathematics.Queueing;

namespace Plateau.Design.Staffing;

/// <summary>
/// How many agents who take at least one type of a set any routing needs, whatever it knows, for the promises of that set. Rests on three facts: the contacts of the set are served by those agents alone; the set's
/// contacts are at best all of the shortest mean handle time and the longest mean patience in it; and with equal exponential handle times and patience no routing loses fewer contacts than one that never lets an
/// agent idle while anybody waits, which is the Erlang A queue of the whole set.
/// </summary>
/// <remarks>
/// Share abandoned: O. Garnett, A. Mandelbaum, M. Reiman, M&amp;SOM 4 (2002) 208–227, with the coupling above. A promise on the share answered within a threshold is at the same time one on the share
/// abandoned, and one on the share lost of a queue whose contacts all leave at the threshold (<see cref="DeadlineQueue"/>). A promise on the mean wait is one on the share abandoned where patience is exponential
/// (share = mean wait ÷ mean patience), and on the Erlang C queue where patience is endless. A pooled Erlang C head count for "x % within y" is not used: a priority rule can beat first come first served.
/// Handle times that are not exponential leave the fluid need alone: load that must be served.
/// </remarks>
public sealed class SubsetNeed
{
    private readonly double[] _rate; // contacts a second
    private readonly double[] _handle; // shortest mean, seconds
    private readonly double[] _patience; // mean; ∞ when endless
    private readonly double?[] _mayLose; // greatest share not answered
    private readonly double?[] _mayBeLate; // greatest share not answered within the threshold
    private readonly double[] _threshold;
    private readonly double?[] _meanWait; // of endless patience
    private readonly bool[] _isExponential;

    public SubsetNeed(StaffingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var types = problem.Types;
        _rate = [.. types.Select(type => type.ContactsPerHour / 3600)];
        var laws = types.Select((_, index) => problem.TakersOf(index).Select(group => problem.Groups[group].HandleTimeOf(index)!).ToArray()).ToArray();
        _handle = [.. laws.Select(own => own.Select(law => law.Mean).DefaultIfEmpty(double.PositiveInfinity).Min())];
        _isExponential = [.. types.Select((type, index) => type.Patience is Exponential or Endless && laws[index].All(law => law is Exponential))];
        _patience = [.. types.Select(type => type.Patience is Endless ? double.PositiveInfinity : type.Patience.Mean)];
        _threshold = [.. types.Select(type => PromiseOf(type, PromiseKind.AnsweredWithin)?.ThresholdSeconds ?? 0)];
        _mayBeLate = [.. types.Select(type => PromiseOf(type, PromiseKind.AnsweredWithin) is { } promise ? 1 - promise.Level : (double?)null)];
        _meanWait = [.. types.Select(type => type.Patience is Endless ? PromiseOf(type, PromiseKind.MeanWait)?.Level : null)];
        _mayLose = [.. types.Select(MayLose)];
    }

    /// <summary>The types that no routing can leave unserved.</summary>
    public bool Counts(int type) => _rate[type] > 0 && _mayLose[type] is not null;

    /// <summary>Whole agents that the set needs under any routing; 0 when nothing is promised.</summary>
    public int Of(IReadOnlyList<int> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        double rate = 0, lose = 0, late = 0, waits = 0, handle = double.PositiveInfinity, patience = 0, threshold = 0, served = 0;
        var (exponential, allLate, allWait, allPatient) = (true, true, true, true);
        foreach (var type in types)
        {
            if (_rate[type] == 0) continue;
            var mayLose = _mayLose[type] ?? 1;
            rate += _rate[type];
            lose += _rate[type] * mayLose;
            served += _rate[type] * (1 - mayLose) * _handle[type];
            handle = Math.Min(handle, _handle[type]);
            patience = Math.Max(patience, _patience[type]);
            threshold = Math.Max(threshold, _threshold[type]);
            exponential &= _isExponential[type];
            allPatient &= double.IsInfinity(_patience[type]);
            if (_mayBeLate[type] is { } mayBeLate) late += _rate[type] * mayBeLate;
            else allLate = false;
            if (_meanWait[type] is { } wait) waits += _rate[type] * wait;
            else allWait = false;
        }

        if (rate == 0 || lose >= rate) return 0;
        var need = (int)Math.Ceiling(served - 1e-9);
        if (!exponential || !double.IsFinite(handle)) return need;
        var load = rate * handle;
        if (allPatient) need = Math.Max(need, (int)Math.Floor(served) + 1); // every contact is answered in the end: below its load a queue grows for ever
        else if (lose > 0) need = Math.Max(need, AgentSearchFrom(need, agents => ErlangA.Solve(agents, load, patience / handle).AbandonmentShare <= lose / rate));
        if (allLate) need = Math.Max(need, DeadlineQueue.AgentsFor(load, threshold / handle, late / rate));
        if (allWait && allPatient) need = Math.Max(need, AgentSearchFrom(need, agents => ErlangC.MeanWait(agents, load) * handle <= waits / rate));
        return need;
    }

    /// <summary>The smallest number from a start that meets: needs lie a few agents above the fluid one.</summary>
    private static int AgentSearchFrom(int start, Func<int, bool> meets)
    {
        if (meets(start)) return start;
        var step = 1;
        var low = start;
        while (!meets(low + step))
        {
            low += step;
            step *= 2;
        }

        var high = low + step;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (meets(middle)) high = middle;
            else low = middle;
        }

        return high;
    }

    /// <summary>Greatest share of a type's contacts that its promises let go unanswered; null when nothing is promised.</summary>
    public static double? MayLose(DemandType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Promises.IsEmpty) return null;
        if (type.Patience is Endless) return 0;
        var least = double.PositiveInfinity;
        foreach (var promise in type.Promises)
        {
            least = Math.Min(least, promise.Kind switch
            {
                PromiseKind.AnsweredWithin => 1 - promise.Level,
                PromiseKind.Abandoned => promise.Level,
                _ => type.Patience is Exponential ? promise.Level / type.Patience.Mean : 1,
            });
        }

        return Math.Min(1, least);
    }

    private static Promise? PromiseOf(DemandType type, PromiseKind kind) => type.Promises.FirstOrDefault(promise => promise.Kind == kind);
}
