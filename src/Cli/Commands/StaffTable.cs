using System.Collections.Immutable;
using Plateau.Cli.Frame;
using Plateau.Design.Staffing;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Texts;
using Plateau.Solvers;

namespace Plateau.Cli.Commands;

/// <summary>A staffing for people: who, what each promise gets, how far from the cheapest there could be, and how it was found.</summary>
internal static class StaffTable
{
    private const int MostNameColumns = 14;
    private const string Indent = "  ";

    public static void Write(Session session, StaffingProblem problem, StaffingResult result, ImmutableArray<MissingSolver> missing)
    {
        Say(session, "staff.title", Argument.Of("name", problem.Name), Argument.Count("types", problem.Types.Length), Argument.Count("groups", problem.Groups.Length), Argument.Of("contacts", problem.Types.Sum(type => type.ContactsPerHour)));
        session.Output.WriteLine();
        WriteOutcome(session, problem, result);
        if (!result.Agents.IsEmpty)
        {
            WriteGroups(session, problem, result.Agents);
            WritePromises(session, result.CheckDays, result.Checks, check => Fit(problem.Types[check.Type].Id));
            WriteProof(session, result, () => result.IsProvedOnSample ? session.Speech.Say("staff.provedOnSample") : result.RefutedCuts == 0 ? session.Speech.Say("staff.notContradicted") : session.Speech.Say("staff.contradicted", Argument.Count("count", result.RefutedCuts)));
        }

        session.Output.WriteLine();
        Say(session, "staff.work", Argument.Count("searchDays", result.SearchDays), Argument.Count("staffings", result.Staffings), Argument.Count("rounds", result.Rounds), Argument.Count("contacts", result.ContactsSimulated));
        WriteSolver(session, result.Solver, missing);
        if (result.TimeEnded)
            Say(session, "staff.timeEnded");
        session.Output.Flush();
    }

    private static void WriteOutcome(Session session, StaffingProblem problem, StaffingResult result)
    {
        switch (result)
        {
            case { Outcome: StaffingOutcome.OutOfReach }:
                Say(session, "staff.outOfReach");
                foreach (var own in result.OutOfReach)
                    Speech.Wrap(session.Output, OutOfReachText(session.Speech, own, problem.Types[own.Type].Id, "staff.outOfReachNobody"), Indent, Indent + Indent);
                break;
            case { Agents.IsEmpty: true }:
                Say(session, "staff.nothing");
                break;
            default:
                var agents = result.Agents.Sum();
                var several = problem.Groups.Select((group, index) => group.IsMultiSkilled ? result.Agents[index] : 0).Sum();
                Say(session, result.Outcome == StaffingOutcome.Found ? "staff.found" : "staff.notConfirmed", Argument.Count("agents", agents), Argument.Of("cost", result.Cost!.Value), Argument.Share("share", agents == 0 ? 0 : (double)several / agents), Argument.Count("days", result.CheckDays));
                break;
        }
    }

    /// <param name="nobody">Text for what nobody can serve.</param>
    internal static string OutOfReachText(Speech speech, OutOfReach own, string typeText, string nobody)
    {
        var type = Argument.Of("type", typeText);
        var promise = Argument.Of("promise", PromiseText(speech, own.Promise));
        return own.Needs is { } needs
            ? speech.Say("staff.outOfReachBy", type, promise, Argument.Of("missing", own.Promise.Kind == PromiseKind.MeanWait ? speech.Formatter.Duration(needs) : speech.Formatter.Points(needs, 1, signed: false)))
            : speech.Say(nobody, type, promise);
    }

    private static void WriteGroups(Session session, StaffingProblem problem, ImmutableArray<int> agents)
    {
        var speech = session.Speech;
        string[][] rows =
        [
            [speech.Say("staff.agents"), speech.Say("staff.cost"), speech.Say("staff.group"), speech.Say("staff.takes")],
            .. Enumerable.Range(0, agents.Length).Where(group => agents[group] > 0).Select(group => (string[])
            [
                speech.Formatter.Count(agents[group]), speech.Formatter.Trimmed(problem.Groups[group].Cost, 3), Fit(problem.Groups[group].Id), string.Join(' ', problem.Groups[group].Takes.Select(type => problem.Types[type].Id)),
            ]),
        ];
        var widths = Widths(rows);
        session.Output.WriteLine();
        foreach (var row in rows)
        {
            var first = $"{Indent}{row[0].PadLeft(widths[0])}{Indent}{row[1].PadLeft(widths[1])}{Indent}{row[2].PadRight(widths[2])}{Indent}";
            Speech.Wrap(session.Output, row[3], first, new string(' ', first.Length));
        }
    }

