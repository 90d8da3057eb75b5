using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Plateau.Model.Texts;

namespace Plateau.Web.Documents;

/// <summary>What was decided, who does it, until when, and what came of it.</summary>
public sealed record ActionPlan(ImmutableArray<ActionItem> Items)
{
    public static ActionPlan Empty { get; } = new([]);

    public IEnumerable<Problem> Check()
    {
        foreach (var item in Items)
        {
            var where = $"items[{item.Title}]";
            if (string.IsNullOrWhiteSpace(item.Title))
                yield return Problem.At($"{where}.title", "studio.action-title");
            if (!ActionStates.All.Contains(item.State))
                yield return Problem.At($"{where}.state", "studio.action-state", Argument.Of("value", item.State), Argument.List("known", ActionStates.All));
            if (item.Due is { } due && !LocalDatePattern.Iso.Parse(due).Success)
                yield return Problem.At($"{where}.due", "studio.date", Argument.Of("value", due));
        }
    }
}

/// <summary>One action.</summary>
/// <param name="Due">2026-12-01; null = not set.</param>
/// <param name="State">See <see cref="ActionStates"/>.</param>
/// <param name="Expected">Effect that is hoped for, in words.</param>
/// <param name="Measured">Effect that was seen; null = not yet.</param>
/// <param name="Finding">What it answers; null = something else.</param>
public sealed record ActionItem(Guid Id, string Title, string Owner, string? Due, string State, string Expected, string? Measured, string? Finding, string Note);

public static class ActionStates
{
    public static ImmutableArray<string> All { get; } = ["todo", "doing", "done", "dropped"];
}
