using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Design.Training;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Organisations;

namespace Plateau.Design.Coverage;

/// <summary>Makes the fragility map of today's organisation.</summary>
public sealed class FragilityMapStudy
{
    /// <summary>Departures that are simulated, at most.</summary>
    private const int MostSimulated = 6;

    private const int LeastReplications = 6;
    private const int MinutesPerHour = 60;

    private readonly CentreEvidence evidence;
    private readonly CursorInputs inputs;
    private readonly Organisation today;
    private readonly WeekPresence presence;
    private readonly ImmutableArray<LearningGroup> groups;
    private readonly PeriodGrid week;
    private readonly double? trainingHours;
    private readonly Willingness willing;

    /// <summary>[group][period of the week] and [flow][period of the week]: probability that nobody of them is there; null = not known.</summary>
    private readonly double?[][] ofGroup;

    private readonly double?[][] nobody;

    private FragilityMapStudy(CentreEvidence evidence, CursorInputs inputs, Organisation today, double? absence)
    {
        this.evidence = evidence;
        this.inputs = inputs;
        this.today = today;
        week = evidence.Centre.Grid;
        groups = LearningGroups.Of(evidence, inputs, today);
        willing = Willingness.Of(inputs, today);
        presence = new WeekPresence(evidence, inputs, [.. today.Groups.Select(Members)], absence);
        ofGroup = [.. today.Groups.Select((_, group) => Periods(period => presence.Nobody(group, period)))];
        nobody = [.. Enumerable.Range(0, inputs.FlowCount).Select(flow => Periods(period => Product(Able(flow).Select(group => ofGroup[group][period]))))];
        trainingHours = Organisations.CostSides.Stated(evidence.Centre).Of(UncertainInput.TrainingHoursPerSkill)?.Middle;
    }

    /// <param name="today">Today's skills and presence; null = unknown.</param>
    /// <param name="absence">The centre's rate; unknown without a log.</param>
    /// <returns>Null when nobody knows who is there.</returns>
    public static FragilityMap? Run(CentreEvidence evidence, CursorInputs inputs, Evaluator evaluator, Organisation? today, Estimate absence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(evaluator);
        if (today?.Today is null)
            return null;
        var study = new FragilityMapStudy(evidence, inputs, today, absence.Value);
        var departures = study.Departures();
        return new FragilityMap(
            [.. Enumerable.Range(0, inputs.FlowCount).Select(study.OfFlow)],
            study.Simulated(departures, evaluator),
            absence.Value,
            study.presence.FromLog);
    }

    private AgentGroup[] Members(OrganisationGroup group) => [.. LearningGroups.Among(inputs, group)];

    private IEnumerable<int> Able(int flow) => Enumerable.Range(0, today.Groups.Length).Where(group => today.Groups[group].Flows.Contains(flow));

    private double Arrivals(int flow, int period) => evidence.Centre.FlowOf(inputs.Centre.Flows[flow].Id).ArrivalsPerPeriod[period];

    /// <summary>Probability that nobody able is there; null = not known.</summary>
    private double? Nobody(int flow, int period) => nobody[flow][period];

    private double?[] Periods(Func<int, double?> value) => [.. Enumerable.Range(0, week.Count).Select(value)];

    private static double? Product(IEnumerable<double?> factors)
    {
        double? product = 1;
        foreach (var factor in factors)
            product *= factor;
        return product;
    }

    /// <summary>Contacts of the flow in a week that come while nobody able is there, by the probability of each period.</summary>
    private double? AtRisk(int flow, Func<int, double?> nobody)
    {
        double? sum = 0;
        for (var period = 0; period < week.Count; period++)
        {
            if (Arrivals(flow, period) is > 0 and var contacts)
                sum += contacts * nobody(period);
        }

        return sum * PerWeek;
    }

    /// <summary>A grid may hold another number of days than a week has.</summary>
    private double PerWeek => 7.0 / week.Days.Length;

    private FlowFragility OfFlow(int flow)
    {
        var able = Able(flow).ToArray();
        var cells = Cells(flow, able);
        var atRisk = AtRisk(flow, period => Nobody(flow, period));
        return new FlowFragility(
            inputs.Centre.Flows[flow].Id,
            able.Sum(group => today.Groups[group].Agents),
            cells,
            Enumerable.Range(0, week.Count).Sum(period => Arrivals(flow, period)) * PerWeek,
            atRisk,
            cells.Where(cell => cell.Nobody > 0).MaxBy(cell => cell.Contacts * cell.Nobody),
            BackUpOf(flow, atRisk));
    }

