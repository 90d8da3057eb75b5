using Plateau.Mathematics.Distributions;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>Draft of a law → the law, or the problems.</summary>
internal static class LawCheck
{
    /// <summary>Each law with the parameters that it takes; the optional ones in brackets.</summary>
    private static readonly (string Law, string[] Takes)[] Known =
    [
        ("exponential", ["meanSeconds"]),
        ("lognormal", ["meanSeconds", "cv"]),
        ("gamma", ["meanSeconds", "cv"]),
        ("deterministic", ["meanSeconds"]),
        ("uniform", ["lowSeconds", "highSeconds"]),
        ("empirical", ["seconds", "cumulativeShares", "tailMeanSeconds"]),
        ("endless", []),
    ];

    /// <summary>A law that must be stated, with a finite mean.</summary>
    public static Distribution Needed(ProblemList problems, string path, LawDraft? draft)
    {
        if (draft is not null) return Law(problems, path, draft, mayBeEndless: false);
        problems.Add(path, "centre-missing");
        return Placeholder;
    }

    public static Distribution? Optional(ProblemList problems, string path, LawDraft? draft) => draft is null ? null : Law(problems, path, draft, mayBeEndless: false);

    private static readonly Distribution Placeholder = new Exponential(1);

    public static Distribution Law(ProblemList problems, string path, LawDraft draft, bool mayBeEndless)
    {
        if (string.IsNullOrWhiteSpace(draft.Law))
        {
            problems.Add($"{path}.law", "centre-missing-law", Argument.List("candidates", Known.Select(known => known.Law)));
            return Placeholder;
        }

        if (Known.FirstOrDefault(known => known.Law == draft.Law) is not (not null, var takes))
        {
            problems.Unknown($"{path}.law", "law", draft.Law, Known.Select(known => known.Law));
            return Placeholder;
        }

        if (draft.Law == "endless" && !mayBeEndless) problems.Add($"{path}.law", "centre-endless-handle-time");
        foreach (var (name, given) in Given(draft))
        {
            // An exponential with its own cv, 1, says nothing wrong.
            if (given && !takes.Contains(name) && !(name == "cv" && draft is { Law: "exponential", Cv: 1 }))
                problems.Add($"{path}.{name}", "centre-law-parameter", Argument.Of("law", draft.Law), Argument.Of("parameter", name), Argument.List("candidates", takes));
        }

        return Made(problems, path, draft);
    }

    private static Distribution Made(ProblemList problems, string path, LawDraft draft)
    {
        var before = problems.Problems.Length;
        Func<Distribution> make;
        switch (draft.Law)
        {
            case "exponential":
                var mean = problems.Positive($"{path}.meanSeconds", draft.MeanSeconds);
                make = () => new Exponential(mean);
                break;
            case "lognormal":
                var (lognormalMean, lognormalCv) = (problems.Positive($"{path}.meanSeconds", draft.MeanSeconds), problems.Positive($"{path}.cv", draft.Cv));
                make = () => new LogNormal(lognormalMean, lognormalCv);
                break;
            case "gamma":
                var (gammaMean, gammaCv) = (problems.Positive($"{path}.meanSeconds", draft.MeanSeconds), problems.Positive($"{path}.cv", draft.Cv));
                if (gammaCv is > 0 and < 0.001 or > 1000) problems.Add($"{path}.cv", "centre-gamma-cv", Argument.Of("value", gammaCv));
                make = () => new Gamma(gammaMean, gammaCv);
                break;
            case "deterministic":
                if (draft.MeanSeconds is null) problems.Add($"{path}.meanSeconds", "centre-missing");
                var value = problems.NotNegative($"{path}.meanSeconds", draft.MeanSeconds);
                make = () => new Deterministic(value);
                break;
            case "uniform":
                if (draft.LowSeconds is null) problems.Add($"{path}.lowSeconds", "centre-missing");
                var (low, high) = (problems.NotNegative($"{path}.lowSeconds", draft.LowSeconds), problems.Positive($"{path}.highSeconds", draft.HighSeconds));
                if (draft.HighSeconds is not null && high <= low) problems.Add($"{path}.highSeconds", "centre-uniform-ends", Argument.Of("low", low), Argument.Of("high", high));
                make = () => new Uniform(low, high);
                break;
            case "empirical":
                CheckPoints(problems, path, draft);
                make = () => new Empirical(draft.Seconds!.Value, draft.CumulativeShares!.Value, draft.TailMeanSeconds);
                break;
            default:
                return new Endless();
        }

        return problems.Problems.Length == before ? make() : Placeholder;
    }

    private static void CheckPoints(ProblemList problems, string path, LawDraft draft)
    {
        if (draft.Seconds is not { Length: > 0 } seconds)
        {
            problems.Add($"{path}.seconds", "centre-missing");
            return;
        }

        if (draft.CumulativeShares is not { } shares || shares.Length != seconds.Length)
        {
            problems.Add($"{path}.cumulativeShares", "centre-points-count", Argument.Count("count", draft.CumulativeShares?.Length ?? 0), Argument.Count("expected", seconds.Length));
            return;
        }

        for (var i = 0; i < seconds.Length; i++)
        {
            if (seconds[i] < 0) problems.Add($"{path}.seconds[{i}]", "centre-negative", Argument.Of("value", seconds[i]));
            problems.Share($"{path}.cumulativeShares[{i}]", shares[i]);
            if (i > 0 && seconds[i] < seconds[i - 1]) problems.Add($"{path}.seconds[{i}]", "centre-points-order", Argument.Of("before", seconds[i - 1]), Argument.Of("value", seconds[i]));
            if (i > 0 && shares[i] < shares[i - 1]) problems.Add($"{path}.cumulativeShares[{i}]", "centre-points-order", Argument.Of("before", shares[i - 1]), Argument.Of("value", shares[i]));
        }

        if (draft.TailMeanSeconds is { } tail) problems.Positive($"{path}.tailMeanSeconds", tail);
        if (shares[^1] < 1 != draft.TailMeanSeconds.HasValue) problems.Add($"{path}.tailMeanSeconds", "centre-points-tail", Argument.Of("share", ProblemList.Text(shares[^1])));
    }

    private static (string Name, bool Given)[] Given(LawDraft draft) =>
    [
        ("meanSeconds", draft.MeanSeconds is not null), ("cv", draft.Cv is not null), ("lowSeconds", draft.LowSeconds is not null), ("highSeconds", draft.HighSeconds is not null),
        ("seconds", draft.Seconds is not null), ("cumulativeShares", draft.CumulativeShares is not null), ("tailMeanSeconds", draft.TailMeanSeconds is not null),
    ];
}
