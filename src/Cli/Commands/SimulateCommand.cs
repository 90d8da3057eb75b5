using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plateau.Cli.Frame;
using Plateau.Simulation;
using Plateau.Simulation.Plan;
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
    private readonly Option<bool> json = CliOption.Json();

    public SimulateCommand() => Form = new Command("simulate", "help.simulate") { centre, workload, replications, seed, threads, json };

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
        var board = new ProgressBoard(session.Surroundings, session.Speech);
        var result = board.Watch(progress => Simulator.Run(model.Plan, settings, new Share(progress), session.Stop));
        if (result.Replications == 0)
            throw new OperationCanceledException(session.Stop);
        var report = WorkloadReport.Of(model.Plan, result, settings, session.Elapsed.TotalSeconds);
        if (session.Value(json))
            session.Output.WriteLine(JsonSerializer.Serialize(report, Json));
        else
            SimulationTable.Write(session, model.Name, report, result.Replications);
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
