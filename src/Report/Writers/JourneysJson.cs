using System.Text.Json.Nodes;
using Plateau.Design;
using Plateau.Diagnosis.Journeys;
using Plateau.Diagnosis.Rules;
using Plateau.Model.Observations;
using static Plateau.Report.Writers.JsonPieces;

namespace Plateau.Report.Writers;

/// <summary>Customers who come back, as data. Counts and shares only: no customer is in it, not even as a hash.</summary>
internal static class JourneysJson
{
    /// <summary>Null when there is nothing to say.</summary>
    public static JsonObject? Write(StudyResult study)
    {
        var evidence = study.Evidence;
        var paths = PathConformance.Of(evidence);
        var selfCare = SelfCare.Of(evidence, new SelfCareCandidate().Limits(study.Settings.Rules));
        if (evidence.Journeys is null && paths.IsEmpty && selfCare is null) return null;
        return new()
        {
            ["observed"] = evidence.Journeys is { } journeys ? Observed(journeys) : null,
            ["effort"] = evidence.Journeys is { } seen ? Effort(EffortRanking.Of(seen)) : null,
            ["paths"] = Array(paths, path => new JsonObject
            {
                ["journey"] = path.Journey,
                ["fromContacts"] = path.FromContacts,
                ["visible"] = Strings(path.Visible),
                ["invisible"] = Strings(path.Invisible),
                ["seen"] = path.Seen,
                ["covered"] = Number(path.Covered),
                ["conform"] = Estimate(path.Conform),
                ["deviations"] = Array(path.Deviations, one => new JsonObject { ["expected"] = one.Expected, ["instead"] = one.Instead, ["count"] = one.Count }),
                ["declaredHours"] = Number(path.DeclaredHours),
                ["livedHours"] = Number(path.LivedHours),
            }),
            ["selfCare"] = selfCare is null ? null : new JsonObject
            {
                ["contacts"] = selfCare.Contacts,
                ["hours"] = Number(selfCare.Hours),
                ["meanHandleSeconds"] = Number(selfCare.MeanHandleSeconds),
                ["flows"] = Array(selfCare.Flows, flow => new JsonObject
                {
                    ["flow"] = flow.Flow.Value,
                    ["contacts"] = flow.Contacts,
                    ["share"] = Number(flow.Share),
                    ["meanHandleSeconds"] = Number(flow.MeanHandleSeconds),
                    ["variation"] = Number(flow.Variation),
                    ["transfers"] = Number(flow.Transfers),
                    ["repeats"] = Number(flow.Repeats),
                    ["isCandidate"] = flow.IsCandidate,
                    ["contactsAfter"] = Number(flow.After.Contacts),
                    ["hoursAfter"] = Number(flow.After.Hours),
                    ["meanHandleSecondsAfter"] = Number(flow.After.MeanHandleSeconds),
                    ["flowMeanHandleSecondsAfter"] = Number(flow.After.FlowMeanHandleSeconds),
                }),
            },
        };
    }