    private ImmutableArray<FragilityCell> Cells(int flow, int[] able)
    {
        var perHour = Math.Max(1, MinutesPerHour / week.PeriodMinutes);
        var cells = ImmutableArray.CreateBuilder<FragilityCell>();
        foreach (var hour in Enumerable.Range(0, week.Count).GroupBy(period => (Day: week.Days[week.DayOf(period)].Weekday, Hour: week.PeriodOfDay(period) / perHour)))
        {
            double contacts = 0, present = 0;
            double? none = 0;
            foreach (var period in hour)
            {
                var arrivals = Arrivals(flow, period);
                if (arrivals <= 0)
                    continue;
                contacts += arrivals;
                present += arrivals * able.Sum(group => presence.Expected(group, period));
                none += arrivals * Nobody(flow, period);
            }

            if (contacts > 0)
                cells.Add(new FragilityCell(hour.Key.Day, hour.Key.Hour * perHour * week.PeriodMinutes / MinutesPerHour, present / contacts, Share(none / contacts), contacts * PerWeek));
        }

        return cells.ToImmutable();
    }

    /// <summary>Rounding must not carry a probability beyond 1.</summary>
    private static double? Share(double? value) => value is { } known ? Math.Clamp(known, 0, 1) : null;

    /// <summary>The group whose member, once trained, leaves least contacts to nobody; where all refuse to learn it, another.</summary>
    private BackUp? BackUpOf(int flow, double? atRisk)
    {
        if (atRisk is not > 1e-6 || inputs.Centre.Flows[flow].Protected)
            return null;
        var best = Enumerable.Range(0, today.Groups.Length)
            .Where(group => !today.Groups[group].Flows.Contains(flow) && today.Groups[group].Flows.Any(own => !inputs.Centre.Flows[own].Protected))
            .Where(group => willing.ByGroup[group].Any(person => !person.Refuses.Contains(inputs.Centre.Flows[flow].Skill)))
            .Select(group => (Group: group, After: AtRisk(flow, period => Nobody(flow, period) * presence.OneAway(group, period))))
            .Where(one => one.After is not null)
            .Select(one => (one.Group, After: one.After!.Value))
            .OrderBy(one => one.After).ThenBy(one => one.Group).Take(1).ToArray();
        return best is [var found] && found.After < atRisk * (1 - 1e-9) ? new BackUp(groups[found.Group], found.After, trainingHours) : null;
    }

    /// <summary>One person of each group, by what their going leaves to nobody.</summary>
    private List<(int Group, Departure Departure)> Departures() =>
        [.. Enumerable.Range(0, today.Groups.Length).Select(group => (group, Departure: new Departure(
                groups[group],
                [.. today.Groups[group].Flows.Where(flow => today.Groups[group].Agents == 1 && Able(flow).All(other => other == group)).Select(flow => inputs.Centre.Flows[flow].Id)],
                MoreAtRisk(group),
                Estimate.Unknown,
                null,
                Estimate.Unknown)))
            .OrderByDescending(one => one.Departure.Uncovered.Length).ThenByDescending(one => one.Departure.MoreAtRisk ?? 0).ThenByDescending(one => today.Today![today.Groups[one.group].Block].Sum() / today.Groups[one.group].Agents)];

    private double? MoreAtRisk(int gone)
    {
        var without = Periods(period => presence.NobodyWithoutOne(gone, period));
        double? sum = 0;
        foreach (var flow in today.Groups[gone].Flows)
        {
            sum += AtRisk(flow, period => Product(Able(flow).Select(group => group == gone ? without[period] : ofGroup[group][period])))
                - AtRisk(flow, period => Nobody(flow, period));
        }

        return sum is { } more ? Math.Max(0, more) : null;
    }

    /// <summary>What the departures that come first cost in service, at today's hours less the one who leaves.</summary>
    private ImmutableArray<Departure> Simulated(List<(int Group, Departure Departure)> departures, Evaluator evaluator)
    {
        var learners = new Learners(inputs, today);
        var whole = learners.Scaled(1);
        var before = evaluator.Search(learners.Centre(whole, []), LeastReplications);
        var told = departures.Take(MostSimulated).ToArray();
        var comparisons = told.Length;
        return [.. told.Select(one =>
        {
            var people = learners.PeopleIn(one.Group);
            var without = whole.Select((periods, group) => group == one.Group ? periods.Select(agents => agents * (people - 1) / people).ToArray() : periods).ToArray();
            var after = evaluator.Search(learners.Centre(without, []), LeastReplications);
            var losses = Enumerable.Range(0, inputs.FlowCount).Select(flow => (Flow: flow, Loss: Loss(flow))).ToArray();
            var worst = losses.MaxBy(flow => flow.Loss.Value ?? double.NegativeInfinity);
            return one.Departure with { Within = Loss(null), HardestHit = inputs.Centre.Flows[worst.Flow].Id, HardestHitWithin = worst.Loss };

            Estimate Loss(int? flow) => Paired.Difference(Shares(before, flow), Shares(after, flow), comparisons);
        })];
    }

    private static double[] Shares(Simulation.Results.SimulationResult result, int? flow)
    {
        var within = Evaluator.Within(result, flow);
        return [.. Enumerable.Range(0, within.Count).Select(replication => within.Of(replication) ?? within.Overall ?? 0)];
    }
}
