using System.Collections.Immutable;
using Plateau.Cli.Frame;
using Plateau.Design.Shifts;
using Plateau.Design.Staffing;
using Plateau.Model.Texts;
using Plateau.Solvers;

namespace Plateau.Cli.Commands;

/// <summary>Shifts for people: who works when, what each promise gets (of those of each period the worst), how far from the cheapest there could be, and how it was found.</summary>
internal static class ShiftTable
{
    private const string Indent = "  ";

    public static void Write(Session session, ShiftProblem problem, ShiftResult result, ImmutableArray<MissingSolver> missing)
    {
        Say(session, "shifts.title", Argument.Of("name", problem.Name), Argument.Count("types", problem.Types.Length), Argument.Count("groups", problem.Groups.Length), Argument.Count("periods", problem.Periods), Argument.Count("shapes", problem.Shapes.Length), Argument.Count("contacts", (long)Math.Round(problem.ContactsADay)));
        session.Output.WriteLine();
        WriteOutcome(session, problem, result);
        if (!result.Agents.IsEmpty)
        {
            WriteShifts(session, problem, result.Agents);
            WritePromises(session, problem, result);
            StaffTable.WriteProof(session, result, () => session.Speech.Say(result.IsProvedOnSample ? "shifts.provedOnSample" : "shifts.assumed", Argument.Count("count", result.RefutedCuts)));
        }

        session.Output.WriteLine();
        Say(session, "shifts.work", Argument.Count("searchDays", result.SearchDays), Argument.Count("covers", result.Covers), Argument.Count("rounds", result.Rounds), Argument.Count("contacts", result.ContactsSimulated));
        StaffTable.WriteSolver(session, result.Solver, missing);
        if (result.TimeEnded)
            Say(session, "staff.timeEnded");
        session.Output.Flush();
    }

    private static void WriteOutcome(Session session, ShiftProblem problem, ShiftResult result)
    {
        if (result.Outcome == StaffingOutcome.OutOfReach)
        {
            Say(session, "shifts.outOfReach");
            foreach (var own in result.OutOfReach)
                Speech.Wrap(session.Output, StaffTable.OutOfReachText(session.Speech, own, TypeText(session.Speech, problem, own.Type, own.Period), "shifts.outOfReachNobody"), Indent, Indent + Indent);
            return;
        }

        var several = problem.Groups.Select((group, index) => group.IsMultiSkilled ? Enumerable.Range(0, problem.Shapes.Length).Sum(shape => result.Agents[problem.ColumnOf(index, shape)]) : 0).Sum();
        var agents = result.Agents.Sum();
        Say(session, result.Outcome == StaffingOutcome.Found ? "shifts.found" : "shifts.notConfirmed", Argument.Count("agents", agents), Argument.Of("cost", result.Cost!.Value), Argument.Share("share", agents == 0 ? 0 : (double)several / agents), Argument.Count("days", result.CheckDays));
    }

    private static string TypeText(Speech speech, ShiftProblem problem, int type, int? period) =>
        period is { } own ? speech.Say("shifts.inPeriod", Argument.Of("type", StaffTable.Fit(problem.Types[type].Id)), Argument.Count("period", own + 1)) : StaffTable.Fit(problem.Types[type].Id);

    private static void WriteShifts(Session session, ShiftProblem problem, ImmutableArray<int> agents)
    {
        var speech = session.Speech;
        session.Output.WriteLine();
        Say(session, "shifts.list");
        string[][] rows =
        [
            [speech.Say("staff.agents"), speech.Say("staff.group"), speech.Say("shifts.shape"), speech.Say("shifts.periods")],
            .. Enumerable.Range(0, agents.Length).Where(column => agents[column] > 0).Select(column => (string[])
            [
                speech.Formatter.Count(agents[column]), StaffTable.Fit(problem.Groups[problem.GroupOf(column)].Id), StaffTable.Fit(problem.ShapeOf(column).Id),
                string.Join(", ", problem.ShapeOf(column).Pieces.Select(piece => $"{speech.Formatter.Count(piece.Start + 1)}–{speech.Formatter.Count(piece.End)}")),
            ]),
        ];
        var widths = StaffTable.Widths(rows);
        foreach (var row in rows)
        {
            var first = $"{Indent}{row[0].PadLeft(widths[0])}{Indent}{row[1].PadRight(widths[1])}{Indent}{row[2].PadRight(widths[2])}{Indent}";
            Speech.Wrap(session.Output, row[3], first, new string(' ', first.Length));
        }
    }

    /// <summary>Of the promises of each period the one kept most narrowly.</summary>
    private static void WritePromises(Session session, ShiftProblem problem, ShiftResult result)
    {
        var told = result.Checks.GroupBy(check => (check.Type, check.Promise, ByPeriod: check.Period is not null)).Select(own => own.MinBy(check => check.Margin)!).ToArray();
        StaffTable.WritePromises(session, result.CheckDays, told, check => TypeText(session.Speech, problem, check.Type, check.Period), told.Length < result.Checks.Length ? "shifts.worstPeriods" : null);
    }

    private static void Say(Session session, string code, params ReadOnlySpan<Argument> arguments) =>
        Speech.Wrap(session.Output, session.Speech.Say(code, arguments), indent: "", next: "");
}
