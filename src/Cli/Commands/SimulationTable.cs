using Plateau.Cli.Frame;
using Plateau.Model.Texts;
using Plateau.Simulation.Workloads;

namespace Plateau.Cli.Commands;

/// <summary>What a simulation gave, for people: one row a flow, each figure with its 95 % interval.</summary>
internal static class SimulationTable
{
    private const int MostNameColumns = 18;
    private const int LeastNameColumns = 8;
    private const int Gap = 2;

    public static void Write(Session session, string name, WorkloadReport report, int replications)
    {
        var speech = session.Speech;
        Speech.Wrap(session.Output, speech.Say("simulate.title", Argument.Of("name", name), Argument.Count("replications", replications)), indent: "", next: "");
        session.Output.WriteLine();
        var anyReceived = report.Types.Any(type => type.Received.Mean is > 0);
        string[] columns = ["simulate.offered", .. anyReceived ? new[] { "simulate.received" } : [], "simulate.within", "simulate.abandoned", "simulate.wait"];
        WriteRows(session,
        [
            ("", [.. columns.Select(code => speech.Say(code))]),
            .. report.Types.Select(type => (type.Name, Figures(speech, type, anyReceived))),
            (speech.Say("simulate.total"), Figures(speech, report.Total, anyReceived)),
        ]);
        session.Output.WriteLine();
        foreach (var group in report.Groups)
            session.Output.WriteLine(Speech.Plain($"{Fit(group.Name, MostNameColumns)} {speech.Say("simulate.occupancy", Argument.Of("value", Written(speech, ArgumentKind.Share, group.Occupancy)))}"));
    }

    private static string[] Figures(Speech speech, ContactReport contacts, bool withReceived) =>
    [
        Count(speech, contacts.Offered),
        .. withReceived ? new[] { Count(speech, contacts.Received) } : [],
        Written(speech, ArgumentKind.Share, contacts.ServiceLevel),
        Written(speech, ArgumentKind.Share, contacts.AbandonmentShare),
        // In seconds throughout: minutes and seconds with an interval do not fit a column.
        contacts.MeanWaitAnsweredSeconds.Mean is not null
            ? speech.Say("simulate.seconds", Argument.Of("value", Written(speech, ArgumentKind.Number, contacts.MeanWaitAnsweredSeconds)))
            : Report.Texts.Formatter.UnknownMark,
    ];

    private static string Count(Speech speech, MeanAndHalfWidth figure) => figure.Mean is { } mean ? speech.Formatter.Number(mean, 1) : Report.Texts.Formatter.UnknownMark;

    private static string Written(Speech speech, ArgumentKind kind, MeanAndHalfWidth figure) =>
        figure.Mean is not { } mean ? Report.Texts.Formatter.UnknownMark
        : figure.HalfWidth is { } half ? speech.Formatter.Estimate(kind, Mathematics.Statistics.Estimate.Around(mean, half, 0))
        : speech.Formatter.Write(kind, mean);

    /// <summary>Each column as wide as its widest figure, so that no two run together; names give way as long as they can still be told apart.</summary>
    private static void WriteRows(Session session, (string Name, string[] Figures)[] rows)
    {
        var widths = Enumerable.Range(0, rows[0].Figures.Length).Select(column => rows.Max(row => row.Figures[column].Length)).ToArray();
        var names = Math.Clamp(Speech.Columns - widths.Sum(width => width + Gap), LeastNameColumns, MostNameColumns);
        foreach (var row in rows)
            session.Output.WriteLine(Speech.Plain($"{Fit(row.Name, names)}{string.Concat(row.Figures.Select((figure, column) => figure.PadLeft(widths[column] + Gap)))}"));
    }

    private static string Fit(string name, int columns) => (name.Length > columns ? $"{name[..(columns - 1)]}…" : name).PadRight(columns);
}
