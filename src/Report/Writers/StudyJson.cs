using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Plateau.Design;
using Plateau.Diagnosis;
using Plateau.Model;
using Plateau.Model.Observations;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>
/// The whole study as JSON. The order of the keys is fixed here, unknown is null, doubles have at most 12 significant digits. The published schema
/// is docs/schema/study.schema.json. No handle time of a single agent is in it.
/// </summary>
internal static class StudyJson
{
    public const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(StudyResult study, RunInfo run) => new JsonObject
    {
        ["schemaVersion"] = SchemaVersion,
        ["partial"] = study.Partial,
        ["answer"] = Array(study.Answer, Message),
        ["limits"] = Array(study.Limits, Message),
        ["settings"] = Settings(study.Settings),
        ["centre"] = Centre(study.Evidence.Centre),
        ["quality"] = study.Evidence.Quality is { } quality ? Quality(quality) : null,
        ["observed"] = study.Evidence.Observed is { } observed ? ObservedJson.Write(observed) : null,
        ["cases"] = study.Evidence.Cases is { } cases ? CasesJson.Write(cases) : null,
        ["maps"] = study.Maps is { } maps ? MapsJson.Write(maps, study.Target) : null,
        ["journeys"] = JourneysJson.Write(study),
        ["reasons"] = ReasonsJson.Reasons(study.Evidence),
        ["moments"] = ReasonsJson.Moments(study.Evidence),
        ["declaredSkills"] = DeclaredSkillsJson.Write(study),
        ["indicators"] = IndicatorsJson.Write(study),
        ["reproductions"] = Array(study.Reproductions, DesignJson.Reproduction),
        ["sizing"] = study.Sizing is { } sizing ? DesignJson.Sizing(sizing) : null,
        ["cursor"] = study.Cursor is { } cursor ? CursorJson.Write(cursor) : null,
        ["diagnosis"] = Array(study.Diagnosis, Examination),
        ["run"] = Run(run),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject Run(RunInfo run) => new()
    {
        ["version"] = run.Version,
        ["seed"] = run.Seed,
        ["threads"] = run.Threads,
        ["startedAt"] = run.StartedAt,
        ["elapsedSeconds"] = Number(run.ElapsedSeconds),
    };

    private static JsonObject Settings(StudySettings settings) => new()
    {
        ["target"] = Target(settings.Target),
        ["targets"] = Array(settings.Targets.OrderBy(target => target.Key), target => new JsonObject { ["flow"] = target.Key.Value, ["target"] = Target(target.Value) }),
        ["seed"] = settings.Seed,
        ["replications"] = settings.Replications,
        ["shrinkage"] = Number(settings.Shrinkage),
        ["indifference"] = Number(settings.Indifference),
        ["rules"] = Array(settings.Rules.Values.OrderBy(value => value.Key, StringComparer.Ordinal), value => new JsonObject { ["parameter"] = value.Key, ["value"] = Number(value.Value) }),
    };

    private static JsonObject Centre(CentreModel centre) => new()
    {
        ["name"] = centre.Name,
        ["zone"] = centre.Zone,
        ["grid"] = Grid(centre.Grid),
        ["flows"] = Array(centre.Flows, flow => new JsonObject
        {
            ["id"] = flow.Id.Value,
            ["name"] = flow.Name,
            ["skill"] = flow.Skill.Value,
            ["target"] = flow.Target is { } target ? Target(target) : null,
            ["protected"] = flow.Protected,
            ["meanHandleSeconds"] = Number(flow.HandleTime.Mean),
            ["meanPatienceSeconds"] = Number(flow.Patience.Mean),
            ["leftBeforeQueueShare"] = Number(flow.LeftBeforeQueueShare),
            ["arrivalsPerPeriod"] = Numbers(flow.ArrivalsPerPeriod),
        }),
        ["groups"] = Array(centre.Groups, group => new JsonObject
        {
            ["id"] = group.Id.Value,
            ["name"] = group.Name,
            ["members"] = Strings(group.Members.Select(member => member.Value)),
            ["skills"] = Strings(group.Skills.Select(held => held.Skill.Value)),
            ["staffedPerPeriod"] = Numbers(group.StaffedPerPeriod),
        }),
        ["costs"] = new JsonObject
        {
            ["currency"] = centre.Costs.Currency,
            ["agentHour"] = Number(centre.Costs.AgentHour),
            ["trainingHoursPerSkill"] = Number(centre.Costs.TrainingHoursPerSkill),
        },
        ["shrinkage"] = Number(centre.Shrinkage),
    };

    private static JsonObject Quality(DataQuality quality) => new()
    {
        ["read"] = quality.Read,
        ["kept"] = quality.Kept,
        ["tagged"] = quality.Tagged,
        ["rejected"] = quality.Rejected,
        ["sources"] = Array(quality.Sources, source => new JsonObject
        {
            ["name"] = source.Name,
            ["format"] = source.Format,
            ["read"] = source.Read,
            ["kept"] = source.Kept,
            ["tagged"] = source.Tagged,
            ["rejected"] = source.Rejected,
            ["reasons"] = Array(source.Reasons, reason => new JsonObject
            {
                ["code"] = reason.Code,
                ["rejects"] = reason.Rejects,
                ["count"] = reason.Count,
                ["firstRows"] = Array(reason.FirstRows, row => JsonValue.Create(row)),
            }),
        }),
        ["missingDays"] = Array(quality.MissingDays, day => JsonValue.Create(Date(day))),
        ["holes"] = Array(quality.Holes, hole => new JsonObject
        {
            ["date"] = Date(hole.Date),
            ["fromMinutes"] = hole.FromMinutes,
            ["toMinutes"] = hole.ToMinutes,
            ["expectedContacts"] = Number(hole.ExpectedContacts),
        }),
        ["overlaps"] = Array(quality.Overlaps, overlap => new JsonObject
        {
            ["first"] = overlap.First,
            ["second"] = overlap.Second,
            ["days"] = Array(overlap.Days, day => new JsonObject
            {
                ["flow"] = day.Flow.Value,
                ["date"] = Date(day.Date),
                ["first"] = SourceCount(day.First),
                ["second"] = SourceCount(day.Second),
                ["difference"] = day.Difference,
            }),
        }),
        ["facts"] = Array(quality.Facts, fact => new JsonObject
        {
            ["code"] = fact.Code,
            ["subject"] = fact.Subject,
            ["kind"] = Camel(fact.Kind.ToString()),
            ["value"] = Number(fact.Value),
        }),
        ["notes"] = Array(quality.Notes, Message),
    };

    private static JsonObject? SourceCount(SourceCount? count) => count is { } known ? new() { ["offered"] = known.Offered, ["answered"] = known.Answered } : null;

    private static JsonObject Examination(Examination examination) => new()
    {
        ["rule"] = examination.Rule.Code,
        ["name"] = examination.Rule.Name,
        ["requirements"] = Strings(examination.Rule.Requirements),
        ["outcome"] = examination.Outcome switch
        {
            RuleOutcome.Found => "found",
            RuleOutcome.Clear => "clear",
            _ => "cannotTell",
        },
        ["findings"] = Array(examination.Outcome is RuleOutcome.Found found ? found.Findings : [], Finding),
        ["message"] = examination.Outcome switch
        {
            RuleOutcome.Clear clear => Message(clear.Examined),
            RuleOutcome.CannotTell untold => Message(untold.Missing),
            _ => null,
        },
    };

    private static JsonObject Finding(Finding finding) => new()
    {
        ["subject"] = finding.Subject,
        ["severity"] = Camel(finding.Severity.ToString()),
        ["confidence"] = Camel(finding.Confidence.ToString()),
        ["what"] = Message(finding.What),
        ["evidence"] = Array(finding.Evidence, evidence => new JsonObject
        {
            ["code"] = evidence.Code,
            ["subject"] = evidence.Subject,
            ["kind"] = Camel(evidence.Kind.ToString()),
            ["arguments"] = Arguments(evidence.Arguments),
            ["measured"] = Estimate(evidence.Measured),
        }),
        ["proposals"] = Array(finding.Proposals, change => Message(change.Describe())),
    };
}
