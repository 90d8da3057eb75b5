using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Design.Organisations;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;
using Plateau.Simulation.Results;

namespace Plateau.Design.Training;

/// <summary>
/// Makes the training list by forward selection on the same customers: at each step the lessons that promise most (hours lacking on the flow × idle time of the giver while the flow comes in) are tried on few
/// days, the best of them on more, and the best is taken. The list is then measured again on fresh customers, since a choice flatters itself on those it was made on. Method and its limits: docs/methods/training.md.
/// </summary>
public sealed class TrainingStudy
{
    /// <summary>Share of the whole gain at which a list is long enough.</summary>
    public const double MostOfTheGain = 0.9;

    /// <summary>Trainings on a list, at most.</summary>
    public const int Longest = 12;

    /// <summary>People ÷ this learn at a time: the effect of one in a thousand could not be told from chance.</summary>
    private const int PeoplePerUnit = 30;

    private const int ScreenDays = 28;
    private const int MostMeasured = 16;
    private const int LeastMeasured = 6;
    private const int MostPriced = 4;
    private const int MostScreened = 24;
    private const int LeastScreened = 12;
    private const int Finalists = 3;

    /// <summary>Measured too before the list ends for want of a gain: few days may have ranked them wrongly.</summary>
    private const int SecondChances = 6;

    /// <summary>Fresh replications ÷ those of the study: a single training moves less than a position of the cursor.</summary>
    private const int FreshFactor = 2;

    /// <summary>Contacts simulated for one step, about.</summary>
    private const double ContactsPerStep = 3_000_000;

    private const double GreatestScale = EqualServiceSearch.GreatestScale;
    private const int Bisections = 7;
    private const double DaysPerWeek = 7;
    private const double WeeksPerYear = 365 / DaysPerWeek;

    private readonly CursorInputs inputs;
    private readonly Evaluator evaluator;
    private readonly Learners learners;
    private readonly HoursLacking lacking;
    private readonly ImmutableArray<LearningGroup> groups;
    private readonly double? hoursPerTraining;
    private readonly double contacts;
    private readonly int screenReplications;
    private readonly int priceReplications;
    private readonly int measureReplications;
    private readonly int freshReplications;

    private TrainingStudy(CentreEvidence evidence, CursorInputs inputs, Evaluator evaluator, Organisation today)
    {
        this.inputs = inputs;
        this.evaluator = evaluator;
        groups = LearningGroups.Of(evidence, inputs, today);
        learners = new Learners(inputs, today);
        lacking = new HoursLacking(inputs, evaluator);
        var stated = CostSides.Stated(evidence.Centre);
        hoursPerTraining = stated.Of(UncertainInput.TrainingHoursPerSkill) is { } initial ? initial.Middle + (stated.Of(UncertainInput.ContinuousTrainingHoursPerYear)?.Middle ?? 0) : null;
        contacts = Math.Max(1, inputs.Centre.Flows.Sum(flow => flow.ArrivalsPerPeriod.Sum()));
        screenReplications = Affordable(Math.Max(2, ScreenDays / inputs.Centre.Grid.Days.Length), 400_000, 1);
        priceReplications = Affordable(Math.Max(MostPriced, screenReplications), 1_000_000, 1);
        measureReplications = Affordable(Math.Max(MostMeasured, screenReplications), 2_500_000, LeastMeasured);
        freshReplications = Affordable(FreshFactor * inputs.Settings.Replications, 4_000_000, inputs.Settings.Replications);
    }

