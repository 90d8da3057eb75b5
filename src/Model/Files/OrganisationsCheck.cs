using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>Drafts of tags, drawn organisations and stated ranges → what they mean, or the problems.</summary>
internal sealed class OrganisationsCheck(ProblemList problems, CentreDraft draft)
{
    /// <summary>Levels of difficulty that a file may tell apart.</summary>
    private const int MostTiers = 9;

    private const int MostAgents = 100_000;

    /// <summary>Inputs that are a share of something whole.</summary>
    private static readonly UncertainInput[] Shares = [UncertainInput.AbsenceRise, UncertainInput.ResolutionGain];

    private readonly string[] _flows = [.. draft.Flows.Select(flow => flow.Id).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The flow with the tags by which organisations are built.</summary>
    public Flow Tagged(string path, FlowDraft flow, Flow plain) => plain with
    {
        Family = Tag($"{path}.family", flow.Family),
        CustomerType = Tag($"{path}.customerType", flow.CustomerType),
        Tier = flow.Tier is null ? null : problems.Whole($"{path}.tier", flow.Tier, 1, MostTiers, 1),
        JourneyPart = Tag($"{path}.journeyPart", flow.JourneyPart),
    };

    public ImmutableArray<DrawnOrganisation> Organisations()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. draft.Organisations.Select((drawn, i) =>
        {
            var path = CentreChecker.At("organisations", i);
            var id = problems.Required($"{path}.id", drawn.Id);
            if (id.Length > 0 && !seen.TryAdd(id, path)) problems.Add($"{path}.id", "centre-duplicate-id", Argument.Of("value", id), Argument.Of("first", seen[id]));
            if (drawn.Groups.IsEmpty) problems.Add($"{path}.groups", "centre-missing");
            return new DrawnOrganisation(id, drawn.Name ?? id, [.. drawn.Groups.Select((group, j) => Group(CentreChecker.At($"{path}.groups", j), group))]);
        })];
    }

    public Assumptions Assumptions() => new(draft.Assumptions.ToImmutableSortedDictionary(range => (UncertainInput)Array.IndexOf(CentreKeys.Assumptions, range.Key), Range));

    /// <summary>A tag is a name: what is blank is a slip.</summary>
    private string? Tag(string path, string? tag) => tag is null ? null : problems.Required(path, tag);

    private DrawnGroup Group(string path, DrawnGroupDraft group)
    {
        if (group.Flows.IsEmpty) problems.Add($"{path}.flows", "centre-missing");
        var flows = group.Flows.Select((flow, i) => problems.Known(CentreChecker.At($"{path}.flows", i), "flow", flow, _flows)).Distinct(StringComparer.Ordinal).Select(flow => new FlowId(flow));
        return new DrawnGroup([.. flows], group.Agents is null ? null : problems.Whole($"{path}.agents", group.Agents, 1, MostAgents, 1));
    }

    private StatedRange Range(StatedRangeDraft range)
    {
        var path = $"assumptions.{range.Key}";
        var input = (UncertainInput)Array.IndexOf(CentreKeys.Assumptions, range.Key);
        var (low, high) = (End($"{path}.low", range.Low, input), End($"{path}.high", range.High, input));
        if (low > high) problems.Add(path, "centre-range-order", Argument.Of("low", ProblemList.Text(low)), Argument.Of("high", ProblemList.Text(high)));
        LocalDate? date = null;
        if (range.Date is { } text)
        {
            var parsed = LocalDatePattern.Iso.Parse(text);
            if (parsed.Success) date = parsed.Value;
            else problems.Add($"{path}.date", "centre-range-date", Argument.Of("value", text));
        }

        return new StatedRange(low, high, problems.Required($"{path}.source", range.Source), date);
    }

    private double End(string path, double? value, UncertainInput input)
    {
        if (value is null) problems.Add(path, "centre-missing");
        else if (Shares.Contains(input)) return problems.Share(path, value.Value, one: false);
        return problems.NotNegative(path, value);
    }
}
