using System.Collections.Immutable;
using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Design;
using Plateau.Design.Shifts;
using Plateau.Design.Staffing;
using Plateau.Solvers;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau staff: the cheapest staffing of a problem's candidate groups that keeps its promises, with the proof.</summary>
internal sealed class StaffCommand : ICliCommand
{
    private const double UsualSeconds = 120;
    private const double MostSeconds = 86_400;
    private const double MostGapPercent = 50;

    /// <summary>Fewer days than two have no interval.</summary>
    private const int LeastCheckDays = 2;

    private const int MostCheckDays = 1_000_000;

    /// <summary>Beyond it the time limit alone ends the search.</summary>
    private const int MostRoundsOfShifts = 60;

    private readonly Argument<string[]> file = CliOption.Sources("PROBLEM");
    private readonly Option<string?> seconds = CliOption.Text("--seconds", "N");
    private readonly Option<string?> gap = CliOption.Text("--gap", "P");
    private readonly Option<string?> solver = CliOption.Text("--solver", string.Join('|', SolverChoice.Words));
    private readonly Option<string?> checkDays = CliOption.Text("--check-days", "N");
    private readonly Option<string?> seed = CliOption.Seed();
    private readonly Option<string?> threads = CliOption.Threads();
    private readonly Option<bool> json = CliOption.Json();

    public StaffCommand() => Form = new Command("staff", "help.staff") { file, seconds, gap, solver, checkDays, seed, threads, json };

    public Command Form { get; }

    public int Run(Session session)
    {
        var given = session.Given;
        var usual = new StaffingSettings();
        var allowed = given.Number(seconds, 0, MostSeconds, aboveLow: true) ?? UsualSeconds;
        var settings = usual with
        {
            Gap = given.Number(gap, 0, MostGapPercent) / 100 ?? usual.Gap,
            CheckDays = (int?)given.Whole(checkDays, LeastCheckDays, MostCheckDays) ?? usual.CheckDays,
            Seed = given.Seed(seed) ?? usual.Seed,
            Threads = (int?)given.Whole(threads, 1, 1024) ?? Environment.ProcessorCount,
        };
        var wanted = given.OneOf(solver, SolverChoice.Words);
        var instance = InstanceOf(session);
        var search = SolverChoice.Search(wanted);
        var begun = session.Elapsed;
        settings = settings with { Solver = search.Solver, TimeGone = () => (session.Elapsed - begun).TotalSeconds / allowed };

        var board = new ProgressBoard(session.Surroundings, session.Speech);
        if (instance.Shifts is { } shifts)
            return RunShifts(session, board, shifts, settings with { MostRounds = MostRoundsOfShifts }, allowed, search.Missing);
        var problem = instance.Instance!;
        var result = board.Watch(progress =>
            StaffingOptimiser.Run(problem, settings, done => progress.Report(new StudyProgress("staffing", done)), session.Stop));
        if (session.Value(json))
            JsonOutput.Write(session.Output, writer => StaffJson.Write(writer, problem, settings, allowed, result, search.Missing, session.Elapsed.TotalSeconds));
        else
            StaffTable.Write(session, problem, result, search.Missing);
        return CodeOf(session, result.Outcome);
    }

    private int RunShifts(Session session, ProgressBoard board, ShiftProblem problem, StaffingSettings settings, double allowed, ImmutableArray<MissingSolver> missing)
    {
        var result = board.Watch(progress => ShiftOptimiser.Run(problem, settings, done => progress.Report(new StudyProgress("staffing", done)), session.Stop));
        if (session.Value(json))
            JsonOutput.Write(session.Output, writer => ShiftJson.Write(writer, problem, settings, allowed, result, missing, session.Elapsed.TotalSeconds));
        else
            ShiftTable.Write(session, problem, result, missing);
        return CodeOf(session, result.Outcome);
    }

    private InstanceCheck InstanceOf(Session session)
    {
        var path = Sources.One(session, file, "plateau staff samples/instances/2x3.json");
        using var stream = File.OpenRead(path);
        var check = InstanceFile.Read(stream);
        return check.IsValid ? check : throw UserErrorException.In(path, check.Problems);
    }

    private static int CodeOf(Session session, StaffingOutcome outcome)
    {
        if (outcome == StaffingOutcome.Found)
            return ExitCode.Done;
        session.Note(outcome == StaffingOutcome.OutOfReach ? "staff.note.outOfReach" : "staff.note.notConfirmed");
        return ExitCode.Infeasible;
    }
}
