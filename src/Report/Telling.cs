using System.Collections.Immutable;
using Plateau.Design;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Texts;

namespace Plateau.Report;

/// <summary>A study and the language in which it is told: what every section and chart is made from.</summary>
public sealed class Telling(StudyResult study, Wording words)
{
    private const int LongestLabel = 24;

    public StudyResult Study { get; } = study;

    public Wording Words { get; } = words;

    public Formatter Format => Words.Formatter;

    public CentreModel Centre => Study.Evidence.Centre;

    public ObservedCentre? Observed => Study.Evidence.Observed;

    public string Say(string code, params ReadOnlySpan<Argument> arguments) => Words.Render(code, arguments);

    public string Say(Message message) => Words.Render(message);

    /// <summary>A short text of the report itself: the key without its prefix.</summary>
    public string Word(string key, params ReadOnlySpan<Argument> arguments) => Words.Render("report." + key, arguments);

    public string NameOf(FlowId flow)
    {
        foreach (var candidate in Centre.Flows)
        {
            if (candidate.Id == flow)
                return candidate.Name.Length > LongestLabel ? flow.Value : candidate.Name;
        }

        return flow.Value;
    }

    public string Share(Estimate estimate) => Format.Estimate(ArgumentKind.Share, estimate);

    public string Seconds(Estimate estimate) => Format.Estimate(ArgumentKind.Seconds, estimate);

    /// <summary>Money, or hours where no cost is stated.</summary>
    public string Cost(Estimate estimate)
    {
        if (Study.Cursor is { CostInHours: false } && Centre.Costs.Currency is { } currency)
            return estimate.Value is null ? Formatter.UnknownMark : Format.Money(estimate.Value, currency);
        return Format.Estimate(ArgumentKind.Hours, estimate);
    }

    /// <summary>The knee as people say it: a share, or that nothing short of every skill is enough.</summary>
    public string Knee(Design.Cursor.Knee knee) => knee.EverySkill ? Word("knee.every-skill") : Format.Percent(knee.Share, 0);

    /// <summary>The threshold of all flows; null when they differ.</summary>
    public double? OneThreshold => Observed?.Flows.Select(flow => flow.ThresholdSeconds).Distinct().ToList() is [var only] ? only : null;

    public Argument SeedArgument => Argument.Of("seed", Study.Settings.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The target as people say it: 80 % in 20 s.</summary>
    public string Target(ServiceTarget target) =>
        Word("target", Argument.Share("share", target.Share), Argument.Seconds("seconds", target.ThresholdSeconds));

    /// <summary>What a set of skills is called: all flows, all but a few, or their names.</summary>
    public string SkillSet(ImmutableArray<FlowId> skills)
    {
        var missing = Centre.Flows.Select(flow => flow.Id).Except(skills).Select(NameOf).ToList();
        if (skills.Length == 0)
            return Word("set.none");
        if (missing.Count == 0)
            return Word("set.all");
        return skills.Length > 3 && missing.Count <= 2
            ? Word("set.except", Argument.List("flows", missing))
            : string.Join(" + ", skills.Select(NameOf));
    }
}
