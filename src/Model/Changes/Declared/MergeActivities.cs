using System.Collections.Immutable;
using Plateau.Model.Declared;
using Plateau.Model.Texts;

namespace Plateau.Model.Changes.Declared;

/// <summary>One activity that stood under several spellings stands under one; flows and responsibilities follow. What only one of them said is kept.</summary>
/// <param name="Others">Spellings that go.</param>
public sealed record MergeActivities(string Kept, ImmutableArray<string> Others) : DeclaredChange
{
    public override string Code => "merge-activities";

    public override Declarations Apply(Declarations declared)
    {
        var kept = DeclaredReferences.ActivityOf(declared, Kept);
        foreach (var name in Others)
        {
            var other = DeclaredReferences.ActivityOf(declared, name);
            kept = kept with { Mission = kept.Mission ?? other.Mission, Service = kept.Service ?? other.Service, Owner = kept.Owner ?? other.Owner };
        }

        return declared with
        {
            Activities = [.. declared.Activities.Where(activity => activity.Name != Kept && !Others.Contains(activity.Name)), kept],
            Flows = [.. declared.Flows.Select(flow => flow.Activity is { } name && Others.Contains(name) ? flow with { Activity = Kept } : flow)],
            Responsibilities = [.. declared.Responsibilities.Select(said => Others.Contains(said.Subject) ? said with { Subject = Kept } : said)],
        };
    }

    public override Message Describe() => Message.Of($"change.{Code}", Argument.Of("kept", Kept), Argument.List("others", Others));
}