    /// <param name="told">The checks to be shown.</param>
    /// <param name="note">A sentence between heading and table; null = none.</param>
    internal static void WritePromises(Session session, int days, IReadOnlyCollection<PromiseCheck> told, Func<PromiseCheck, string> typeText, string? note = null)
    {
        if (told.Count == 0)
            return;
        var speech = session.Speech;
        session.Output.WriteLine();
        Say(session, "staff.promises", Argument.Count("days", days));
        if (note is not null)
            Say(session, note);
        string[][] rows =
        [
            [speech.Say("staff.type"), speech.Say("staff.promise"), speech.Say("staff.value"), speech.Say("staff.margin")],
            .. told.Select(check => (string[]) [typeText(check), PromiseText(speech, check.Promise), ValueText(speech, check.Promise, check.Value), MarginText(speech, check.Promise, check.Margin)]),
        ];
        var widths = Widths(rows);
        foreach (var row in rows)
            session.Output.WriteLine(Speech.Plain($"{Indent}{row[0].PadRight(widths[0])}{Indent}{row[1].PadRight(widths[1])}{Indent}{row[2].PadLeft(widths[2])}{Indent}{row[3].PadLeft(widths[3])}".TrimEnd()));
    }

    private static string PromiseText(Speech speech, Promise promise) => promise.Kind switch
    {
        PromiseKind.AnsweredWithin => speech.Say("staff.promise.answered-within", Argument.Share("share", promise.Level), Argument.Seconds("seconds", promise.ThresholdSeconds)),
        PromiseKind.Abandoned => speech.Say("staff.promise.abandoned", Argument.Share("share", promise.Level)),
        _ => speech.Say("staff.promise.mean-wait", Argument.Seconds("seconds", promise.Level)),
    };

    private static string ValueText(Speech speech, Promise promise, Estimate value) => speech.Formatter.Estimate(promise.Kind == PromiseKind.MeanWait ? ArgumentKind.Seconds : ArgumentKind.Share, value);

    private static string MarginText(Speech speech, Promise promise, double margin) =>
        promise.Kind == PromiseKind.MeanWait ? speech.Say("simulate.seconds", Argument.Of("value", speech.Formatter.Signed(margin, 2))) : speech.Formatter.Points(margin, 2);

    /// <param name="restsOn">What the bound of the fixed router rests on.</param>
    internal static void WriteProof(Session session, SearchResult result, Func<string> restsOn)
    {
        session.Output.WriteLine();
        Say(session, result.Bounds.IsEmpty ? "staff.noBound" : "staff.proof");
        foreach (var bound in result.Bounds)
        {
            var (code, days) = bound.Class == BoundClass.AnyRouting ? ("staff.bound.anyRouting", 0) : ("staff.bound.fixedRouter", result.SearchDays);
            var text = session.Speech.Say(code, Argument.Of("cost", bound.Cost), Argument.Of("gap", session.Speech.Formatter.Percent(bound.Gap, 2)), Argument.Count("days", days));
            Speech.Wrap(session.Output, bound.Class == BoundClass.FixedRouter ? $"{text} {restsOn()}" : text, Indent, Indent + Indent);
        }
    }

    internal static void WriteSolver(Session session, string? solver, ImmutableArray<MissingSolver> missing)
    {
        if (solver is not null)
        {
            Say(session, "staff.solver", Argument.Of("solver", solver));
            return;
        }

        Say(session, missing.IsEmpty ? "staff.noSolverWanted" : "staff.noSolver");
        foreach (var own in missing)
            Speech.Wrap(session.Output, session.Speech.Say($"staff.install.{own.Word}"), Indent, Indent + Indent);
    }

    private static void Say(Session session, string code, params ReadOnlySpan<Argument> arguments) =>
        Speech.Wrap(session.Output, session.Speech.Say(code, arguments), indent: "", next: "");

    internal static int[] Widths(string[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];

    internal static string Fit(string name) => name.Length > MostNameColumns ? $"{name[..(MostNameColumns - 1)]}…" : name;
}
