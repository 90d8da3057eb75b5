using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Plateau.Simulation.Engine.Full;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Simulation.Engine;

/// <summary>The replications of one run, shared out among threads; each result is stored under its replication's number, so who did it leaves no trace.</summary>
internal sealed class ParallelRun
{
    private static readonly TimeSpan BetweenTellings = TimeSpan.FromMilliseconds(100);

    private readonly SimulationPlan _plan;
    private readonly Func<IReplicationLoop> _newLoop;
    private readonly SimulationSettings _settings;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancel;
    private readonly FlowCounts[] _flows;
    private readonly GroupCounts[] _groups;
    private readonly long[] _contacts;
    private readonly int[] _answeredWaits;
    private readonly int[] _abandonedWaits;
    private readonly bool[] _complete;
    private readonly IReplicationLoop?[] _loops; // of each thread
    private readonly Lock _telling = new();
    private ImmutableArray<TraceRecord> _trace = [];
    private int _next = -1;
    private int _done;
    private double _told;
    private ExceptionDispatchInfo? _failure; // of telling

    /// <param name="newLoop">Makes a loop for one thread.</param>
    public ParallelRun(SimulationPlan plan, Func<IReplicationLoop> newLoop, SimulationSettings settings, IProgress<double>? progress, CancellationToken cancel)
    {
        _plan = plan;
        _newLoop = newLoop;
        _settings = settings;
        _progress = progress;
        _cancel = cancel;
        _flows = new FlowCounts[settings.Replications * RowsAReplication];
        _groups = new GroupCounts[settings.Replications * plan.Groups.Length];
        _contacts = new long[settings.Replications];
        _answeredWaits = settings.Waits ? new int[settings.Replications * BinsAReplication] : [];
        _abandonedWaits = settings.Waits ? new int[settings.Replications * BinsAReplication] : [];
        _complete = new bool[settings.Replications];
        _loops = new IReplicationLoop?[Math.Min(settings.Threads, settings.Replications)];
    }

    private int RowsPerDay => _settings.ByPeriod ? _plan.PeriodsPerDay : 1;

    private int RowsAReplication => _plan.Days * RowsPerDay * _plan.Flows.Length;

    private int BinsAReplication => _plan.Flows.Length * WaitBins.Count;

    public void Finish()
    {
        var threads = _loops.Length;
        using (_progress is null ? null : new Timer(_ => TellInBetween(), null, BetweenTellings, BetweenTellings))
        {
            if (threads == 1) Work(0);
            else Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, TaskScheduler = TaskScheduler.Default }, Work);
        }

        // A last call of the timer may still be on its way: it finds that nothing is left to tell.
        lock (_telling) Array.Clear(_loops);
        _failure?.Throw();
    }

    public SimulationResult ResultAfter(TimeSpan cpuBefore)
    {
        var complete = Array.IndexOf(_complete, false);
        if (complete < 0) complete = _settings.Replications;
        var flows = complete == _settings.Replications ? _flows : _flows[..(complete * RowsAReplication)];
        var groups = complete == _settings.Replications ? _groups : _groups[..(complete * _plan.Groups.Length)];
        var contacts = _contacts.Take(complete).Sum();
        return new SimulationResult
        {
            Replications = complete,
            Cancelled = complete < _settings.Replications,
            Days = _plan.Days,
            FlowCount = _plan.Flows.Length,
            GroupCount = _plan.Groups.Length,
            Flows = flows,
            Groups = groups,
            RowsPerDay = RowsPerDay,
            Waits = _settings.Waits ? new WaitTable(complete, _plan.Flows.Length, _answeredWaits[..(complete * BinsAReplication)], _abandonedWaits[..(complete * BinsAReplication)]) : null,
            Trace = _trace,
            Digest = Digest.Of(flows, groups, contacts),
            ContactsSimulated = contacts,
            EngineCpuSeconds = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds,
        };
    }

    private void Work(int thread)
    {
        var loop = _newLoop();
        _loops[thread] = loop;
        while (!_cancel.IsCancellationRequested)
        {
            var replication = Interlocked.Increment(ref _next);
            if (replication >= _settings.Replications || !loop.Run(_settings.Seed, _settings.FirstReplication + replication, _cancel)) return;
            loop.Flows.CopyTo(_flows.AsSpan(replication * RowsAReplication));
            loop.Groups.CopyTo(_groups.AsSpan(replication * _plan.Groups.Length));
            _contacts[replication] = loop.Contacts;
            if (_settings.Waits)
            {
                loop.Waits.Answered.CopyTo(_answeredWaits.AsSpan(replication * BinsAReplication));
                loop.Waits.Abandoned.CopyTo(_abandonedWaits.AsSpan(replication * BinsAReplication));
            }

            if (replication == 0 && loop is FullLoop full) _trace = [.. full.Trace];
            Volatile.Write(ref _complete[replication], true);
            lock (_telling)
            {
                _done++;
                Tell();
            }
        }
    }

    /// <summary>What is done of the replications that are running counts too: a single one may take long.</summary>
    private void Tell()
    {
        if (_progress is null) return;
        double done = _done;
        foreach (var loop in _loops)
            if (loop?.Done is < 1 and var part) done += part;
        var share = Math.Min(1, done / _settings.Replications);
        if (share <= _told) return;
        _told = share;
        _progress.Report(share);
    }

    private void TellInBetween()
    {
        lock (_telling)
        {
            if (_failure is not null) return;
            try
            {
                Tell();
            }
            catch (Exception failure)
            {
                // The timer's thread has nobody to tell; the run does.
                _failure = ExceptionDispatchInfo.Capture(failure);
            }
        }
    }
}
