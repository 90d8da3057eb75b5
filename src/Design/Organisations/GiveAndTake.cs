using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Organisations;

namespace Plateau.Design.Organisations;

/// <summary>What an organisation asks of people and money, and what it gives back, against the reference of the comparison.</summary>
/// <param name="Day">The working day at a place.</param>
/// <param name="Bill">What must be learnt, its cost, and what is saved a year.</param>
/// <param name="Resolution">Null when nobody stated a gain, or when equal service is out of reach.</param>
/// <param name="Facts">What the cost formula takes of the organisation; null when equal service is out of reach.</param>
public sealed record GiveAndTake(WorkingDay Day, Bill Bill, ResolutionClaim? Resolution, CostFacts? Facts);

/// <summary>A stated claim on first-contact resolution, as far as this organisation would bring it.</summary>
/// <param name="Gain">Share of contacts resolved more, 0 to 1: the stated range × breadth, never more than is unresolved today.</param>
/// <param name="Contacts">Contacts more or less than today through fewer repeats, as a share (−0.02 = two in a hundred fewer); null when the flows do not state how many unresolved contacts come back.</param>
public sealed record ResolutionClaim(ValueRange Gain, ValueRange? Contacts);

/// <summary>Weighs organisation models and positions of the cursor in one and the same way. Formulas: docs/methods/organisation-models.md.</summary>
/// <param name="reference">With whom all are compared; null = with nobody.</param>
public sealed class GiveAndTakeStudy(CursorInputs inputs, WorkingDays days, Examined? reference, Assumptions assumptions, CostSetting setting)
{
    private const double DaysPerYear = 365;
    private readonly CostSides sides = new(assumptions, setting);

    public CostSides Sides => sides;

    public CostSetting Setting => setting;

    public Examined? Reference => reference;

    /// <param name="saving">Relative saving of hours over the reference, with its interval; unknown for the reference itself.</param>
    public GiveAndTake Of(Examined one, Estimate saving)
    {
        ArgumentNullException.ThrowIfNull(one);
        var facts = FactsOf(one);
        var toLearn = Math.Max(0, one.Organisation.FurtherSkills - (reference?.Organisation.FurtherSkills ?? 0));
        return new GiveAndTake(
            days.Of(one),
            sides.BillOf(facts, reference is null ? null : FactsOf(reference), saving, toLearn),
            facts is not null && assumptions.Of(UncertainInput.ResolutionGain) is { } stated ? setting.Claimed(facts, stated) : null,
            facts);
    }

    /// <summary>Null when equal service is out of reach.</summary>
    public CostFacts? FactsOf(Examined one)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (one.Service is not { } service)
            return null;
        var organisation = one.Organisation;
        var hours = organisation.Spread([.. organisation.Need.Select((need, block) => need.Select(agents => agents * service.Scale[block]).ToArray())]).Select(periods => periods.Sum()).ToArray();
        var all = Math.Max(1e-9, hours.Sum());
        double further = Math.Max(1, inputs.FlowCount - 1);
        return new CostFacts(
            service.Hours * DaysPerYear / inputs.Centre.Grid.Days.Length,
            organisation.Groups.Select((group, index) => hours[index] * (group.Flows.Length - 1) / further).Sum() / all,
            organisation.Groups.Select((group, index) => group.Flows.Length > 1 ? hours[index] : 0).Sum() / all,
            days.Of(one).Switches.Value ?? 0,
            organisation.FurtherSkills);
    }
}
