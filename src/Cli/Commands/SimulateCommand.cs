using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plateau.Cli.Frame;
using Plateau.Model;
using Plateau.Model.Texts;
using Plateau.Simulation;
using Plateau.Simulation.Answers;
using Plateau.Simulation.Exact;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Precision;
using Plateau.Simulation.Results;
using Plateau.Simulation.Workloads;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau simulate: a centre as it is, or a workload file.</summary>
internal sealed class SimulateCommand : ICliCommand
{
    private const ulong DefaultSeed = 1999;
    private const int DefaultReplications = 40;
    private const int MostReplications = 1_000_000;

    /// <summary>Replications of the first stage of --until-halfwidth: a deviation from fewer says little about how many are needed. The help says the same number.</summary>
    private const int LeastFirstStage = 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Argument<string[]> centre = CliOption.Sources("CENTRE");
    private readonly Option<string?> workload = CliOption.Text("--workload", "FILE");
    private readonly Option<string?> replications = CliOption.Replications();
    private readonly Option<string?> seed = CliOption.Seed();
    private readonly Option<string?> threads = CliOption.Threads();
    private readonly Option<bool> exact = CliOption.Exact();
    private readonly Option<bool> answers = CliOption.Answers();
    private readonly Option<bool> byPeriod = CliOption.ByPeriod();
    private readonly Option<string?> untilHalfWidth = CliOption.UntilHalfWidth();
    private readonly Option<string?> trace = CliOption.Trace();
    private readonly Option<bool> json = CliOption.Json();

    public SimulateCommand() => Form = new Command("simulate", "help.simulate") { centre, workload, answers, byPeriod, untilHalfWidth, trace, exact, replications, seed, threads, json };

    public Command Form { get; }

    public int Run(Session session)
    {
        var given = session.Given;
        var settings = new SimulationSettings(
            given.Seed(seed) ?? DefaultSeed,
            (int)(given.Whole(replications, 1, MostReplications) ?? DefaultReplications),
            (int)(given.Whole(threads, 1, 1024) ?? Environment.ProcessorCount));
        var file = given.Text(workload);
        var named = session.Value(centre) ?? [];
        if (file is not null && named.Length > 0)
            given.Add(Model.Texts.Problem.At(named[0], "console.notBothSources", Argument.Of("first", workload.Name)));
        var points = given.Number(untilHalfWidth, 0, 50, aboveLow: true);
        AddIdleOptions(session);
        given.Check();

        var model = file is not null ? WorkloadModel(session, file) : CentreModel(session);
        if (session.Value(exact))
            return RunExact(session, model, settings);
        if (given.Text(trace) is { } wanted)
            return TraceStory.Tell(session, model, wanted, settings);
        settings = settings with { Waits = session.Value(answers), ByPeriod = session.Value(byPeriod) };
        return session.Value(answers) ? RunAnswers(session, model, settings, points) : RunSimulation(session, model, settings, points);
    }

    /// <summary>An option that changes nothing beside another one is told, not passed over: somebody expected something of it.</summary>
    private void AddIdleOptions(Session session)
    {
        if (session.Given.Text(trace) is not null)
            AddIdle(session, trace, json, answers, exact, untilHalfWidth);
        if (session.Value(exact))
            AddIdle(session, exact, answers, untilHalfWidth);
        if (session.Value(byPeriod) && !session.Value(answers))
            session.Given.Add(Model.Texts.Problem.At(byPeriod.Name, "console.optionNeeds", Argument.Of("needed", answers.Name)));
    }

    private static void AddIdle(Session session, Option stronger, params ReadOnlySpan<Option> others)
    {
        foreach (var other in others)
        {
            if (other is Option<bool> flag ? session.Value(flag) : other is Option<string?> text && session.Given.Text(text) is not null)
                session.Given.Add(Model.Texts.Problem.At(other.Name, "console.optionIdle", Argument.Of("stronger", stronger.Name)));
        }
    }

    private int RunAnswers(Session session, SimulatedModel model, SimulationSettings settings, double? points)
    {
        var result = Simulate(session, model, settings, points);
        var found = SimulationAnswers.Of(model.Plan, result, model.ChannelOf, model.PriceOf);
        var loop = settings.LoopFor(model.Plan);
        if (session.Value(json))
        {
            JsonOutput.Write(session.Output, writer => AnswersJson.Write(writer, found, result, settings, loop.ToString().ToLowerInvariant(), session.Elapsed.TotalSeconds));
        }
        else
        {
            Speech.Wrap(session.Output, session.Speech.Say("simulate.title", Argument.Of("name", model.Name), Argument.Count("replications", result.Replications)), indent: "", next: "");
            Speech.Wrap(session.Output, session.Speech.Say($"answers.loop.{loop}"), indent: "", next: "");
            AnswersTable.Write(session, found, scope => NameOf(session, model, scope), model.Currency);
        }

        return CodeAfter(session, result, settings);
    }

    private static string NameOf(Session session, SimulatedModel model, AnswerScope scope) => scope.Kind switch
    {
        ScopeKind.Day => session.Speech.Formatter.Count(int.Parse(scope.Key, System.Globalization.CultureInfo.InvariantCulture) + 1),
        ScopeKind.PeriodOfDay => session.Speech.Formatter.TimeOfDay(Ticks.ToSeconds(int.Parse(scope.Key, System.Globalization.CultureInfo.InvariantCulture) * model.Plan.PeriodTicks) / 60),
        _ => scope.Key,
    };

