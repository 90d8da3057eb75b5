using Plateau.Cli.Frame;
using Plateau.Model.Texts;
using Plateau.Simulation.Workloads;

namespace Plateau.Cli.Commands;

/// <summary>What a simulation gave, for people: one row a flow, each figure with its 95 % interval.</summary>
internal static class SimulationTable
{
    private const int NameColumns = 18;
    private const int FigureColumns = 15;

    public static void Write(Session session, string name, WorkloadReport report, int replications)
    {
        var speech = session.Speech;
        Speech.Wrap(session.Output, speech.Say("simulate.title", Argument.Of("name", name), Argument.Count("replications", replications)), indent: "", next: "");
        session.Output.WriteLine();
        Row(session, "", [.. new[] { "simulate.offered", "simulate.within", "simulate.abandoned", "simulate.wait" }.Select(code => speech.Say(code))]);
        foreach (var type in report.Types)
            Row(session, type.Name, Figures(speech, type));
        Row(session, speech.Say("simulate.total"), Figures(speech, report.Total));
        session.Output.WriteLine();
        foreach (var group in report.Groups)
            session.Output.WriteLine(Speech.Plain($"{Fit(group.Name)} {speech.Say("simulate.occupancy", Argument.Of("value", Written(speech, ArgumentKind.Share, group.Occupancy)))}"));
    }

    private static string[] Figures(Speech speech, ContactReport contacts) =>
    [
        contacts.Offered.Mean is { } offered ? speech.Formatter.Number(offered, 1) : Report.Texts.Formatter.UnknownMark,
        Written(speech, ArgumentKind.Share, contacts.ServiceLevel),
        Written(speech, ArgumentKind.Share, contacts.AbandonmentShare),
        // In seconds throughout: minutes and seconds with an interval do not fit a column.
        contacts.MeanWaitAnsweredSeconds.Mean is not null
            ? speech.Say("simulate.seconds", Argument.Of("value", Written(speech, ArgumentKind.Number, contacts.MeanWaitAnsweredSeconds)))
            : Report.Texts.Formatter.UnknownMark,
    ];

    private static string Written(Speech speech, ArgumentKind kind, MeanAndHalfWidth figure) =>
        figure.Mean is not { } mean ? Report.Texts.Formatter.UnknownMark
        : figure.HalfWidth is { } half ? speech.Formatter.Estimate(kind, Mathematics.Statistics.Estimate.Around(mean, half, 0))
        : speech.Formatter.Write(kind, mean);

    private static void Row(Session session, string name, string[] figures) =>
        session.Output.WriteLine(Speech.Plain($"{Fit(name)}{string.Concat(figures.Select(figure => figure.PadLeft(FigureColumns)))}"));

    private static string Fit(string name) => (name.Length > NameColumns ? $"{name[..(NameColumns - 1)]}…" : name).PadRight(NameColumns);
}
