using System.Collections.Immutable;
using Plateau.Model.Texts;
using Plateau.Simulation.Plan;

namespace Plateau.Simulation.Exact;

/// <summary>
/// Long-run values of a small centre by computation instead of simulation (docs/methods/exact.md): exponential durations, constant rates and staffing, all levels open at once. Same plan and settings,
/// same bits.
/// </summary>
public static class ExactSolver
{
    /// <summary>The values, or every reason why this plan has none here.</summary>
    /// <exception cref="ArgumentException">The plan breaks a rule of plans.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; there is no partial answer.</exception>
    public static ExactAnswer Solve(SimulationPlan plan, ExactSettings? settings = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        settings ??= ExactSettings.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MostStates, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.MostTruncatedMass);
        PlanRules.Ensure(plan);
        var reasons = ExactLimits.ReasonsAgainst(plan);
        if (reasons.Length > 0) return new ExactAnswer(null, reasons);

        // What can be judged without computing is told together, before anything is computed.
        var parts = Part.Of(plan);
        reasons = [.. parts.Where(part => part.Flows.Length > ExactModel.MostFlows).Select(part => Problem.At("", "exact-too-many-flows", Argument.Count("count", part.Flows.Length), Argument.Count("most", ExactModel.MostFlows)))];
        if (reasons.Length > 0) return new ExactAnswer(null, reasons);
        var models = parts.Select(part => new ExactModel(part.Plan, settings.Lump)).ToArray();
        if (plan.WaitingPlaces is null) reasons = [.. parts.SelectMany((part, index) => Overload.Of(models[index], NamesOf(part)))];
        if (reasons.Length > 0) return new ExactAnswer(null, reasons);

        var answers = parts.Select((part, index) => Solve(part, models[index], settings, cancel)).ToArray();
        reasons = [.. answers.SelectMany(answer => answer.Reasons)];
        return reasons.Length > 0 ? new ExactAnswer(null, reasons) : new ExactAnswer(Join(plan, parts, [.. answers.Select(answer => answer.Result!)]), []);
    }

    private static ExactAnswer Solve(Part part, ExactModel model, ExactSettings settings, CancellationToken cancel)
    {
        if (settings.Method is null or ExactMethod.ProductForm && ProductForm.Solve(part.Plan, model, settings, cancel) is { } closed) return new ExactAnswer(closed, []);
        if (settings.Method == ExactMethod.ProductForm) return new ExactAnswer(null, [Problem.At("", "exact-no-product-form", Argument.List("names", NamesOf(part)))]);
        return new ChainMethod(part.Plan, model, settings, cancel).Solve();
    }

    private static ExactResult Join(SimulationPlan plan, IReadOnlyList<Part> parts, ImmutableArray<ExactResult> results)
    {
        var flows = new ExactFlow[plan.Flows.Length];
        var groups = new ExactGroup[plan.Groups.Length];
        for (var part = 0; part < results.Length; part++)
        {
            for (var i = 0; i < results[part].Flows.Length; i++) flows[parts[part].Flows[i]] = results[part].Flows[i];
            for (var i = 0; i < results[part].Groups.Length; i++) groups[parts[part].Groups[i]] = results[part].Groups[i];
        }

        return new ExactResult
        {
            Method = results.All(result => result.Method == ExactMethod.ProductForm) ? ExactMethod.ProductForm : ExactMethod.MarkovChain,
            Flows = [.. flows],
            Groups = [.. groups],
            Total = FlowSums.Total([.. flows]),
            States = results.Sum(result => result.States),
            Transitions = results.Sum(result => result.Transitions),
            Sweeps = results.Max(result => result.Sweeps),
            Residual = results.Max(result => result.Residual),
            TruncatedMass = results.Sum(result => result.TruncatedMass),
            PlacesKept = results.Max(result => result.PlacesKept),
        };
    }

    private static string[] NamesOf(Part part) => [.. part.Plan.Flows.Select(flow => flow.Id.Value)];
}
