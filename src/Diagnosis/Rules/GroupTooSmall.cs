using System.Collections.Immutable;
using Plateau.Mathematics.Queueing;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Diagnosis.Rules;

/// <summary>Looks for flows whose takers, all groups with the skill together, are too few for the flow’s own promise, or fewer than three.</summary>
public sealed class GroupTooSmall : IDiagnosisRule
{
    public RuleInfo Info { get; } = new("SKILL-05", "group-too-small", ["R60"],
    [
        new("least-agents", ArgumentKind.Number, 3, 2, 10, "convention: one away, one busy, one free"),
        new("short-share", ArgumentKind.Share, 0.25, 0.05, 0.9, "convention: a quarter of the contacts arrive in hours in which the target cannot be met"),
    ]);

    public RuleOutcome Examine(CentreEvidence evidence, RuleSettings settings)
    {
        var centre = evidence.Centre;
        if (centre.StaffedHours <= 0) return Facts.CannotTell(Info);
        var pools = centre.Flows.Select(flow => Pool.Of(centre, flow)).OfType<Pool>().ToArray();
        if (pools.Length == 0) return Facts.CannotTell(Info, "missing-contacts");
        var findings = pools.Select(pool => Judge(centre, pool, pools, settings)).OfType<Finding>().ToArray();
        return findings.Length == 0 && pools.All(pool => pool.Flow.Target is null)
            ? Facts.CannotTell(Info, "missing-target", Argument.List("flows", pools.Select(pool => pool.Flow.Name)))
            : Facts.Outcome(Info, findings, () => Facts.Say(Info, "clear", Argument.List("flows", pools.Select(pool => pool.Flow.Name)), Argument.Of("least", pools.Min(pool => pool.MeanAgents))));
    }

    private Finding? Judge(CentreModel centre, Pool pool, Pool[] pools, RuleSettings settings)
    {
        var small = pool.MeanAgents < settings.Of(Info, "least-agents");
        var shortShare = pool.Flow.Target is { } target ? pool.ShareShortOf(target) : (double?)null;
        var isShort = shortShare > settings.Of(Info, "short-share");
        if (!small && !isShort) return null;
        List<Evidence> facts = [Facts.Number("takers-present", pool.Flow.Name, Estimate.Exactly(pool.MeanAgents, pool.OpenCells.Length))];
        if (shortShare is { } share) facts.Add(Facts.Share("contacts-in-short-hours", pool.Flow.Name, share, pool.OpenCells.Length));
        if (pool.Flow.Target is { } promise) facts.AddRange(SizeEffect(pool, pools, promise));
        return new(
            pool.Flow.Name, isShort ? Severity.Serious : Severity.Moderate, isShort ? Confidence.Medium : Confidence.High,
            Facts.Say(
                Info, isShort ? "found" : "found-few", Argument.Of("flow", pool.Flow.Name), Argument.Of("agents", pool.MeanAgents), Argument.Share("share", shortShare ?? 0),
                Argument.Of("least", settings.Of(Info, "least-agents"))),
            [.. facts], Proposals(centre, pool, isShort));
    }

    /// <summary>Short of its promise: share with the largest flow that brings new people. Merely few: one more group learns it.</summary>
    private static ImmutableArray<Change> Proposals(CentreModel centre, Pool pool, bool isShort)
    {
        if (pool.Flow.Protected) return [];
        if (isShort) return Partner(centre, pool) is { } partner ? [new PoolFlows([pool.Flow.Id, partner.Id])] : [];
        var learners = centre.Groups.Where(group => !group.Holds(pool.Flow.Skill)).MaxBy(centre.HoursOf);
        return learners is null ? [] : [new AddSkill(SkillHolder.Of(learners.Id), pool.Flow.Skill)];
    }

