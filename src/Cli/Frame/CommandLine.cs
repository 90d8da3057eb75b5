using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Plateau.Cli.Commands;
using Plateau.Model.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Frame;

/// <summary>From arguments to an exit code: parses, runs the command, and tells in plain words whatever goes wrong. No exception passes it.</summary>
internal static class CommandLine
{
    public const string ProgramName = "plateau";

    public static int Run(string[] arguments, Surroundings surroundings)
    {
        var speech = new Speech(LanguageChoice.AtFirst(arguments, surroundings.Environment));
        var session = default(Session);
        try
        {
            var (root, commands) = Build();
            var parsed = root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            if (parsed.Action is HelpAction)
                return Help(parsed.CommandResult.Command, surroundings.Output, speech);
            if (parsed.Action is SynchronousCommandLineAction and not ParseErrorAction)
                return Version(surroundings.Output);
            var problems = ParseProblems.Of(parsed);
            if (problems.Length > 0)
                throw new UserErrorException(problems);
            if (!commands.TryGetValue(parsed.CommandResult.Command, out var command))
            {
                // A family without a command: what it offers is the answer, but nothing was done.
                Help(parsed.CommandResult.Command, surroundings.Error, speech);
                return ExitCode.BadInput;
            }

            session = new Session(parsed, surroundings, speech);
            session.Given.CheckLanguage();
            session.Given.Check();
            return command.Run(session);
        }
        catch (UserErrorException bad)
        {
            (session?.Speech ?? speech).Tell(surroundings.Error, bad.Problems);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (surroundings.Stop.IsCancellationRequested)
        {
            Speech.Wrap(surroundings.Error, (session?.Speech ?? speech).Say("console.cancelledEmpty"), indent: "", next: "");
            return ExitCode.Cancelled;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (session?.Speech ?? speech).Tell(surroundings.Error, [Problem.At("", "console.io", Argument.Of("detail", failure.Message))]);
            return ExitCode.BadInput;
        }
#pragma warning disable CA1031 // The last resort: no trace ever reaches a user.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return Defect.Tell(defect, surroundings, session?.Speech ?? speech, arguments);
        }
    }

    /// <summary>The whole command tree, and which command a form belongs to.</summary>
    public static (RootCommand Root, IReadOnlyDictionary<Command, ICliCommand> Commands) Build()
    {
        var root = new RootCommand("help.plateau");
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h", "-?") { Description = "help.option.help", Recursive = true });
        root.Options.Add(new VersionOption("--version") { Description = "help.option.version" });
        root.Options.Add(CliOption.Language());
        var commands = new Dictionary<Command, ICliCommand>();
        foreach (var command in CommandCatalogue.Commands)
        {
            root.Add(command.Form);
            commands.Add(command.Form, command);
        }

        foreach (var family in CommandCatalogue.Families)
        {
            var form = new Command(family.Name, $"help.{family.Name}");
            root.Add(form);
            foreach (var command in family.Commands)
            {
                form.Add(command.Form);
                commands.Add(command.Form, command);
            }
        }

        return (root, commands);
    }

    private static int Help(Command command, TextWriter writer, Speech speech)
    {
        HelpWriter.Write(command, writer, speech);
        return ExitCode.Done;
    }

    private static int Version(TextWriter writer)
    {
        writer.WriteLine($"{ProgramName} {ProductVersion.Text}");
        return ExitCode.Done;
    }
}
