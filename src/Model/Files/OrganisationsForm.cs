using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Plateau.Model.Organisations;
using static Plateau.Model.Files.CentreWriter;

namespace Plateau.Model.Files;

/// <summary>How drawn organisations and stated ranges stand in a centre file: read, written, and drafted from the valid model.</summary>
internal static class OrganisationsForm
{
    public static ImmutableArray<DrawnOrganisationDraft> Organisations(JsonScope scope) =>
        [.. scope.Scopes("organisations", CentreKeys.DrawnOrganisation).Select(drawn => new DrawnOrganisationDraft(
            drawn.Text("id"), drawn.Text("name"), [.. drawn.Scopes("groups", CentreKeys.DrawnGroup).Select(group => new DrawnGroupDraft(group.Texts("flows"), group.Number("agents")))]))];

    public static ImmutableArray<StatedRangeDraft> Assumptions(JsonScope scope) => scope.Scope("assumptions", CentreKeys.Assumptions) is not { } stated
        ? []
        : [.. CentreKeys.Assumptions.Where(stated.Has).Select(key => (Key: key, Range: stated.Scope(key, CentreKeys.StatedRange))).Where(pair => pair.Range is not null)
            .Select(pair => new StatedRangeDraft(pair.Key, pair.Range!.Number("low"), pair.Range.Number("high"), pair.Range.Text("source"), pair.Range.Text("date")))];

    public static JsonObject Write(DrawnOrganisationDraft drawn) => CentreWriter.Object(
        ("id", Text(drawn.Id)),
        ("name", Text(drawn.Name)),
        ("groups", CentreWriter.Array(drawn.Groups, group => CentreWriter.Object(("flows", CentreWriter.Texts(group.Flows)), ("agents", Number(group.Agents))))));

    public static JsonObject? Write(ImmutableArray<StatedRangeDraft> ranges)
    {
        if (ranges.IsEmpty) return null;
        var node = new JsonObject();
        foreach (var range in ranges)
            node[range.Key] = CentreWriter.Object(("low", Number(range.Low)), ("high", Number(range.High)), ("source", Text(range.Source)), ("date", Text(range.Date)));
        return node;
    }

    public static ImmutableArray<DrawnOrganisationDraft> Drafts(ImmutableArray<DrawnOrganisation> drawn) =>
        [.. drawn.Select(one => new DrawnOrganisationDraft(one.Id, one.Name, [.. one.Groups.Select(group => new DrawnGroupDraft(WaysDrafting.Names(group.Flows), group.Agents))]))];

    public static ImmutableArray<StatedRangeDraft> Drafts(Assumptions assumptions) =>
        [.. assumptions.Ranges.Select(pair => new StatedRangeDraft(
            CentreKeys.Assumptions[(int)pair.Key], pair.Value.Low, pair.Value.High, pair.Value.Source, pair.Value.Date is { } date ? LocalDatePattern.Iso.Format(date) : null))];
}
