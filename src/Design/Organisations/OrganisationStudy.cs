using System.Collections.Immutable;
using Plateau.Design.Cursor;
using Plateau.Design.Resilience;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;

namespace Plateau.Design.Organisations;

/// <summary>Builds every organisation model that the flows allow, staffs each for the same demand and compares them on the same customers. Method and its limits: docs/methods/organisation-models.md.</summary>
public sealed class OrganisationStudy(CentreEvidence evidence, OrganisationParts parts, OrganisationBuilder builder, Evaluator evaluator, EqualServiceSearch search, Examiner examiner, WorkingDays days)
{
    /// <summary>Groups that rise and fall on their own, at most: the search scales each of them, and its time grows with them.</summary>
    public const int MostBlocks = 40;

    private readonly CursorInputs inputs = parts.Inputs;
    private readonly ShockTest shocks = new(evaluator);
    private readonly RecoveryTest recovery = new(parts.Inputs, evaluator);
    private readonly Dictionary<string, Recovery> recovered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Shocks> measured = new(StringComparer.Ordinal);

    /// <param name="start">Scales of an organisation with an own block for each flow, to begin searches from; null = none.</param>
    /// <param name="breakEven">Of full pooling, from which the elasticity of the need follows.</param>
    /// <param name="report">Called with the share of this part that is done.</param>
    /// <returns>The models, and the study that weighed them, for whatever else is to be weighed against the same reference.</returns>
    public (OrganisationComparison Comparison, GiveAndTakeStudy Weighed) Run(double[]? start, BreakEven? breakEven, Action<double> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var proposals = OrganisationModelCatalogue.All.SelectMany(model => model.Build(new ModelMaterial(parts, builder))).Select(WithinReach).ToArray();
        Measure([.. proposals.Select(proposal => proposal.Organisation).OfType<Organisation>().DistinctBy(organisation => organisation.Signature)], start, report);
        var found = proposals.Select(proposal => (Proposal: proposal, Examined: proposal.Organisation is { } organisation ? examiner.Examine(organisation, start) : null)).ToList();

        var reference = Reference(found);
        var comparisons = Math.Max(1, found.Count(one => one.Examined is not null) - 1);
        var specialised = Of(found, "oneSkill");
        var pooled = Of(found, "everyone");
        var setting = CostSetting.Of(inputs, Elasticity(breakEven, specialised, pooled));
        var weighed = new GiveAndTakeStudy(inputs, days, reference.Examined, CostSides.Stated(evidence.Centre), setting);
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var models = found.Select(one => one.Examined is { } examined
            ? new ModelResult(one.Proposal.Key, one.Proposal.Name, null, Earlier(before, one.Proposal.Key, examined), one.Proposal.Notes, Figures(examined, weighed, comparisons))
            : new ModelResult(one.Proposal.Key, one.Proposal.Name, one.Proposal.CannotBuild, null, one.Proposal.Notes, null)).ToImmutableArray();
        var sensitivity = specialised?.Service is { } alone && pooled?.Service is { } together && !ReferenceEquals(alone, together)
            ? weighed.Sides.Compare(weighed.FactsOf(specialised)!, weighed.FactsOf(pooled)!, Paired.RelativeSaving(alone, together, 1))
            : null;
        var comparison = new OrganisationComparison(models, reference.Key, Notes(), sensitivity, inputs.Centre.Costs.AgentHour is null)
        {
            BreadthSeen = evidence.Observed is { } observed ? BreadthInLog.Of(observed, evidence.Centre) : Estimate.Unknown,
            Setting = setting,
        };
        return (comparison, weighed);
    }

    /// <summary>A model with too many groups of its own is left out, and says so.</summary>
    private static OrganisationProposal WithinReach(OrganisationProposal proposal) => proposal.Organisation is { Need.Length: > MostBlocks and var blocks }
        ? OrganisationProposal.Impossible(proposal.Key, Message.Of("organisation.cannot.size", Argument.Count("groups", blocks), Argument.Count("most", MostBlocks)), proposal.Name)
        : proposal;