    /// <summary>Spare capacity over the load that the target asks for in the flow's busiest hour: for the flow alone, and for one group that takes every flow.</summary>
    private static IEnumerable<Evidence> SizeEffect(Pool pool, Pool[] pools, ServiceTarget target)
    {
        var cell = pool.OpenCells.MaxBy(open => pool.PerHour[open]);
        var all = pools.Sum(other => other.PerHour[cell]);
        var handle = pools.Sum(other => other.PerHour[cell] * other.HandleSeconds) / all;
        // Harmonic mean: customers give up at the sum of their rates.
        var rate = pools.Sum(other => other.PerHour[cell] / other.PatienceSeconds) / all;
        var alone = Spare(pool.PerHour[cell], pool.HandleSeconds, pool.PatienceSeconds, target);
        var together = Spare(all, handle, rate > 0 ? 1 / rate : double.PositiveInfinity, target);
        return [Facts.Share("spare-alone", pool.Flow.Name, alone, 1), Facts.Share("spare-together", pool.Flow.Name, together, 1)];
    }

    private static double Spare(double perHour, double handleSeconds, double patienceSeconds, ServiceTarget target)
    {
        var load = perHour * handleSeconds / 3600;
        return QueueFormula.AgentsFor(QueueModel.ErlangA, perHour, handleSeconds, patienceSeconds, target.Share, target.ThresholdSeconds) / load - 1;
    }

    /// <summary>The largest unprotected flow that someone else also takes: sharing with it brings new people.</summary>
    private static Flow? Partner(CentreModel centre, Pool pool) =>
        centre.Flows.Where(other => !other.Protected && other.Skill != pool.Flow.Skill && centre.Groups.Any(group => group.Holds(other.Skill) && !group.Holds(pool.Flow.Skill))).MaxBy(other => other.Volume());

    /// <summary>A flow with all who can take it, by hour of the week.</summary>
    private sealed class Pool
    {
        private readonly double[] _staffed;

        private Pool(Flow flow, double[] perHour, double[] staffed, int[] open)
        {
            (Flow, PerHour, _staffed, OpenCells) = (flow, perHour, staffed, open);
            MeanAgents = open.Average(cell => staffed[cell]);
        }

        public Flow Flow { get; }

        /// <summary>Contacts an hour that reach the queue, by cell of the week.</summary>
        public double[] PerHour { get; }

        public int[] OpenCells { get; }

        public double MeanAgents { get; }

        public double HandleSeconds => Flow.MeanWorkSeconds;

        public double PatienceSeconds => Flow.Patience.Mean;

        /// <summary>Null for a flow without contacts, or that nobody takes (another rule's matter).</summary>
        public static Pool? Of(CentreModel centre, Flow flow)
        {
            var takers = centre.Groups.Where(group => group.Holds(flow.Skill)).ToArray();
            if (takers.Length == 0 || flow.MeanWorkSeconds <= 0) return null;
            var cells = new WeekCells(centre.Grid);
            var (perHour, staffed, periods) = (new double[cells.Count], new double[cells.Count], new int[cells.Count]);
            for (var period = 0; period < centre.Grid.Count; period++)
            {
                var cell = cells.OfPeriod(period);
                perHour[cell] += flow.ArrivalsPerPeriod[period] * (1 - flow.LeftBeforeQueueShare);
                staffed[cell] += takers.Sum(group => group.StaffedPerPeriod[period]);
                periods[cell]++;
            }

            for (var cell = 0; cell < cells.Count; cell++)
            {
                if (periods[cell] == 0) continue;
                perHour[cell] *= 60.0 / centre.Grid.PeriodMinutes / periods[cell];
                staffed[cell] /= periods[cell];
            }

            // An hour in which nobody is there at all is closed, or a hole in reachability: not a matter of size.
            var open = Enumerable.Range(0, cells.Count).Where(cell => perHour[cell] > 0 && staffed[cell] >= 0.5).ToArray();
            return open.Length == 0 ? null : new(flow, perHour, staffed, open);
        }

        /// <summary>Share of contacts that arrive in hours in which the agents there would miss the target with this flow alone.</summary>
        public double ShareShortOf(ServiceTarget target) =>
            OpenCells.Where(cell => !Meets(cell, target)).Sum(cell => PerHour[cell]) / OpenCells.Sum(cell => PerHour[cell]);

        private bool Meets(int cell, ServiceTarget target)
        {
            var agents = (int)Math.Round(_staffed[cell], MidpointRounding.AwayFromZero);
            return QueueFormula.Measure(QueueModel.ErlangA, PerHour[cell], HandleSeconds, PatienceSeconds, agents, target.ThresholdSeconds).ServiceLevel >= target.Share;
        }
    }
}
