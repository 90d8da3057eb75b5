using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plateau.Cli.Frame;
using Plateau.Simulation;
using Plateau.Simulation.Exact;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;
using Plateau.Simulation.Workloads;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau simulate: a centre as it is, or a workload file.</summary>
internal sealed class SimulateCommand : ICliCommand
{
    private const ulong DefaultSeed = 1999;
    private const int DefaultReplications = 40;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Argument<string[]> centre = CliOption.Sources("CENTRE");
    private readonly Option<string?> workload = CliOption.Text("--workload", "FILE");
    private readonly Option<string?> replications = CliOption.Replications();
    private readonly Option<string?> seed = CliOption.Seed();
    private readonly Option<string?> threads = CliOption.Threads();
    private readonly Option<bool> exact = CliOption.Exact();
    private readonly Option<bool> json = CliOption.Json();

    public SimulateCommand() => Form = new Command("simulate", "help.simulate") { centre, workload, exact, replications, seed, threads, json };

    public Command Form { get; }

    public int Run(Session session)
    {
        var given = session.Given;
        var settings = new SimulationSettings(
            given.Seed(seed) ?? DefaultSeed,
            (int)(given.Whole(replications, 1, 1_000_000) ?? DefaultReplications),
            (int)(given.Whole(threads, 1, 1024) ?? Environment.ProcessorCount));
        var file = given.Text(workload);
        var named = session.Value(centre) ?? [];
        if (file is not null && named.Length > 0)
            given.Add(Model.Texts.Problem.At(named[0], "console.notBothSources", Argument.Of("first", workload.Name)));
        given.Check();

        var model = file is not null ? WorkloadModel(session, file) : CentreModel(session);
        return session.Value(exact) ? RunExact(session, model, settings) : RunSimulation(session, model, settings);
    }

    private int RunSimulation(Session session, SimulatedModel model, SimulationSettings settings)
    {
        var result = Simulate(session, model, settings);
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

    private static SimulationResult Simulate(Session session, SimulatedModel model, SimulationSettings settings)
    {
        var board = new ProgressBoard(session.Surroundings, session.Speech);
        var result = board.Watch(progress => Simulator.Run(model.Plan, settings, new Share(progress), session.Stop));
        if (result.Replications == 0)
            throw new OperationCanceledException(session.Stop);
        return result;
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
            ? new SimulatedModel(workload.Name, workload.ToPlan())
            : throw UserErrorException.In(file, check.Problems);
    }

    private SimulatedModel CentreModel(Session session)
    {
        var path = Sources.One(session, centre, "plateau simulate centre.json");
        var check = CentreSource.Check(path);
        return check.Centre is { } model
            ? new SimulatedModel(model.Name, Planner.Plan(model))
            : throw UserErrorException.In(path, check.Problems);
    }

    private sealed class Share(IProgress<Design.StudyProgress> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new Design.StudyProgress("simulation", value));
    }
}

/// <summary>What is simulated, whatever it was read from.</summary>
internal sealed record SimulatedModel(string Name, SimulationPlan Plan);
