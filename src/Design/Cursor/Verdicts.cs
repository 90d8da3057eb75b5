using System.Collections.Immutable;
using Plateau.Design.Cursor.Hours;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;

namespace Plateau.Design.Cursor;

/// <summary>
/// Pool or specialise if the simultaneous 95 % interval of the cost difference excludes the user's indifference; mixed if the best position lies strictly inside and beats
/// both ends by more than the indifference; else undecided.
/// </summary>
public static class Verdicts
{
    /// <summary>A share of hours by agents with several skills from which on a position, or the place of a flow, is as good as pooled; its complement is as good as alone.</summary>
    public const double NearEnd = 0.85;

    /// <summary>The whole centre, along the ladder from specialised to everyone.</summary>
    public static Verdict OfCentre(CursorInputs inputs, IReadOnlyList<Examined> ladder, Knee? knee, BreakEven? breakEven)
    {
        var specialised = ladder.FirstOrDefault(one => one.Organisation.Kind == OrganisationKind.Specialised);
        var everyone = ladder.FirstOrDefault(one => one.Organisation.Kind == OrganisationKind.Everyone);
        if (everyone is null && OutOfReach.Conflict(inputs) is { } conflict)
            return new Verdict(VerdictKind.Undecided, Estimate.Unknown, [conflict]);
        if (specialised is null || everyone is null)
            return Undecided("verdict.tooFewAgents", Argument.Count("agents", inputs.Agents), Argument.Count("flows", inputs.FlowCount));
        if (everyone.Service is null)
            return new Verdict(VerdictKind.Undecided, Estimate.Unknown, everyone.OutOfReach is { } why ? [why] : [Message.Of("verdict.targetOutOfReach")]);
        if (specialised.Service is null)
            return new Verdict(VerdictKind.Pool, Estimate.Unknown, [Message.Of("verdict.specialisedOutOfReach"), .. specialised.OutOfReach is { } alone ? new[] { alone } : []]);

        var best = ladder.Where(one => one.Service is not null).MinBy(one => one.Service!.Hours)!;
        var comparisons = ladder.Count - 1;
        var reasons = new List<Message>();
        var difference = Difference(specialised.Service, everyone.Service, comparisons);
        var kind = Judge(inputs.Settings.Indifference, difference);
        if (best.Organisation is { Kind: OrganisationKind.SecondSkill } inside && (inside.MultiSkilledHours ?? 0) < NearEnd
            && Cheaper(everyone.Service, best.Service!, comparisons, inputs.Settings.Indifference)
            && Cheaper(specialised.Service, best.Service!, comparisons, inputs.Settings.Indifference))
        {
            kind = VerdictKind.Mixed;
            difference = Difference(specialised.Service, best.Service!, comparisons);
            reasons.Add(Message.Of("verdict.bestInside", Argument.Share("position", best.Organisation.Share)));
        }

        reasons.Add(Message.Of(
            "verdict.hours",
            Argument.Hours("specialised", specialised.Service.Hours),
            Argument.Hours("everyone", everyone.Service.Hours),
            Argument.Share("saving", (specialised.Service.Hours - everyone.Service.Hours) / specialised.Service.Hours)));
        if (knee is { EverySkill: true })
            reasons.Add(Message.Of("verdict.kneeEverySkill", Argument.Share("two", knee.GainOfTwoSkills ?? 0), Argument.Share("gain", KneeFinder.ShareOfGain)));
        else if (knee is not null)
            reasons.Add(Message.Of("verdict.knee", Argument.Share("position", knee.Share), Argument.Count("agents", (long)Math.Round(knee.Share * inputs.Agents)), Argument.Share("gain", KneeFinder.ShareOfGain)));
        if (breakEven?.Inflation.Value is { } inflation)
            reasons.Add(Message.Of("verdict.breakEven", Argument.Share("inflation", inflation)));
        return new Verdict(kind, difference, [.. reasons]);
    }