    /// <summary>Examines organisations of different groups, side by side; who asks for one of them later gets what was found here.</summary>
    private void Measure(IReadOnlyList<Organisation> organisations, double[]? start, Action<double> report)
    {
        var done = 0;
        var answers = evaluator.SideBySide(organisations, organisation =>
        {
            var examined = examiner.Examine(organisation, start);
            days.Of(examined);
            var hit = examined.Service is { } point
                ? shocks.Of(part => search.Staff(examined.Organisation, [.. point.Scale.Select(scale => scale * part)]))
                : new Shocks(Estimate.Unknown, Estimate.Unknown);
            var back = examined.Service is not null && days.CanFollow ? recovery.Of(days.Staffed(examined)) : null;
            report((double)Interlocked.Increment(ref done) / organisations.Count);
            return (examined.Organisation.Signature, hit, back);
        });
        foreach (var (signature, hit, back) in answers)
        {
            measured.Add(signature, hit);
            if (back is not null)
                recovered.Add(signature, back);
        }
    }

    /// <summary>As observed where a log shows it, else one skill each; whichever could be examined.</summary>
    private (string? Key, Examined? Examined) Reference(List<(OrganisationProposal Proposal, Examined? Examined)> found)
    {
        string[] order = evidence.Observed is null ? ["oneSkill", "observed", "everyone"] : ["observed", "oneSkill", "everyone"];
        foreach (var key in order)
        {
            if (Of(found, key) is { } examined)
                return (key, examined);
        }

        return (null, null);
    }

    private static Examined? Of(List<(OrganisationProposal Proposal, Examined? Examined)> found, string key) => found.FirstOrDefault(one => one.Proposal.Key == key).Examined;

    private static string? Earlier(Dictionary<string, string> before, string key, Examined examined)
    {
        var signature = examined.Organisation.Signature;
        return before.TryAdd(signature, key) ? null : before[signature];
    }

    private ModelFigures Figures(Examined one, GiveAndTakeStudy weighed, int comparisons)
    {
        var service = examiner.EqualServiceOf(one, weighed.Reference, comparisons);
        var saving = service.SavingOverSpecialised;
        var given = weighed.Of(one, saving);
        return new ModelFigures(
            one.Organisation.Share,
            1 + ((double)one.Organisation.FurtherSkills / one.Organisation.Agents),
            examiner.EqualHoursOf(one, weighed.Reference, comparisons),
            service,
            new Estimate(saving.Value * inputs.Agents, saving.Low * inputs.Agents, saving.High * inputs.Agents, saving.SampleSize),
            measured[one.Organisation.Signature],
            given.Day.Variety,
            given.Day.Switches,
            one.Fragility ?? Fragility.Unknown,
            given.Bill,
            examiner.SkillSets(one))
        {
            Facts = given.Facts,
            Resolution = given.Resolution,
            Recovery = recovered.GetValueOrDefault(one.Organisation.Signature),
        };
    }

    /// <summary>By the break-even of full pooling, where there is one: the inflation at which its hours reach the specialised ones. Else hours follow the work.</summary>
    private static double Elasticity(BreakEven? breakEven, Examined? specialised, Examined? pooled)
    {
        if (breakEven?.Inflation.Value is not > 0 || specialised?.Service is null || pooled?.Service is null)
            return 1;
        return ((specialised.Service.Hours / pooled.Service.Hours) - 1) / breakEven.Inflation.Value.Value;
    }

    private ImmutableArray<Message> Notes() =>
        [.. inputs.Centre.Flows.Where(flow => flow.Protected).Select(flow => flow.ProtectedReason is { Length: > 0 } reason
            ? Message.Of("organisation.note.protectedFor", Argument.Of("flow", flow.Name), Argument.Of("reason", reason))
            : Message.Of("organisation.note.protected", Argument.Of("flow", flow.Name)))];
}
