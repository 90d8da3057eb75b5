using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Plateau.Mathematics.Distributions;
using Plateau.Model.Texts;

namespace Plateau.Model.Files;

/// <summary>Draft → valid model or every problem. Values that are wrong are replaced meanwhile, so that the check goes on to the end; such a model is never given out.</summary>
internal sealed class CentreChecker(CentreDraft draft, SelectorKeys? selectors)
{
    private readonly ProblemList _problems = new();

    public CentreCheck Run()
    {
        var name = _problems.Required("name", draft.Name);
        var grid = GridCheck.Of(_problems, draft);
        if (draft.Flows.IsEmpty) _problems.Add("flows", "centre-no-flows");
        if (draft.Groups.IsEmpty) _problems.Add("groups", "centre-no-groups");
        var skills = draft.Flows.Select(flow => flow.Skill ?? flow.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var ways = new WaysCheck(_problems, draft, grid, selectors);
        var people = new PeopleCheck(_problems, grid);
        var organisations = new OrganisationsCheck(_problems, draft);
        var flows = draft.Flows.Select((flow, i) => organisations.Tagged(At("flows", i), flow, ways.Added(At("flows", i), flow, Flow(At("flows", i), flow)))).ToImmutableArray();
        var agents = draft.Agents.Select((agent, i) => Agent(At("agents", i), agent, skills)).ToImmutableArray();
        var groups = draft.Groups.Select((group, i) => people.Added(At("groups", i), group, Group(At("groups", i), group, skills))).ToImmutableArray();
        Unique("flows", flows.Select(flow => flow.Id.Value));
        Unique("agents", agents.Select(agent => agent.Id.Value));
        Unique("groups", groups.Select(group => group.Id.Value));
        var centre = new CentreModel
        {
            Name = name,
            Zone = Zone(),
            Grid = grid.Grid,
            Flows = flows,
            Agents = agents,
            Groups = groups,
            Costs = CostsOf(),
            Shrinkage = draft.Shrinkage is { } shrinkage ? _problems.Share("shrinkage", shrinkage, one: false) : null,
        };
        centre = centre with
        {
            Routing = new RoutingCheck(_problems, centre, selectors).Of(draft.Routing),
            DayFactors = ways.DayFactors(),
            Lines = ways.Lines(),
            Diallers = ways.Diallers(),
            Organisations = organisations.Organisations(),
            Assumptions = organisations.Assumptions(),
        };
        var takers = Takers.Of(centre);
        CoherenceCheck.Run(_problems, centre, takers);
        WaysCoherence.Run(_problems, centre, takers);
        return new(_problems.Problems.IsEmpty ? centre : null, _problems.Problems, _problems.Warnings);
    }

    internal static string At(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    private string Zone()
    {
        var zone = _problems.Required("zone", draft.Zone);
        if (zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) _problems.Unknown("zone", "zone", zone, DateTimeZoneProviders.Tzdb.Ids);
        return zone;
    }

    private Costs CostsOf()
    {
        if (draft.Costs is not { } costs) return Costs.Unknown;
        if (costs.Currency is { } currency && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            _problems.Add("costs.currency", "centre-currency", Argument.Of("value", currency));
        return new(
            costs.Currency,
            _problems.NotNegativeOrUnknown("costs.agentHour", costs.AgentHour),
            _problems.NotNegativeOrUnknown("costs.trainingHoursPerSkill", costs.TrainingHoursPerSkill));
    }

    private Flow Flow(string path, FlowDraft flow)
    {
        var id = _problems.Required($"{path}.id", flow.Id);
        return new Flow
        {
            Id = new(id),
            Name = flow.Name ?? id,
            Skill = new(flow.Skill is null ? id : _problems.Required($"{path}.skill", flow.Skill)),
            Channel = flow.Channel,
            Owner = flow.Owner,
            HasIndicator = flow.HasIndicator,
            Target = flow.Target is { } target ? Target($"{path}.target", target) : null,
            ArrivalsPerPeriod = [],
            LeftBeforeQueueShare = _problems.Share($"{path}.leftBeforeQueueShare", flow.LeftBeforeQueueShare ?? 0, one: false),
            HandleTime = LawCheck.Needed(_problems, $"{path}.handleTime", flow.HandleTime),
            Patience = flow.Patience is { } patience ? LawCheck.Law(_problems, $"{path}.patience", patience, mayBeEndless: true) : new Endless(),
            WaitingCreditShare = _problems.Share($"{path}.waitingCreditShare", flow.WaitingCreditShare ?? 0),
            WaitingCreditSeconds = _problems.NotNegative($"{path}.waitingCreditSeconds", flow.WaitingCreditSeconds),
            AfterContactSeconds = _problems.NotNegative($"{path}.afterContactSeconds", flow.AfterContactSeconds),
            Protected = flow.Protected ?? false,
            ProtectedReason = flow.ProtectedReason,
        };
    }

    private ServiceTarget? Target(string path, TargetDraft draftTarget)
    {
        if (draftTarget.Short is { } text)
        {
            if (TargetText.TryParse(text, out var target)) return target;
            _problems.Add(path, "centre-target-form", Argument.Of("value", text));
            return null;
        }

        if (draftTarget.Share is null) _problems.Add($"{path}.share", "centre-missing");
        if (draftTarget.ThresholdSeconds is null) _problems.Add($"{path}.thresholdSeconds", "centre-missing");
        var share = draftTarget.Share is { } stated ? _problems.Share($"{path}.share", stated, zero: false, one: false) : 0.5;
        var variant = draftTarget.Variant is { } name ? Array.IndexOf(CentreKeys.Variants, name) + 1 : (int)ServiceLevelVariant.OfOffered;
        if (variant == 0) _problems.Unknown($"{path}.variant", "variant", draftTarget.Variant!, CentreKeys.Variants);
        return new(share, _problems.NotNegative($"{path}.thresholdSeconds", draftTarget.ThresholdSeconds), (ServiceLevelVariant)variant);
    }

    private Agent Agent(string path, AgentDraft agent, string[] skills) => WillingnessCheck.Added(_problems, path, agent, skills, new Agent
    {
        Id = new(_problems.Required($"{path}.id", agent.Id)),
        Name = agent.Name,
        Team = agent.Team is { } team ? new TeamId(_problems.Required($"{path}.team", team)) : null,
        Skills = Skills($"{path}.skills", agent.Skills, skills),
    });

    private AgentGroup Group(string path, GroupDraft group, string[] skills)
    {
        var id = _problems.Required($"{path}.id", group.Id);
        return new AgentGroup
        {
            Id = new(id),
            Name = group.Name ?? id,
            Members = [.. group.Members.OfType<string>().Select(member => new AgentId(member))],
            Skills = Skills($"{path}.skills", group.Skills, skills),
            StaffedPerPeriod = [],
        };
    }

    private ImmutableArray<SkillHeld> Skills(string path, ImmutableArray<SkillDraft> held, string[] known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. held.Select((skill, i) => Skill(At(path, i), skill, known, seen))];
    }

    private SkillHeld Skill(string path, SkillDraft held, string[] known, HashSet<string> seen)
    {
        var id = _problems.Required($"{path}.skill", held.Skill);
        if (id.Length > 0 && !known.Contains(id, StringComparer.Ordinal)) _problems.Unknown($"{path}.skill", "skill", id, known);
        else if (id.Length > 0 && !seen.Add(id)) _problems.Add($"{path}.skill", "centre-duplicate-skill", Argument.Of("value", id));
        if (held.Source is not (null or "observed" or "declared")) _problems.Unknown($"{path}.source", "source", held.Source, ["observed", "declared"]);
        return new SkillHeld(
            new(id),
            _problems.Whole($"{path}.preference", held.Preference, 1, 1000, 1),
            held.Mastery is null ? null : _problems.Whole($"{path}.mastery", held.Mastery, 0, 4, 0),
            held.Factor is { } factor ? _problems.Positive($"{path}.handleTimeFactor", factor) : 1,
            held.Source == "observed" ? SkillSource.Observed : SkillSource.Declared)
        {
            Concurrency = held.Concurrency is null ? null : _problems.Whole($"{path}.concurrency", held.Concurrency, 1, WaysCheck.MostConcurrent, 1),
            ResolutionShare = held.ResolutionShare is { } resolved ? _problems.Share($"{path}.resolutionShare", resolved) : null,
            HandleTime = held.HandleTime is { } law ? LawCheck.Law(_problems, $"{path}.handleTime", law, mayBeEndless: false) : null,
        };
    }

    private void Unique(string list, IEnumerable<string> ids)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            if (id.Length > 0 && !first.TryAdd(id, index))
                _problems.Add($"{At(list, index)}.id", "centre-duplicate-id", Argument.Of("value", id), Argument.Of("first", At(list, first[id])));
        }
    }
}
