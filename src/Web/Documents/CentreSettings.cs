using System.Collections.Immutable;
using NodaTime;
using Plateau.Design;
using Plateau.Model;
using Plateau.Model.Files;
using Plateau.Model.Texts;
using Plateau.Report.Texts;

namespace Plateau.Web.Documents;

/// <summary>What people state of a centre as a whole. Null = not stated.</summary>
public sealed record CentreSettings
{
    public const int LongestName = 120;
    public const int MostReplications = 1000;

    public required string Name { get; init; }

    /// <summary>In which reports are written first: fr or en.</summary>
    public string Language { get; init; } = "fr";

    /// <summary>tz name of the logs.</summary>
    public string? Zone { get; init; }

    /// <summary>For all flows, as people write it: 80/20.</summary>
    public string? Target { get; init; }

    /// <summary>For single flows.</summary>
    public ImmutableDictionary<string, string> Targets { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ulong? Seed { get; init; }

    public int? Replications { get; init; }

    /// <summary>Paid time that is not there for contacts, as a share.</summary>
    public double? Shrinkage { get; init; }

    /// <summary>Difference of cost, as a share, that does not matter.</summary>
    public double? Indifference { get; init; }

    public IEnumerable<Problem> Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
            yield return Problem.At("name", "studio.name", Argument.Count("most", LongestName), Argument.Count("length", Name?.Length ?? 0));
        if (Languages.Of(Language)?.Code() != Language)
            yield return Problem.At("language", "studio.language", Argument.Of("value", Language));
        if (Zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            yield return Problem.At("zone", "unknown-zone", Argument.Of("zone", Zone), Argument.List("nearest", Nearest.To(Zone, DateTimeZoneProviders.Tzdb.Ids)));
        if (Target is not null && !TargetText.TryParse(Target, out _))
            yield return Problem.At("target", "console.notTarget", Argument.Of("value", Target));
        foreach (var (flow, target) in Targets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!TargetText.TryParse(target, out _))
                yield return Problem.At($"targets.{flow}", "console.notTarget", Argument.Of("value", target));
        }

        if (Replications is < 1 or > MostReplications)
            yield return Problem.At("replications", "setting-range", Argument.Count("value", Replications.Value), Argument.Count("low", 1), Argument.Count("high", MostReplications));
        if (Shrinkage is < 0 or > 0.99)
            yield return Problem.At("shrinkage", "studio.share", Argument.Of("value", Shrinkage.Value), Argument.Of("high", 0.99));
        if (Indifference is < 0 or > 1)
            yield return Problem.At("indifference", "studio.share", Argument.Of("value", Indifference.Value), Argument.Of("high", 1));
    }

    /// <summary>For a study; what is not stated is as the program has it. Settings that were checked.</summary>
    public StudySettings ForStudy()
    {
        var defaults = new StudySettings();
        return defaults with
        {
            Target = TargetText.TryParse(Target, out var target) ? target : defaults.Target,
            Targets = TargetsByFlow(),
            Seed = Seed ?? defaults.Seed,
            Replications = Replications ?? defaults.Replications,
            Shrinkage = Shrinkage,
            Indifference = Indifference ?? defaults.Indifference,
        };
    }

    private ImmutableDictionary<FlowId, ServiceTarget> TargetsByFlow()
    {
        var targets = ImmutableDictionary.CreateBuilder<FlowId, ServiceTarget>();
        foreach (var (flow, text) in Targets)
        {
            if (TargetText.TryParse(text, out var target))
                targets[new FlowId(flow)] = target;
        }

        return targets.ToImmutable();
    }
}