    /// <param name="today">Today's skills and presence; null = unknown.</param>
    public static TrainingPlan Run(CentreEvidence evidence, CursorInputs inputs, Evaluator evaluator, Organisation? today)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (today?.Today is null)
            return CannotTell(Message.Of("training.cannot.noToday"));
        if (inputs.FlowCount > OrganisationStudy.MostBlocks)
            return CannotTell(Message.Of("training.cannot.size", Argument.Count("flows", inputs.FlowCount), Argument.Count("most", OrganisationStudy.MostBlocks)));
        return new TrainingStudy(evidence, inputs, evaluator, today).Run();
    }

    private double PerWeek => DaysPerWeek / inputs.Centre.Grid.Days.Length;

    /// <summary>So many replications as are wished, but no more contacts than these: a large centre's replication tells more.</summary>
    private int Affordable(int wished, double most, int least) => (int)Math.Clamp(most / contacts, Math.Min(least, wished), wished);

    private static TrainingPlan CannotTell(Message reason) => new() { CannotTell = reason };

    private TrainingPlan Run()
    {
        if (learners.Lessons.IsEmpty)
            return Empty(TrainingStop.NobodyLeft);
        if (Yardstick() is not { } scale)
            return CannotTell(Message.Of("training.cannot.outOfReach", Argument.Of("scale", GreatestScale)));
        var presence = learners.Scaled(scale);
        lacking.LearnPrices(learners.Centre(presence, []), priceReplications);
        var whole = lacking.Of(evaluator.Search(learners.CentreOfEveryone(presence), measureReplications));
        var (list, stop) = Select(presence, whole);
        return Told(presence, list, stop);
    }

    /// <summary>The least multiple of today's presence at which everyone taking everything keeps every promise; null when none does.</summary>
    private double? Yardstick()
    {
        bool Keeps(double scale) => lacking.KeepsAll(evaluator.Search(learners.CentreOfEveryone(learners.Scaled(scale)), screenReplications));
        double low = 0, high = 1;
        while (!Keeps(high))
        {
            if (high >= GreatestScale)
                return null;
            low = high;
            high = Math.Min(GreatestScale, high * 1.5);
        }

        for (var step = 0; step < Bisections; step++)
        {
            var middle = (low + high) / 2;
            if (Keeps(middle))
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    private (List<Lesson[]> List, TrainingStop Stop) Select(double[][] presence, Lack whole)
    {
        var list = new List<Lesson[]>();
        var run = evaluator.Search(learners.Centre(presence, []), measureReplications);
        var now = lacking.Of(run);
        var idle = IdleShares(run);
        if (Paired.Difference(now.ByReplication, whole.ByReplication, 1) is not { Low: > 0 })
            return (list, TrainingStop.NothingToGain);
        var start = now.Hours;
        while (true)
        {
            if (now.Hours - whole.Hours <= (1 - MostOfTheGain) * (start - whole.Hours))
                return (list, TrainingStop.MostOfTheGain);
            if (list.Count >= Longest)
                return (list, TrainingStop.LongEnough);
            var finalists = Screen(presence, list, now, idle);
            if (finalists.Length == 0)
                return (list, TrainingStop.NobodyLeft);
            var best = Best(presence, list, now, finalists[..Math.Min(Finalists, finalists.Length)]);
            if (best.Gain is not { Low: > 0 } && finalists.Length > Finalists)
                best = Best(presence, list, now, finalists[Finalists..]);
            if (best.Gain is not { Low: > 0 } gain)
                return (list, TrainingStop.WithinNoise);
            if (hoursPerTraining is { } cost && gain.Value * PerWeek * WeeksPerYear < cost * best.Unit.Length)
                return (list, TrainingStop.CostsMore);
            list.Add(best.Unit);
            now = best.Lack;
        }
    }

    private (Lesson[] Unit, Lack Lack, Estimate Gain) Best(double[][] presence, List<Lesson[]> list, Lack now, Lesson[][] units)
    {
        var measured = units.Select(unit => (Unit: unit, Lack: Measure(presence, Flat([.. list, unit]), measureReplications))).ToArray();
        var best = measured.MinBy(one => one.Lack.Hours);
        if (learners.HasWishes)
            best = measured.Where(AsGood).OrderByDescending(one => WishedShare(list, one.Unit)).ThenBy(one => one.Lack.Hours).First();
        return (best.Unit, best.Lack, Gain(best.Lack));

        Estimate Gain(Lack lack) => Paired.Difference(now.ByReplication, lack.ByReplication, 1);

        // What cannot be told from the best, and surely gains something, is a tie: wishes decide it.
        bool AsGood((Lesson[] Unit, Lack Lack) one) =>
            ReferenceEquals(one.Lack, best.Lack) || (Gain(one.Lack) is { Low: > 0 } && Paired.Difference(one.Lack.ByReplication, best.Lack.ByReplication, 1) is { Low: <= 0 });
    }

    /// <summary>Of those who would get these lessons next, the share who wish for them.</summary>
    private double WishedShare(List<Lesson[]> list, Lesson[] unit)
    {
        var before = Flat(list);
        return (double)(learners.Wished([.. before, .. unit]) - learners.Wished(before)) / unit.Length;
    }

    /// <summary>The lessons worth measuring, the best first: those that promise most, tried on few days.</summary>
    private Lesson[][] Screen(double[][] presence, List<Lesson[]> list, Lack now, double[] idle)
    {
        var room = (ContactsPerStep / contacts) - (Finalists * measureReplications);
        var screened = (int)Math.Clamp(room / screenReplications, LeastScreened, MostScreened);
        var learnt = Flat(list);
        var unit = Math.Max(1, inputs.Agents / PeoplePerUnit);
        return [.. learners.Lessons
            .Select(lesson => Enumerable.Repeat(lesson, Math.Min(unit, learners.Left(lesson, learnt))).ToArray())
            .Where(lessons => lessons.Length > 0)
            .OrderByDescending(lessons => lessons.Length * Promise(lessons[0], now, idle))

            // Not all on the flow that lacks most: who helps there may be too busy to help.
            .GroupBy(lessons => lessons[0].Skill).SelectMany(skill => skill.Take(Math.Max(2, 2 * screened / learners.SkillCount)))
            .OrderByDescending(lessons => lessons.Length * Promise(lessons[0], now, idle)).Take(screened)
            .Select(lessons => (Lessons: lessons, Measure(presence, [.. learnt, .. lessons], screenReplications).Hours))
            .OrderBy(one => one.Hours).Take(Finalists + SecondChances).Select(one => one.Lessons)];
    }

    /// <summary>Hours lacking on the flows of the skill × how much the giver is there when they come in × how idle the giver is.</summary>
    private double Promise(Lesson lesson, Lack now, double[] idle)
    {
        double sum = 0;
        var there = learners.PresenceOf(lesson.Group);
        foreach (var flow in learners.FlowsOf(lesson))
        {
            var need = inputs.NeedByFlow[flow];
            double present = 0, all = 0;
            for (var period = 0; period < need.Length; period++)
            {
                present += need[period] * Math.Min(1, there[period] / learners.PeopleIn(lesson.Group));
                all += need[period];
            }

            sum += all > 0 ? lacking.HoursOf(flow, now.ByFlow[flow]) * present / all : 0;
        }

        return sum * idle[lesson.Group];
    }

    private static Lesson[] Flat(IEnumerable<Lesson[]> units) => [.. units.SelectMany(unit => unit)];

    private Lack Measure(double[][] presence, IReadOnlyCollection<Lesson> learnt, int replications) => lacking.Of(evaluator.Search(learners.Centre(presence, learnt), replications));

    /// <summary>Idle ÷ staffed time of each of today's groups.</summary>
    private double[] IdleShares(SimulationResult run)
    {
        var idle = new double[learners.GroupCount];
        for (var group = 0; group < idle.Length; group++)
        {
            double busy = 0, staffed = 0;
            for (var replication = 0; replication < run.Replications; replication++)
            {
                var counts = run.Groups[(replication * run.GroupCount) + group];
                busy += counts.BusyTicks;
                staffed += counts.StaffedTicks;
            }

            idle[group] = staffed > 0 ? 1 - (busy / staffed) : 0;
        }

        return idle;
    }

    /// <summary>The list on fresh customers. What its end no longer shows there is cut off.</summary>
    private TrainingPlan Told(double[][] presence, List<Lesson[]> list, TrainingStop stop)
    {
        var steps = Enumerable.Range(0, list.Count + 1).Select(count => lacking.Of(Fresh(learners.Centre(presence, Flat(list.Take(count)))))).ToArray();
        var whole = lacking.Of(Fresh(learners.CentreOfEveryone(presence)));
        var gains = Enumerable.Range(1, list.Count).Select(step => Paired.Difference(steps[step - 1].ByReplication, steps[step].ByReplication, list.Count)).ToArray();
        var kept = Array.FindLastIndex(gains, gain => gain.Low > 0) + 1;
        if (kept < list.Count)
            stop = TrainingStop.WithinNoise;
        var wholeGain = Paired.Difference(steps[0].ByReplication, whole.ByReplication, list.Count + 1);
        var trainings = Enumerable.Range(0, kept).Select(step =>
        {
            var cumulative = Paired.Difference(steps[0].ByReplication, steps[step + 1].ByReplication, list.Count + 1);
            return new TrainingStep(
                list[step].Length,
                groups[list[step][0].Group],
                learners.SkillOf(list[step][0]),
                [.. learners.FlowsOf(list[step][0]).Select(flow => inputs.Centre.Flows[flow].Id)],
                Weekly(gains[step]),
                Weekly(cumulative),
                wholeGain.Value > 0 ? cumulative.Value / wholeGain.Value : null);
        }).ToImmutableArray();
        return Empty(stop) with
        {
            List = trainings,
            ReferenceHours = presence.Sum(periods => periods.Sum()) * inputs.PeriodHours * PerWeek,
            LackingToday = Weekly(Intervals.Mean(steps[0].ByReplication)),
            WholeGain = Weekly(wholeGain),
            AtTodaysHours = kept > 0 ? AtTodaysHours(Flat(list.Take(kept))) : null,
            Wished = learners.HasWishes ? learners.Wished(Flat(list.Take(kept))) : null,
            OutOfReach = [.. lacking.OutOfReach.Select(flow => inputs.Centre.Flows[flow].Id)],
        };
    }

    private TrainingToday AtTodaysHours(IReadOnlyCollection<Lesson> list)
    {
        var presence = learners.Scaled(1);
        var before = Fresh(learners.Centre(presence, []));
        var after = Fresh(learners.Centre(presence, list));
        var everyone = Fresh(learners.CentreOfEveryone(presence));
        var least = Enumerable.Range(0, inputs.FlowCount).MaxBy(flow => inputs.Targets[flow].Share - (Evaluator.Within(before, flow).Overall ?? double.PositiveInfinity));
        var answered = Evaluator.Within(before, null).Numerators.Zip(Evaluator.Within(after, null).Numerators, (one, other) => (other - one) / inputs.Centre.Grid.Days.Length).ToArray();
        return new TrainingToday(Change(before, after, null), Intervals.Mean(answered), inputs.Centre.Flows[least].Id, Change(before, after, least), Change(before, everyone, null));
    }

    private SimulationResult Fresh(CentreModel centre) => evaluator.Fresh(centre, freshReplications);

    private static Estimate Change(SimulationResult before, SimulationResult after, int? flow) => Intervals.PairedDifference(Shares(after, flow), Shares(before, flow));

    private static double[] Shares(SimulationResult result, int? flow)
    {
        var within = Evaluator.Within(result, flow);
        return [.. Enumerable.Range(0, within.Count).Select(replication => within.Of(replication) ?? within.Overall ?? 0)];
    }

    private TrainingPlan Empty(TrainingStop stop) => new()
    {
        CannotTell = null,
        Stop = stop,
        StaffedHours = inputs.StaffedHours * PerWeek,
        WholeTrainings = learners.WholeTrainings,
        Refused = learners.Refused,
        HoursPerTraining = hoursPerTraining,
        Replications = freshReplications,
    };

    private Estimate Weekly(Estimate hours) => new(hours.Value * PerWeek, hours.Low * PerWeek, hours.High * PerWeek, hours.SampleSize);
}
