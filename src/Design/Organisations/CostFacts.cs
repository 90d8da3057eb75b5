using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Model.Organisations;
using Plateau.Model.Ways;

namespace Plateau.Design.Organisations;

/// <summary>What of an organisation the uncertain inputs act on.</summary>
/// <param name="YearlyHours">At equal service, as simulated: equal handle times, nobody switches, no dearer absence.</param>
/// <param name="Breadth">0 = everyone takes one flow, 1 = everyone takes all flows; weighted by hours.</param>
/// <param name="SeveralShare">Share of hours of agents with two skills or more.</param>
/// <param name="SwitchShare">Share of contacts taken after one of another flow.</param>
/// <param name="FurtherSkills">Pairs of agent and flow beyond one flow each.</param>
public sealed record CostFacts(double YearlyHours, double Breadth, double SeveralShare, double SwitchShare, int FurtherSkills);

/// <summary>What all organisations of a centre share.</summary>
/// <param name="AgentHour">Cost of an hour; 1 when hours stand for money.</param>
/// <param name="Shrinkage">Share of paid time not available already, 0 to below 1; 0 where unknown.</param>
/// <param name="MeanWorkSeconds">Of a contact.</param>
/// <param name="RepeatShare">Of unresolved contacts, the share that comes back; null = unknown.</param>
/// <param name="Unresolved">Share of answered contacts that is not resolved today; null = unknown.</param>
/// <param name="Elasticity">Relative growth of the need of hours ÷ relative growth of the work.</param>
public sealed record CostSetting(double AgentHour, double Shrinkage, double MeanWorkSeconds, double? RepeatShare, double? Unresolved, double Elasticity)
{
    public static CostSetting Of(CursorInputs inputs, double elasticity)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        double contacts = 0, work = 0, resolvedKnown = 0, unresolved = 0, repeats = 0;
        foreach (var flow in inputs.Centre.Flows)
        {
            var volume = flow.ArrivalsPerPeriod.Sum();
            contacts += volume;
            work += volume * flow.MeanWorkSeconds;
            if (flow.ResolutionShare is not { } resolved)
                continue;
            resolvedKnown += volume;
            unresolved += volume * (1 - resolved);
            repeats += volume * (1 - resolved) * Math.Min(1, flow.Returns.Where(back => back.Cause == ReturnCause.Unresolved).Sum(back => back.Share));
        }

        // A share known for some flows alone says nothing of the others.
        var known = contacts > 0 && resolvedKnown >= contacts * (1 - 1e-9);
        return new CostSetting(
            inputs.Centre.Costs.AgentHour ?? 1,
            inputs.Settings.Shrinkage ?? inputs.Centre.Shrinkage ?? 0,
            contacts > 0 ? work / contacts : 0,
            known && unresolved > 0 ? repeats / unresolved : null,
            known ? unresolved / contacts : null,
            elasticity);
    }

    /// <summary>Whether anything is known of what the input acts on.</summary>
    public bool CanPrice(UncertainInput input) => input switch
    {
        UncertainInput.ResolutionGain => RepeatShare > 0,
        UncertainInput.SwitchSeconds => MeanWorkSeconds > 0,
        _ => true,
    };

    /// <summary>Cost of a year without initial training.</summary>
    public double Yearly(CostFacts facts, InputPoint point) =>
        AgentHour * ((PaidHours(facts, point) * (1 + (point.Of(UncertainInput.WagePremium) * facts.SeveralShare))) + (point.Of(UncertainInput.ContinuousTrainingHoursPerYear) * facts.FurtherSkills));

    /// <summary>Work of the model ÷ work as simulated.</summary>
    public double WorkFactor(CostFacts facts, InputPoint point)
    {
        var longer = (point.Of(UncertainInput.BreadthInflation) * facts.Breadth) + (MeanWorkSeconds > 0 ? point.Of(UncertainInput.SwitchSeconds) * facts.SwitchShare / MeanWorkSeconds : 0);
        return (1 + longer) * Repeats(point.Of(UncertainInput.ResolutionGain) * facts.Breadth);
    }

    /// <summary>Hours of a year at equal service, more where the work is more and where more are absent: the same hours at work ask for more paid hours.</summary>
    public double PaidHours(CostFacts facts, InputPoint point)
    {
        var hours = facts.YearlyHours * (1 + (Elasticity * (WorkFactor(facts, point) - 1)));
        var present = Math.Max(1e-6, 1 - Shrinkage - (point.Of(UncertainInput.AbsenceRise) * facts.Breadth));
        return hours * (1 - Shrinkage) / present;
    }

    /// <summary>What a stated gain of resolution (for full breadth) comes to at the organisation's breadth.</summary>
    public ResolutionClaim Claimed(CostFacts facts, StatedRange stated)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(stated);
        var (low, high) = (Gain(stated.Low), Gain(stated.High));
        return new ResolutionClaim(new ValueRange(low, high), CanPrice(UncertainInput.ResolutionGain) ? new ValueRange(Repeats(high) - 1, Repeats(low) - 1) : null);

        double Gain(double full) => Math.Min(full * facts.Breadth, Unresolved ?? 1);
    }

    /// <summary>Contacts with a better resolution ÷ contacts today: an unresolved contact comes back with the repeat share, and may come back again.</summary>
    private double Repeats(double gain)
    {
        if (RepeatShare is not { } repeat || Unresolved is not { } unresolved)
            return 1;
        var better = Math.Max(0, unresolved - gain);
        return (1 - (unresolved * repeat)) / (1 - (better * repeat));
    }
}

/// <summary>A value of each uncertain input; what is not given is 0, that is, left out.</summary>
public sealed record InputPoint(IReadOnlyDictionary<UncertainInput, double> Values)
{
    public double Of(UncertainInput input) => Values.GetValueOrDefault(input);

    public InputPoint With(UncertainInput input, double value) => new(new Dictionary<UncertainInput, double>(Values) { [input] = value });

    /// <summary>All stated ranges at their middle.</summary>
    public static InputPoint Middle(Assumptions assumptions) => new(assumptions.Ranges.ToDictionary(pair => pair.Key, pair => pair.Value.Middle));

    /// <summary>Every combination of low and high ends.</summary>
    public static IEnumerable<InputPoint> Corners(Assumptions assumptions)
    {
        var stated = assumptions.Ranges.ToArray();
        return Enumerable.Range(0, 1 << stated.Length).Select(corner => new InputPoint(stated.Select((pair, bit) => (pair.Key, Value: (corner >> bit & 1) == 0 ? pair.Value.Low : pair.Value.High)).ToDictionary(pair => pair.Key, pair => pair.Value)));
    }
}
