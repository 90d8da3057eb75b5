using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Plateau.Model;
using Plateau.Model.Changes;
using Plateau.Model.Texts;

namespace Plateau.Web.WhatIf;

/// <summary>What a field of a change takes: the page shows the fitting control.</summary>
internal enum FieldKind
{
    Flow,
    Flows,
    Group,
    Groups,
    Skill,
    Weekday,
    Time,
    Seconds,
    Agents,
}

/// <param name="Key">In the JSON, and of the text <c>studio.field.{Key}</c>.</param>
/// <param name="Optional">Null has a meaning: every day.</param>
internal sealed record ChangeField(string Key, FieldKind Kind, bool Optional = false);

/// <summary>A change that people can write in the studio: one line of <see cref="ChangeForms"/>.</summary>
/// <param name="Code">Also of the text <c>studio.change.{Code}</c>.</param>
/// <param name="Make">From fields that were checked.</param>
internal sealed record ChangeForm(string Code, ImmutableArray<ChangeField> Fields, Func<ChangeValues, Change> Make);

/// <summary>The changes that a simulation can feel, written by hand.</summary>
internal static class ChangeForms
{
    private const double MostAgents = 10_000;

    public static ImmutableArray<ChangeForm> All { get; } =
    [
        new("pool-flows", [new("flows", FieldKind.Flows)], values => new PoolFlows([.. values.Texts("flows").Select(flow => new FlowId(flow))])),
        new("add-skill", [new("group", FieldKind.Group), new("skill", FieldKind.Skill)], values => new AddSkill(SkillHolder.Of(new GroupId(values.Text("group"))), new SkillId(values.Text("skill")))),
        new("remove-skill", [new("group", FieldKind.Group), new("skill", FieldKind.Skill)], values => new RemoveSkill(SkillHolder.Of(new GroupId(values.Text("group"))), new SkillId(values.Text("skill")))),
        new("move-agents", [new("from", FieldKind.Group), new("to", FieldKind.Group), new("agents", FieldKind.Agents)], values => new MoveAgents(new(values.Text("from")), new(values.Text("to")), (int)values.Number("agents"))),
        new(
            "add-staff",
            [new("group", FieldKind.Group), new("weekday", FieldKind.Weekday, Optional: true), new("fromMinutes", FieldKind.Time), new("toMinutes", FieldKind.Time), new("agents", FieldKind.Agents)],
            values => new AddStaff(new(values.Text("group")), values.Has("weekday") ? (IsoDayOfWeek)(int)values.Number("weekday") : null, (int)values.Number("fromMinutes"), (int)values.Number("toMinutes"), values.Number("agents"))),
        new("alter-overflow", [new("flow", FieldKind.Flow), new("seconds", FieldKind.Seconds), new("groups", FieldKind.Groups)], values => new AlterOverflow(new(values.Text("flow")), values.Number("seconds"), [.. values.Texts("groups").Select(group => new GroupId(group))])),
    ];

    /// <summary>Reads a list of changes; all that is wrong is told.</summary>
    public static ImmutableArray<Change> Read(JsonArray? written, List<Problem> problems)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        for (var index = 0; index < (written?.Count ?? 0); index++)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"changes[{index}]");
            var values = new ChangeValues(written![index] as JsonObject ?? []);
            var code = values.Text("code");
            if (All.FirstOrDefault(form => form.Code == code) is not { } form)
                problems.Add(Problem.At($"{where}.code", "studio.change-code", Argument.Of("value", code), Argument.List("known", All.Select(one => one.Code))));
            else if (form.Fields.Where(field => !IsThere(values, field)).ToList() is { Count: > 0 } missing)
                problems.AddRange(missing.Select(field => Problem.At($"{where}.{field.Key}", "studio.change-field", Argument.Of("value", values.Shown(field.Key)))));
            else
                changes.Add(form.Make(values));
        }

        return changes.ToImmutable();
    }

    private static bool IsThere(ChangeValues values, ChangeField field) => (field.Optional && !values.Has(field.Key)) || field.Kind switch
    {
        FieldKind.Flows or FieldKind.Groups => values.Texts(field.Key).Length > 0,
        FieldKind.Flow or FieldKind.Group or FieldKind.Skill => values.Text(field.Key).Length > 0,
        FieldKind.Weekday => values.Within(field.Key, 1, 7),
        FieldKind.Time => values.Within(field.Key, 0, 24 * 60),
        FieldKind.Seconds => values.Within(field.Key, 0, 24 * 60 * 60),
        _ => values.Within(field.Key, -MostAgents, MostAgents),
    };
}

/// <summary>The values of one change as they were written.</summary>
internal sealed class ChangeValues(JsonObject written)
{
    public bool Has(string key) => written[key] is not null;

    public string Text(string key) => written[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    public ImmutableArray<string> Texts(string key) => written[key] is JsonArray items && items.All(item => item is JsonValue value && value.GetValueKind() == JsonValueKind.String) ? [.. items.Select(item => item!.GetValue<string>())] : [];

    public double Number(string key) => written[key]!.GetValue<double>();

    public bool Within(string key, double low, double high) => written[key] is JsonValue value && value.TryGetValue<double>(out var number) && number >= low && number <= high;

    public string Shown(string key) => written[key]?.ToJsonString() ?? "–";
}
