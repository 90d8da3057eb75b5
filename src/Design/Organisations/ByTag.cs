using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>One pool of agents for each value of a tag of the flows; protected flows keep agents of their own.</summary>
public abstract class ByTag : IOrganisationModel
{
    public abstract string Key { get; }

    /// <summary>Key of the tag in the centre file.</summary>
    protected abstract string Tag { get; }

    /// <summary>Null = not tagged.</summary>
    protected abstract string? ValueOf(Flow flow);

    public IEnumerable<OrganisationProposal> Build(ModelMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        var flows = material.Inputs.Centre.Flows;
        var untagged = material.Parts.Poolable.Where(flow => string.IsNullOrWhiteSpace(ValueOf(flows[flow]))).ToArray();
        if (untagged.Length > 0)
            return [OrganisationProposal.Impossible(Key, Message.Of("organisation.cannot.untagged", Argument.Of("tag", Tag), Argument.Count("count", untagged.Length), Argument.Count("of", flows.Length), Argument.List("flows", Few(material, untagged))))];
        var pools = material.Parts.Poolable.GroupBy(flow => ValueOf(flows[flow])!, StringComparer.Ordinal).Select(pool => (System.Collections.Immutable.ImmutableArray<int>)[.. pool]).ToArray();
        var alone = flows.Length - material.Parts.Poolable.Length;
        return [OrganisationProposal.Of(Key, material.Parts.Pools(OrganisationKind.Model, pools), () => material.TooFewAgents(pools.Length + alone))];
    }

    /// <summary>The first names of many: a list of hundreds is read by nobody.</summary>
    private static IEnumerable<string> Few(ModelMaterial material, int[] flows)
    {
        const int most = 6;
        return flows.Length <= most ? material.Names(flows) : material.Names(flows.Take(most)).Append("…");
    }
}
