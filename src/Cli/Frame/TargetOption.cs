using System.Collections.Immutable;
using Plateau.Model;
using Plateau.Model.Files;
using Plateau.Model.Texts;

namespace Plateau.Cli.Frame;

/// <summary>Targets as people write them: 80/20 for all flows, NE=90/30 for one.</summary>
internal sealed record TargetOption(ServiceTarget? ForAll, ImmutableDictionary<FlowId, ServiceTarget> ByFlow)
{
    public static TargetOption None { get; } = new(null, ImmutableDictionary<FlowId, ServiceTarget>.Empty);

    /// <summary>Reads all of them; what is wrong goes to <paramref name="problem"/>.</summary>
    public static TargetOption Read(string where, IEnumerable<string> written, Action<Problem> problem)
    {
        var result = None;
        foreach (var text in written)
        {
            var split = text.LastIndexOf('=');
            if (!TargetText.TryParse(text[(split + 1)..], out var target) || split == 0)
                problem(Problem.At(where, "console.notTarget", Argument.Of("value", text)));
            else if (split < 0)
                result = result with { ForAll = target };
            else
                result = result with { ByFlow = result.ByFlow.SetItem(new FlowId(text[..split].Trim()), target) };
        }

        return result;
    }

    /// <summary>These, where given, in place of the <paramref name="other"/>.</summary>
    public TargetOption Over(TargetOption other) => new(ForAll ?? other.ForAll, other.ByFlow.SetItems(ByFlow));
}