    /// <summary>One flow: alone, half pooled, pooled, everyone else pooled throughout.</summary>
    public static Verdict OfFlow(CursorInputs inputs, EqualServicePoint? alone, EqualServicePoint? half, EqualServicePoint? pooled, int comparisons)
    {
        var indifference = inputs.Settings.Indifference;
        if (pooled is null && alone is null)
            return Undecided("verdict.targetOutOfReach");
        if (alone is null)
            return new Verdict(VerdictKind.Pool, Estimate.Unknown, [Message.Of("verdict.flow.aloneOutOfReach")]);
        if (pooled is null)
            return new Verdict(VerdictKind.Specialise, Estimate.Unknown, [Message.Of("verdict.flow.pooledOutOfReach")]);
        var difference = Difference(alone, pooled, comparisons);
        var kind = Judge(indifference, difference);
        if (half is not null && half.Hours < pooled.Hours && half.Hours < alone.Hours
            && Cheaper(pooled, half, comparisons, indifference) && Cheaper(alone, half, comparisons, indifference))
        {
            return new Verdict(VerdictKind.Mixed, Difference(alone, half, comparisons),
                [Message.Of("verdict.flow.half", Argument.Hours("half", half.Hours), Argument.Hours("alone", alone.Hours), Argument.Hours("pooled", pooled.Hours))]);
        }

        var reason = kind switch
        {
            VerdictKind.Pool => "verdict.flow.pool",
            VerdictKind.Specialise => "verdict.flow.specialise",
            _ => "verdict.flow.undecided",
        };
        return new Verdict(kind, difference,
            [Message.Of(reason, Argument.Hours("alone", alone.Hours), Argument.Hours("pooled", pooled.Hours), Argument.Hours("difference", Math.Abs(alone.Hours - pooled.Hours)), Argument.Share("indifference", indifference))]);
    }

    /// <summary>
    /// One flow, by its cursor. Mixed if the cheapest place lies strictly inside and beats both ends by more than the indifference; else the ends are compared: alone, and next to nobody who takes it alone.
    /// </summary>
    public static Verdict OfDial(CursorInputs inputs, Dial dial, int comparisons)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(dial);
        var indifference = inputs.Settings.Indifference;
        if (dial is { Alone: { } alone, Pooled: { } pooled, Inside: { Service: { } best } inside } && Cheaper(alone, best, comparisons, indifference) && Cheaper(pooled, best, comparisons, indifference))
        {
            return new Verdict(VerdictKind.Mixed, Difference(alone, best, comparisons),
                [Message.Of("verdict.flow.inside", Argument.Share("share", inside.Share), Argument.Hours("best", best.Hours), Argument.Hours("alone", alone.Hours), Argument.Hours("pooled", pooled.Hours))]);
        }

        return OfFlow(inputs, dial.Alone, half: null, dial.Pooled, comparisons);
    }

    private static VerdictKind Judge(double indifference, Estimate difference) =>
        difference.High < -indifference ? VerdictKind.Pool
        : difference.Low > indifference ? VerdictKind.Specialise
        : VerdictKind.Undecided;

    /// <summary>Pooled less specialised, as a share of the specialised hours.</summary>
    private static Estimate Difference(EqualServicePoint specialised, EqualServicePoint pooled, int comparisons)
    {
        var saving = Paired.RelativeSaving(specialised, pooled, comparisons);
        return new Estimate(-saving.Value, -saving.High, -saving.Low, saving.SampleSize);
    }

    private static bool Cheaper(EqualServicePoint reference, EqualServicePoint candidate, int comparisons, double indifference) =>
        Paired.RelativeSaving(reference, candidate, comparisons).Low > indifference;

    private static Verdict Undecided(string code, params ReadOnlySpan<Argument> arguments) =>
        new(VerdictKind.Undecided, Estimate.Unknown, [Message.Of(code, arguments)]);
}
