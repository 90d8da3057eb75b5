using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plateau.Model.Texts;
using Plateau.Storage;
using Plateau.Web.Frame;
using Plateau.Web.WhatIf;

namespace Plateau.Web.Documents;

/// <summary>What a kind of document may hold.</summary>
internal abstract class DocumentForm
{
    public abstract string Kind { get; }

    /// <summary>Content before anybody wrote one; null = it is made with the centre.</summary>
    public abstract string? Empty { get; }

    /// <summary>All that is wrong with the content.</summary>
    public abstract ImmutableArray<Problem> Check(JsonNode? content);
}

internal sealed class DocumentForm<T>(string kind, string? empty, Func<T, IEnumerable<Problem>> check) : DocumentForm
    where T : class
{
    public override string Kind => kind;

    public override string? Empty => empty;

    public override ImmutableArray<Problem> Check(JsonNode? content)
    {
        try
        {
            return content.Deserialize<T>(StudioJson.Options) is { } read ? [.. check(read)] : [Problem.At("", "studio.no-content")];
        }
        catch (JsonException exception)
        {
            return [Problem.At(exception.Path?.TrimStart('$', '.') ?? "", "studio.content", Argument.Of("kind", kind))];
        }
    }
}

/// <summary>All kinds of document.</summary>
internal static class DocumentForms
{
    public static ImmutableArray<DocumentForm> All { get; } =
    [
        new DocumentForm<CentreSettings>(DocumentKinds.Settings, null, settings => settings.Check()),
        new DocumentForm<SourceList>(DocumentKinds.Sources, StudioJson.Write(SourceList.Empty), sources => sources.Check()),
        new DocumentForm<ActionPlan>(DocumentKinds.Actions, StudioJson.Write(ActionPlan.Empty), plan => plan.Check()),
        new DocumentForm<WhatIfList>(DocumentKinds.WhatIf, StudioJson.Write(WhatIfList.Empty), list => list.Check()),
    ];

    public static DocumentForm? Find(string kind) => All.FirstOrDefault(form => form.Kind == kind);
}
