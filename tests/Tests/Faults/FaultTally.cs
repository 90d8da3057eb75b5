using System.Collections.Immutable;
using Plateau.Diagnosis;

namespace Plateau.Tests.Faults;

/// <summary>Counts faults planted and found, findings explained and not.</summary>
internal sealed class FaultTally
{
    private readonly Dictionary<string, (SortedSet<string> Rules, int Planted, int Found)> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Findings, int Explained, int Healthy)> _rules = new(StringComparer.Ordinal);
    private readonly List<string> _missed = [];
    private readonly List<string> _unexplained = [];
    private int _healthy;
    private int _alarmed;

    public void CountHealthy(string where, IReadOnlyCollection<(string Rule, Finding Finding)> found)
    {
        _healthy++;
        if (found.Count > 0) _alarmed++;
        foreach (var (rule, finding) in found)
        {
            var score = _rules.GetValueOrDefault(rule);
            _rules[rule] = score with { Healthy = score.Healthy + 1 };
            _unexplained.Add($"{where}, healthy: {Shown(rule, finding)}");
        }
    }

    public void Count(string where, IReadOnlyCollection<(FaultKind Kind, Planted Planted)> faults, IReadOnlyCollection<(string Rule, Finding Finding)> found) =>
        Count(where, [.. faults.Select(fault => (fault.Kind.Name, fault.Planted.Right, fault.Planted.Also))], found);

    public void Count(string where, ImmutableArray<(string Name, ImmutableArray<Expectation> Right, ImmutableArray<Expectation> Also)> faults, IReadOnlyCollection<(string Rule, Finding Finding)> found)
    {
        foreach (var (name, right, _) in faults)
        {
            var hit = right.Any(expected => found.Any(one => expected.Meets(one.Rule, one.Finding)));
            var score = _kinds.GetValueOrDefault(name, (new(StringComparer.Ordinal), 0, 0));
            score.Rules.UnionWith(right.Select(expected => expected.Rule));
            _kinds[name] = (score.Rules, score.Planted + 1, score.Found + (hit ? 1 : 0));
            if (!hit) _missed.Add($"{where}: {name} ({string.Join(", ", right.Select(expected => $"{expected.Rule} {expected.Name}"))}) beside {string.Join("; ", faults.Select(fault => fault.Name).Where(other => other != name))}");
        }

        var expectations = faults.SelectMany(fault => fault.Right.Concat(fault.Also)).ToArray();
        foreach (var (rule, finding) in found)
        {
            var explained = expectations.Any(expected => expected.Meets(rule, finding));
            var score = _rules.GetValueOrDefault(rule);
            _rules[rule] = score with { Findings = score.Findings + 1, Explained = score.Explained + (explained ? 1 : 0) };
            if (!explained) _unexplained.Add($"{where}: {Shown(rule, finding)} beside {string.Join("; ", faults.Select(fault => fault.Name))}");
        }
    }

    /// <param name="kinds">Their order in the table.</param>
    public FaultScores Scores(IReadOnlyList<string> kinds) => new(
        [.. kinds.Select(name => _kinds.TryGetValue(name, out var score) ? new KindScore(name, [.. score.Rules], score.Planted, score.Found) : new KindScore(name, [], 0, 0))],
        [.. RuleCatalogue.All.Select(rule => rule.Info.Code).Where(_rules.ContainsKey).Select(rule => new RuleScore(rule, _rules[rule].Findings, _rules[rule].Explained, _rules[rule].Healthy))],
        _healthy, _alarmed, [.. _missed], [.. _unexplained]);

    private static string Shown(string rule, Finding finding) => $"{rule} [{finding.Subject}] {finding.What.Code}";
}