    private int RunSimulation(Session session, SimulatedModel model, SimulationSettings settings, double? points)
    {
        var result = Simulate(session, model, settings, points);
        var report = WorkloadReport.Of(model.Plan, result, settings, session.Elapsed.TotalSeconds);
        if (session.Value(json))
            session.Output.WriteLine(JsonSerializer.Serialize(report, Json));
        else
            SimulationTable.Write(session, model.Name, report, result.Replications);
        return CodeAfter(session, result, settings);
    }

    /// <summary>The exact values; the simulation beside them only where its replications are asked for.</summary>
    private int RunExact(Session session, SimulatedModel model, SimulationSettings settings)
    {
        var answer = ExactSolver.Solve(model.Plan, cancel: session.Stop);
        var result = answer.IsSolved && session.Given.Text(replications) is not null ? Simulate(session, model, settings) : null;
        var report = result is null ? null : WorkloadReport.Of(model.Plan, result, settings, session.Elapsed.TotalSeconds);
        if (session.Value(json))
            JsonOutput.Write(session.Output, writer => ExactJson.Write(writer, answer, session.Speech, report is null ? null : JsonSerializer.SerializeToElement(report, Json)));
        if (answer.Result is not { } values)
        {
            session.Note("exact.refused", Argument.Of("name", model.Name));
            session.Speech.Tell(session.Error, answer.Reasons);
            return ExitCode.Infeasible;
        }

        if (!session.Value(json))
        {
            ExactTable.Write(session, model, values);
            if (report is not null)
            {
                session.Output.WriteLine();
                SimulationTable.Write(session, model.Name, report, result!.Replications);
            }
        }

        return result is null ? ExitCode.Done : CodeAfter(session, result, settings);
    }

    /// <param name="points">Half-width to go on to, in percentage points of the share answered in time; null = as many replications as the settings say.</param>
    private static SimulationResult Simulate(Session session, SimulatedModel model, SimulationSettings settings, double? points = null)
    {
        var board = new ProgressBoard(session.Surroundings, session.Speech);
        if (points is { } wanted)
        {
            var precise = board.Watch(progress => UntilHalfWidth.Run(model.Plan, settings with { Replications = Math.Max(LeastFirstStage, settings.Replications) }, WithinOf, wanted / 100, MostReplications, new Share(progress), session.Stop));
            if (precise.Result.Replications == 0)
                throw new OperationCanceledException(session.Stop);
            TellPrecision(session, precise);
            return precise.Result;
        }

        var result = board.Watch(progress => Simulator.Run(model.Plan, settings, new Share(progress), session.Stop));
        if (result.Replications == 0)
            throw new OperationCanceledException(session.Stop);
        return result;
    }

    private static Mathematics.Statistics.Estimate WithinOf(SimulationResult result) => Estimates.ByReplication(result, ServiceMeasure.AnsweredWithin);

    private static void TellPrecision(Session session, PreciseRun run)
    {
        var done = Argument.Count("replications", run.Result.Replications);
        var value = Argument.Of("value", session.Speech.Formatter.Estimate(ArgumentKind.Share, run.Estimate));
        if (run.Reached)
            session.Note("answers.reached", done, value);
        else if (run.Needed is { } needed)
            session.Note("answers.notReached", done, value, Argument.Count("needed", needed));
        else
            session.Note("answers.neverReached", done);
    }

    private static int CodeAfter(Session session, SimulationResult result, SimulationSettings settings)
    {
        if (!result.Cancelled)
            return ExitCode.Done;
        session.Note("console.cancelledSimulation", Argument.Count("done", result.Replications), Argument.Count("asked", settings.Replications));
        return ExitCode.Cancelled;
    }

    private static SimulatedModel WorkloadModel(Session session, string file)
    {
        session.Given.AddRange(Sources.FileProblems(file));
        session.Given.Check();
        using var stream = File.OpenRead(file);
        var check = Workload.Read(stream);
        return check.Workload is { } workload
            ? new SimulatedModel(workload.Name, workload.ToPlan(), null)
            : throw UserErrorException.In(file, check.Problems);
    }

    private SimulatedModel CentreModel(Session session)
    {
        var path = Sources.One(session, centre, "plateau simulate centre.json");
        var check = CentreSource.Check(path);
        return check.Centre is { } model
            ? new SimulatedModel(model.Name, Planner.Plan(model), model)
            : throw UserErrorException.In(path, check.Problems);
    }

    private sealed class Share(IProgress<Design.StudyProgress> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new Design.StudyProgress("simulation", value));
    }
}

/// <summary>What is simulated, whatever it was read from.</summary>
/// <param name="Centre">Null for a workload.</param>
internal sealed record SimulatedModel(string Name, SimulationPlan Plan, CentreModel? Centre)
{
    public string? Currency => Centre?.Costs.Currency;

    public string? ChannelOf(FlowId flow) => Centre?.FlowOf(flow).Channel;

    /// <summary>The group's own costs; else the centre's agent hour; null when neither is stated.</summary>
    public GroupPrice? PriceOf(GroupId group) =>
        Centre?.Groups.First(candidate => candidate.Id == group).Costs is { } costs && costs is not { PerHour: null, PerContact: null, PerHandledMinute: null }
            ? new GroupPrice(costs.PerHour ?? 0, costs.PerContact ?? 0, costs.PerHandledMinute ?? 0)
            : Centre?.Costs.AgentHour is { } hour ? new GroupPrice(hour) : null;
}
