using System.CommandLine;
using Plateau.Cli.Frame;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau check: every problem of a centre file at once.</summary>
internal sealed class CheckCommand : ICliCommand
{
    private readonly Argument<string[]> centre = CliOption.Sources("CENTRE");

    public CheckCommand() => Form = new Command("check", "help.check") { centre };

    public Command Form { get; }

    public int Run(Session session)
    {
        var path = Sources.One(session, centre, "plateau check centre.json");
        var check = CentreSource.Check(path);
        if (check.Centre is null)
        {
            session.Note("console.checkProblems", Argument.Of("file", path), Argument.Count("count", check.Problems.Length));
            session.Speech.Tell(session.Error, check.Problems);
            session.Speech.Tell(session.Error, check.Warnings);
            return ExitCode.BadInput;
        }

        if (check.Warnings.Length > 0)
        {
            session.Note("console.checkWarnings", Argument.Of("file", path));
            session.Speech.Tell(session.Error, check.Warnings);
        }

        Speech.Wrap(
            session.Output,
            session.Speech.Say(
                "console.checkClear",
                Argument.Of("file", path),
                Argument.Count("flows", check.Centre.Flows.Length),
                Argument.Count("agents", check.Centre.Agents.Length),
                Argument.Count("groups", check.Centre.Groups.Length),
                Argument.Hours("hours", check.Centre.StaffedHours)),
            indent: "",
            next: "  ");
        return ExitCode.Done;
    }
}
