using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Plateau.Design.WhatIf;
using Plateau.Mathematics.Statistics;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Web.Frame;

namespace Plateau.Web.WhatIf;

/// <summary>What changes would bring, by simulation.</summary>
internal sealed class WhatIfEndpoints : IEndpoints
{
    private const int DefaultReplications = 64;
    private const int MostReplications = 1000;

    public string Tag => "what-if";

    public void Map(RouteGroupBuilder api)
    {
        var centre = api.MapCentre();
        centre.MapGet("/whatif/choices", Choices);
        centre.MapPost("/whatif/price", Price);
    }

    private static async Task<IResult> Choices(HttpContext context, EvidenceCache cache)
    {
        var (_, read) = await cache.Of(context.Centre(), context.RequestAborted);
        if (read.Evidence is not { } evidence)
            return Reply.NotValid(context, read.Problems);
        var words = Wording.In(context.Language());
        var centre = evidence.Centre;
        return Results.Ok(new ChoicesReply(
            [.. centre.Flows.Select(flow => new NamedReply(flow.Id.Value, flow.Name))],
            [.. centre.Groups.Select(group => new GroupReply(group.Id.Value, group.Name, group.Members.Length, [.. group.Skills.Select(held => held.Skill.Value)]))],
            [.. centre.Flows.Select(flow => flow.Skill.Value).Distinct()],
            [.. ChangeForms.All.Select(form => new FormReply(form.Code, words.Render($"studio.change.{form.Code}"), [.. form.Fields.Select(field => new FieldReply(field.Key, words.Render($"studio.field.{field.Key}"), field.Kind, field.Optional))]))]));
    }

    /// <summary>Lines of JSON, each sharper than the one before; whoever goes away stops it.</summary>
    private static async Task<IResult> Price(WhatIfWish wish, HttpContext context, EvidenceCache cache, StudioOptions options)
    {
        var problems = new List<Problem>();
        var changes = ChangeForms.Read(wish.Changes, problems);
        if (problems.Count == 0 && changes.IsEmpty)
            problems.Add(Problem.At("changes", "studio.no-changes"));
        var wanted = Math.Clamp(wish.Replications ?? DefaultReplications, WhatIfStudy.FewestReplications, MostReplications);
        if (problems.Count > 0)
            return Reply.NotValid(context, problems);
        var (inputs, read) = await cache.Of(context.Centre(), context.RequestAborted);
        if (read.Evidence is not { } evidence)
            return Reply.NotValid(context, read.Problems);
        var settings = inputs.Settings.ForStudy() with { Threads = options.Threads };
        var before = settings.Promised(evidence).Centre;
        if (before.StaffedHours <= 0)
            return Reply.NotValid(context, Problem.At("", "studio.no-staffing"));
        var after = WhatIfStudy.Apply(before, changes, out var refused);
        if (refused is not null)
            return Reply.NotValid(context, Problem.At($"changes[{refused.Position}]", "studio.change-refused", Argument.Of("change", Wording.In(context.Language()).Render(changes[refused.Position].Describe()))));
        return Results.Stream(stream => Write(stream, WhatIfStudy.Run(before, after, settings, wanted, context.RequestAborted), before, context.RequestAborted), "application/x-ndjson");
    }

    private static async Task Write(Stream stream, IEnumerable<WhatIfResult> results, CentreModel centre, CancellationToken cancel)
    {
        using var each = results.GetEnumerator();
        while (await Task.Run(each.MoveNext, cancel))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(StudioJson.Write(PriceReply.Of(each.Current, centre)) + "\n"), cancel);
            await stream.FlushAsync(cancel);
        }
    }

    /// <param name="Changes">Each with its code and fields.</param>
    /// <param name="Replications">Null = as many as usual.</param>
    internal sealed record WhatIfWish(JsonArray? Changes, int? Replications);

    internal sealed record NamedReply(string Id, string Name);

    internal sealed record GroupReply(string Id, string Name, int Agents, ImmutableArray<string> Skills);

    internal sealed record FieldReply(string Key, string Name, FieldKind Kind, bool Optional);

    internal sealed record FormReply(string Code, string Name, ImmutableArray<FieldReply> Fields);

    internal sealed record ChoicesReply(ImmutableArray<NamedReply> Flows, ImmutableArray<GroupReply> Groups, ImmutableArray<string> Skills, ImmutableArray<FormReply> Forms);

    /// <summary>Null = not known.</summary>
    internal sealed record EstimateReply(double? Value, double? Low, double? High)
    {
        public static EstimateReply Of(Estimate estimate) => new(estimate.Value, estimate.Low, estimate.High);
    }

    internal sealed record BeforeAfterReply(EstimateReply Before, EstimateReply After, EstimateReply Gain)
    {
        public static BeforeAfterReply Of(BeforeAfter one) => new(EstimateReply.Of(one.Before), EstimateReply.Of(one.After), EstimateReply.Of(one.Gain));
    }

    /// <param name="Flow">Null = all contacts together.</param>
    internal sealed record LineReply(string? Flow, string? Name, BeforeAfterReply Within, BeforeAfterReply Abandonment, BeforeAfterReply WaitSeconds);

    internal sealed record PriceReply(int Replications, int Wanted, ImmutableArray<LineReply> Lines, double HoursBefore, double HoursAfter)
    {
        public static PriceReply Of(WhatIfResult result, CentreModel centre) => new(
            result.Replications,
            result.Wanted,
            [.. result.Lines.Select(line => new LineReply(line.Flow?.Value, line.Flow is { } flow ? centre.FlowOf(flow).Name : null, BeforeAfterReply.Of(line.Within), BeforeAfterReply.Of(line.Abandonment), BeforeAfterReply.Of(line.WaitSeconds)))],
            result.HoursBefore,
            result.HoursAfter);
    }
}
