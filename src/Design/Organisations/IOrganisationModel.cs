using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>
/// A way to organise a centre that can be built from its own flows and people. A new one is one file and one line in <see cref="OrganisationModelCatalogue"/>, with its name
/// (<c>organisation.{Key}</c>) in both languages.
/// </summary>
public interface IOrganisationModel
{
    /// <summary>Stable, camel case.</summary>
    string Key { get; }

    /// <summary>One proposal, or as many as the user drew.</summary>
    IEnumerable<OrganisationProposal> Build(ModelMaterial material);
}

/// <summary>What models are built from.</summary>
/// <param name="Builder">Of the positions of the cursor: some models are positions.</param>
public sealed record ModelMaterial(OrganisationParts Parts, OrganisationBuilder Builder)
{
    public CursorInputs Inputs => Parts.Inputs;

    /// <summary>Names of flows, for messages.</summary>
    public IEnumerable<string> Names(IEnumerable<int> flows) => flows.Select(flow => Inputs.Centre.Flows[flow].Name);

    /// <summary>Why none of the models with a group for each flow is built; null when the flows are few enough.</summary>
    public Message? TooLarge => Parts.FlowCount > OrganisationStudy.MostBlocks
        ? Message.Of("organisation.cannot.size", Argument.Count("groups", Parts.FlowCount), Argument.Count("most", OrganisationStudy.MostBlocks))
        : null;

    /// <summary>Why no flow can help another, or none with an own group each can; null when they can.</summary>
    public Message? NoHelp => TooLarge
        ?? (Parts.Poolable.Length < 2 ? Message.Of("organisation.cannot.nothingToPool") : null)
        ?? (Parts.OwnAgents is null ? TooFewAgents(Parts.FlowCount) : null);

    /// <summary>There are not enough people for so many groups.</summary>
    public Message TooFewAgents(int groups) => Message.Of("organisation.cannot.agents", Argument.Count("agents", Inputs.Agents), Argument.Count("groups", groups));
}

/// <summary>An organisation, or why there is none.</summary>
/// <param name="Key">Of the model; with a drawn one, <c>drawn:</c> and its id.</param>
/// <param name="Name">Given by the user; null = the model's own name.</param>
/// <param name="Organisation">Null when it cannot be built.</param>
/// <param name="CannotBuild">Why; null when it can.</param>
/// <param name="Notes">What the reader must know of how it was built.</param>
public sealed record OrganisationProposal(string Key, string? Name, Organisation? Organisation, Message? CannotBuild, ImmutableArray<Message> Notes)
{
    public static OrganisationProposal Of(string key, Organisation? organisation, Func<Message> otherwise, params ReadOnlySpan<Message> notes) =>
        new(key, null, organisation, organisation is null ? otherwise() : null, [.. notes]);

    public static OrganisationProposal Impossible(string key, Message reason, string? name = null) => new(key, name, null, reason, []);
}
