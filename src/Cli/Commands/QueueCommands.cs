using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Mathematics.Queueing;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau queue: the Erlang formulas, service for given agents or agents for a target.</summary>
internal sealed class QueueFamily : ICliCommandFamily
{
    public string Name => "queue";

    public IReadOnlyList<ICliCommand> Commands { get; } =
        [new QueueCommand("erlang-b", QueueModel.ErlangB), new QueueCommand("erlang-c", QueueModel.ErlangC), new QueueCommand("erlang-a", QueueModel.ErlangA)];
}

/// <summary>One of the three formulas.</summary>
internal sealed class QueueCommand : ICliCommand
{
    /// <summary>The field's usual threshold, used where the user states none.</summary>
    private const double DefaultThresholdSeconds = 20;

    // Far above any centre: a bound that keeps a mistyped number from running for hours.
    private const int MostAgents = 10_000_000;

    private readonly QueueModel model;
    private readonly Option<string?> arrivals = CliOption.Text("--arrivals-per-hour", "N");
    private readonly Option<string?> handle = CliOption.Text("--handle-seconds", "N");
    private readonly Option<string?> patience = CliOption.Text("--patience-seconds", "N");
    private readonly Option<string?> agents = CliOption.Text("--agents", "N");
    private readonly Option<string?> targetShare = CliOption.Text("--target-share", "S");
    private readonly Option<string?> targetSeconds = CliOption.Text("--target-seconds", "N");
    private readonly Option<string?> threshold = CliOption.Text("--threshold-seconds", "N");
    private readonly Option<bool> json = CliOption.Json();

    public QueueCommand(string name, QueueModel model)
    {
        this.model = model;
        Form = new Command(name, $"help.queue.{name}") { arrivals, handle };
        if (model == QueueModel.ErlangA)
            Form.Add(patience);
        Form.Add(agents);
        Form.Add(targetShare);
        if (model != QueueModel.ErlangB)
            Form.Add(targetSeconds);
        Form.Add(threshold);
        Form.Add(json);
    }

    public Command Form { get; }

    public int Run(Session session)
    {
        var given = session.Given;
        var arrivalsPerHour = given.Required(arrivals, given.Number(arrivals, 0));
        var handleSeconds = given.Required(handle, given.Number(handle, 0, aboveLow: true));
        var patienceSeconds = model == QueueModel.ErlangA ? given.Required(patience, given.Number(patience, 0)) : null;
        var count = given.Whole(agents, 0, MostAgents);
        var share = Target(given);
        var seconds = model == QueueModel.ErlangB ? null : given.Number(targetSeconds, 0);
        var thresholdSeconds = given.Number(threshold, 0) ?? seconds ?? DefaultThresholdSeconds;
        given.Check();

        var staffed = (int?)count ?? QueueFormula.AgentsFor(model, arrivalsPerHour!.Value, handleSeconds!.Value, patienceSeconds, share!.Value, seconds ?? thresholdSeconds);
        var measures = QueueFormula.Measure(model, arrivalsPerHour!.Value, handleSeconds!.Value, patienceSeconds, staffed, thresholdSeconds);
        if (session.Value(json))
            JsonOutput.Write(session.Output, writer => QueueJson.Write(writer, measures));
        else
            QueueTable.Write(session, model, measures, thresholdSeconds);
        return ExitCode.Done;
    }

    /// <summary>Exactly one of agents and target has to be there.</summary>
    private double? Target(Given given)
    {
        var hasAgents = given.Text(agents) is not null;
        var hasTarget = given.Text(targetShare) is not null;
        if (hasAgents && hasTarget)
            given.Add(Problem.At("", "console.notBoth", Argument.Of("first", agents.Name), Argument.Of("second", targetShare.Name)));
        if (!hasAgents && !hasTarget)
            given.Add(Problem.At("", "console.eitherOr", Argument.Of("first", $"{agents.Name} N"), Argument.Of("second", model == QueueModel.ErlangB ? $"{targetShare.Name} S" : $"{targetShare.Name} S {targetSeconds.Name} N")));
        if (hasTarget && model != QueueModel.ErlangB)
            given.Required(targetSeconds, (double?)null);
        return given.ShareInside(targetShare);
    }
}
