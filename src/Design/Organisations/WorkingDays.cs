using Plateau.Design.Cursor;
using Plateau.Mathematics.Statistics;
using Plateau.Model;

namespace Plateau.Design.Organisations;

/// <summary>What a working day at a place of an organisation is like (<see cref="DayVariety"/>).</summary>
/// <param name="Variety">0 = one flow all day, 1 = all flows alike; unknown where there are too many contacts to follow.</param>
/// <param name="Switches">Share of contacts taken after one of another flow.</param>
public sealed record WorkingDay(Estimate Variety, Estimate Switches);

/// <summary>Follows the working days of organisations at their own hours for equal service, of models and positions alike: each staffing once, whoever asks again. Several threads may ask for different staffings.</summary>
public sealed class WorkingDays(CursorInputs inputs, Evaluator evaluator, EqualServiceSearch search)
{
    /// <summary>Contacts of the simulated days, at most, for which every step is kept to see who took what.</summary>
    private const double MostTraced = 1_000_000;

    private readonly Memo<EqualServicePoint, WorkingDay> atService = new(ReferenceEqualityComparer.Instance);
    private readonly Memo<string, WorkingDay> atToday = new(StringComparer.Ordinal);

    /// <summary>Whether every step of the simulated days can be kept.</summary>
    public bool CanFollow { get; } = inputs.Centre.Flows.Sum(flow => flow.ArrivalsPerPeriod.Sum()) <= MostTraced;

    /// <summary>At its hours for equal service; at today's where that is out of reach.</summary>
    public CentreModel Staffed(Examined one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Service is { } service ? search.Staff(one.Organisation, service.Scale) : Seats.Centre(inputs, one.Organisation, one.Expected);
    }

    public WorkingDay Of(Examined one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Service is { } service ? atService.Of(service, _ => Follow(one)) : atToday.Of(one.Organisation.Signature, _ => Follow(one));
    }

    private WorkingDay Follow(Examined one)
    {
        var (variety, switches) = CanFollow ? DayVariety.Of(evaluator.Traced(Staffed(one))) : (Estimate.Unknown, Estimate.Unknown);
        return new WorkingDay(variety, switches);
    }
}
