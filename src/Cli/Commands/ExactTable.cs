using System.Globalization;
using Plateau.Cli.Frame;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Plateau.Simulation.Exact;

namespace Plateau.Cli.Commands;

/// <summary>Exact values for people: one row a flow, one line a group, and how they were computed.</summary>
internal static class ExactTable
{
    private const int NameColumns = 15;
    private const int FigureColumns = 13;

    public static void Write(Session session, SimulatedModel model, ExactResult result)
    {
        var speech = session.Speech;
        Speech.Wrap(session.Output, speech.Say("exact.title", Argument.Of("name", model.Name)), indent: "", next: "");
        session.Output.WriteLine();
        Row(session, "", [speech.Say("exact.waits"), speech.Say("exact.within"), speech.Say("simulate.abandoned"), speech.Say("exact.blocked"), speech.Say("exact.meanWait")]);
        foreach (var flow in result.Flows)
            Row(session, flow.Id.Value, Figures(speech, flow));
        Row(session, speech.Say("simulate.total"), Figures(speech, result.Total));
        session.Output.WriteLine();
        foreach (var group in result.Groups)
            session.Output.WriteLine(Speech.Plain($"{Fit(group.Id.Value)} {speech.Say("simulate.occupancy", Argument.Of("value", speech.Formatter.Percent(group.Occupancy, 2)))}"));
        session.Output.WriteLine();
        Speech.Wrap(session.Output, How(speech, result), indent: "", next: "");
        if (model.Plan.WaitingPlaces is null && result is { Method: ExactMethod.MarkovChain, PlacesKept: { } places })
            Speech.Wrap(session.Output, speech.Say("exact.cutOff", Argument.Count("places", places), Argument.Of("mass", Tiny(speech, result.TruncatedMass))), indent: "", next: "");
    }

    private static string How(Speech speech, ExactResult result) => result.Method == ExactMethod.ProductForm
        ? speech.Say("exact.byProductForm", Argument.Count("states", result.States))
        : speech.Say("exact.byChain", Argument.Count("states", result.States), Argument.Count("transitions", result.Transitions), Argument.Count("sweeps", result.Sweeps), Argument.Of("residual", Tiny(speech, result.Residual)));

    private static string[] Figures(Speech speech, ExactFlow flow) =>
    [
        speech.Formatter.Percent(flow.WaitProbability, 2),
        speech.Formatter.Percent(flow.AnsweredWithin, 2),
        speech.Formatter.Percent(flow.Abandonment, 2),
        speech.Formatter.Percent(flow.Blocking, 2),
        // In seconds throughout, as the simulation's table.
        flow.MeanWaitAnsweredSeconds is { } wait ? speech.Say("simulate.seconds", Argument.Of("value", speech.Formatter.Number(wait, 2))) : Formatter.UnknownMark,
    ];

    /// <summary>A number far below one, as 2,7e-11.</summary>
    private static string Tiny(Speech speech, double value) =>
        value == 0 ? "0" : value.ToString("0.0e-0", CultureInfo.InvariantCulture).Replace('.', speech.Formatter.DecimalSign);

    private static void Row(Session session, string name, string[] figures) =>
        session.Output.WriteLine(Speech.Plain($"{Fit(name)}{string.Concat(figures.Select(figure => figure.PadLeft(FigureColumns)))}"));

    private static string Fit(string name) => (name.Length > NameColumns ? $"{name[..(NameColumns - 1)]}…" : name).PadRight(NameColumns);
}
