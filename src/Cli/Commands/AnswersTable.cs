using Plateau.Cli.Frame;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Simulation.Answers;

namespace Plateau.Cli.Commands;

/// <summary>All answers of a simulation, for people: every measure with its interval, for all contacts and flow by flow, waits by length, days as they differ, people and cost.</summary>
internal static class AnswersTable
{
    private const int NameColumns = 54;

    public static void Write(Session session, SimulationAnswers answers, Func<AnswerScope, string> nameOf, string? currency)
    {
        foreach (var scope in answers.Scopes)
        {
            session.Output.WriteLine();
            session.Output.WriteLine(Speech.Plain(TitleOf(session.Speech, scope.Scope, nameOf)));
            WriteScope(session, scope);
        }

        foreach (var group in answers.Groups)
            WriteGroup(session, group, currency);
    }

    private static string TitleOf(Speech speech, AnswerScope scope, Func<AnswerScope, string> nameOf) =>
        speech.Say($"answers.scope.{scope.Kind.ToString().ToLowerInvariant()}", Argument.Of("name", nameOf(scope)));

    private static void WriteScope(Session session, ScopeAnswers scope)
    {
        var speech = session.Speech;
        foreach (var answer in scope.Answers)
        {
            if (answer.Value.Value is null && scope.Scope.Kind is not ScopeKind.All)
                continue; // said once, above
            Line(session, speech.Say($"answers.{answer.Measure}"), Written(speech, answer));
        }

        foreach (var quantile in scope.WaitQuantiles)
            Line(session, speech.Say("answers.waitQuantile", Argument.Share("share", quantile.Share)), Seconds(speech, quantile.Seconds));
        foreach (var days in scope.Days)
            Line(session, speech.Say("answers.days", Argument.Of("measure", speech.Say($"answers.{days.Measure}")), Argument.Count("days", days.Days)), DaysWritten(speech, days));
    }

    private static void WriteGroup(Session session, GroupAnswers group, string? currency)
    {
        var speech = session.Speech;
        session.Output.WriteLine();
        session.Output.WriteLine(Speech.Plain(speech.Say("answers.group", Argument.Of("name", group.Key))));
        Line(session, speech.Say("answers.occupancy"), speech.Formatter.Estimate(ArgumentKind.Share, group.Occupancy));
        Line(session, speech.Say("answers.staffedHours"), speech.Formatter.Estimate(ArgumentKind.Number, group.StaffedHours));
        Line(session, speech.Say("answers.taken"), speech.Formatter.Estimate(ArgumentKind.Number, group.Taken));
        if (group.SwitchShare.Value is not null)
            Line(session, speech.Say("answers.switchShare"), speech.Formatter.Estimate(ArgumentKind.Share, group.SwitchShare));
        if (group.Cost.Value is not null)
            Line(session, speech.Say("answers.cost", Argument.Of("currency", currency ?? "")), speech.Formatter.Estimate(ArgumentKind.Number, group.Cost));
    }

    private static string Written(Speech speech, Answer answer) => answer.Unit switch
    {
        AnswerUnit.Share => speech.Formatter.Estimate(ArgumentKind.Share, answer.Value),
        AnswerUnit.Seconds => Seconds(speech, answer.Value),
        _ => speech.Formatter.Estimate(ArgumentKind.Number, answer.Value),
    };

    private static string Seconds(Speech speech, Mathematics.Statistics.Estimate value) =>
        value.Value is null ? Formatter.UnknownMark : speech.Say("simulate.seconds", Argument.Of("value", speech.Formatter.Estimate(ArgumentKind.Number, value)));

    private static string DaysWritten(Speech speech, DayDistribution days)
    {
        var unit = AnswerMeasureCatalogue.All.First(measure => measure.Key == days.Measure).Unit;
        string Of(double value) => unit == AnswerUnit.Share ? speech.Formatter.Percent(value) : speech.Formatter.Number(value, 1);
        return speech.Say("answers.lowMedianHigh", Argument.Of("low", Of(days.Low)), Argument.Of("median", Of(days.Median)), Argument.Of("high", Of(days.High)));
    }

    private static void Line(Session session, string name, string value) =>
        session.Output.WriteLine(Speech.Plain($"  {(name.Length > NameColumns ? $"{name[..(NameColumns - 1)]}…" : name).PadRight(NameColumns)}  {value}"));
}