    private static JsonObject Observed(JourneyObservation journeys) => new()
    {
        ["windowDays"] = journeys.WindowDays,
        ["longWaitSeconds"] = journeys.LongWaitSeconds,
        ["from"] = Date(journeys.From),
        ["to"] = Date(journeys.To),
        ["spanDays"] = Number(journeys.SpanDays),
        ["match"] = new JsonObject
        {
            ["contacts"] = journeys.Match.Contacts,
            ["withCase"] = journeys.Match.WithCase,
            ["withCustomer"] = journeys.Match.WithCustomer,
            ["neither"] = journeys.Match.Neither,
            ["sharedIdentifiers"] = journeys.Match.SharedIdentifiers,
            ["ofShared"] = journeys.Match.OfShared,
            ["customers"] = journeys.Match.Customers,
            ["transfers"] = journeys.Match.Transfers,
        },
        ["overall"] = Figures(journeys.Overall),
        ["flows"] = Array(journeys.Flows, flow => new JsonObject { ["flow"] = flow.Flow.Value, ["figures"] = Figures(flow.Figures) }),
        ["flowsHidden"] = journeys.FlowsHidden,
        ["conversationsByContacts"] = Array(journeys.ConversationsByContacts, count => JsonValue.Create(count)),
        ["channelChanges"] = journeys.ChannelChanges is { } changes ? Array(changes, change => new JsonObject
        {
            ["from"] = change.From,
            ["to"] = change.To,
            ["certain"] = change.Certain,
            ["possible"] = change.Possible,
            ["rate"] = Estimate(change.Rate),
            ["handleBeforeSeconds"] = Number(change.HandleBeforeSeconds),
            ["handleAfterSeconds"] = Number(change.HandleAfterSeconds),
            ["handleDirectSeconds"] = Number(change.HandleDirectSeconds),
        }) : null,
        ["frictions"] = Array(journeys.Frictions, friction => new JsonObject
        {
            ["flow"] = friction.Flow.Value,
            ["kind"] = Camel(friction.Kind.ToString()),
            ["contacts"] = friction.Contacts,
            ["share"] = Estimate(friction.Share),
            ["contactsSpared"] = friction.ContactsSpared,
            ["handleMinutesSpared"] = Number(friction.HandleMinutesSpared),
            ["waitMinutesSpared"] = Number(friction.WaitMinutesSpared),
        }),
        ["paths"] = Array(journeys.Paths, path => new JsonObject { ["flows"] = Strings(path.Flows.Select(flow => flow.Value)), ["length"] = path.Length, ["count"] = path.Count, ["meanHours"] = Number(path.MeanHours) }),
        ["pathsWalked"] = journeys.PathsWalked,
        ["conversations"] = new JsonObject
        {
            ["byChannel"] = journeys.Conversations.ByChannel,
            ["total"] = journeys.Conversations.Conversations,
            ["ways"] = Array(journeys.Conversations.Ways, way => new JsonObject { ["steps"] = Strings(way.Steps), ["goesOn"] = way.GoesOn, ["end"] = Camel(way.End.ToString()), ["count"] = way.Count }),
        },
    };

    private static JsonObject Figures(JourneyFigures figures) => new()
    {
        ["contacts"] = figures.Contacts,
        ["customers"] = figures.Customers,
        ["windows"] = Array(figures.Windows, window => new JsonObject
        {
            ["days"] = window.Days,
            ["eligible"] = window.Eligible,
            ["censored"] = window.Censored,
            ["certain"] = Estimate(window.Certain),
            ["possible"] = Estimate(window.Possible),
            ["byChance"] = Number(window.ByChance),
            ["linked"] = Number(window.Linked),
            ["probable"] = Number(window.Probable),
        }),
        ["repeatAfterAnswer"] = Estimate(figures.RepeatAfterAnswer),
        ["retryAfterAbandonment"] = Estimate(figures.RetryAfterAbandonment),
        ["resolutions"] = Array(figures.Resolutions, one => new JsonObject { ["code"] = one.Code, ["days"] = one.Days, ["share"] = Estimate(one.Share), ["censored"] = one.Censored }),
        ["conversations"] = figures.Conversations,
        ["complete"] = figures.Complete,
        ["contactsPerConversation"] = Estimate(figures.ContactsPerConversation),
        ["medianDelaySeconds"] = Number(figures.MedianDelaySeconds),
        ["effort"] = new JsonObject
        {
            ["repeats"] = Estimate(figures.Effort.Repeats),
            ["transfers"] = Estimate(figures.Effort.Transfers),
            ["waitMinutes"] = Estimate(figures.Effort.WaitMinutes),
            ["channelChanges"] = Estimate(figures.Effort.ChannelChanges),
        },
    };

    private static JsonObject Effort(EffortRanking ranking) => new()
    {
        ["weights"] = Array(EffortRanking.Weights, weight => new JsonObject { ["key"] = weight.Key, ["default"] = Number(weight.Default), ["low"] = Number(weight.Low), ["high"] = Number(weight.High) }),
        ["stableShare"] = Number(ranking.StableShare),
        ["flows"] = Array(ranking.Flows, flow => new JsonObject
        {
            ["flow"] = flow.Flow.Value,
            ["conversations"] = flow.Conversations,
            ["score"] = Number(flow.Score),
            ["parts"] = Numbers(flow.Parts),
            ["shareOfConversations"] = Number(flow.ShareOfConversations),
            ["shareOfExtra"] = Number(flow.ShareOfExtra),
            ["bestRank"] = flow.BestRank,
            ["worstRank"] = flow.WorstRank,
        }),
    };
}
