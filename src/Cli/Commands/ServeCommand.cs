using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Plateau.Cli.Frame;
using Plateau.Model.Texts;
using Plateau.Web;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Commands;

/// <summary>plateau serve: the studio, on this machine.</summary>
internal sealed class ServeCommand : ICliCommand
{
    private const int HighestPort = 65_535;

    private readonly Option<string?> folder = CliOption.Text("--folder", "DIR");
    private readonly Option<string?> port = CliOption.Text("--port", "N");
    private readonly Option<string?> database = CliOption.Text("--database", "CONNECTION");
    private readonly Option<string?> threads = CliOption.Threads();

    public ServeCommand() => Form = new Command("serve", "help.serve") { folder, port, database, threads };

    public Command Form { get; }

    public int Run(Session session)
    {
        var given = session.Given;
        var options = new StudioOptions
        {
            Folder = Path.GetFullPath(given.Text(folder) ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "plateau")),
            Port = (int?)given.Whole(port, 0, HighestPort) ?? StudioOptions.DefaultPort,
            Database = given.Text(database),
            Threads = (int?)given.Whole(threads, 1, 1024) ?? Environment.ProcessorCount,
            Samples = SamplesFolder(),
            Version = ProductVersion.Text,
        };
        given.Check();
        return Serve(session, options).GetAwaiter().GetResult();
    }

    private static async Task<int> Serve(Session session, StudioOptions options)
    {
        try
        {
            await using var app = StudioHost.Build(options);
            await app.StartAsync(session.Stop);
            Say(session, "console.serve.open", Argument.Of("address", StudioHost.AddressOf(app)));
            Say(session, "console.serve.folder", Argument.Of("folder", options.Folder));
            Say(session, "console.serve.stop");
            StudioHost.OnNewAddress(app, address => Say(session, "console.serve.again", Argument.Of("address", address)));
            await ((IHost)app).WaitForShutdownAsync(session.Stop);
            return ExitCode.Done;
        }
        catch (Exception exception) when (StartProblem.Of(exception, options) is { } problem)
        {
            throw new UserErrorException([problem]);
        }
    }

    // An address must stay in one piece to be clicked or copied: it is not wrapped.
    private static void Say(Session session, string code, params ReadOnlySpan<Argument> arguments)
    {
        session.Output.WriteLine(Speech.Plain(session.Speech.Say(code, arguments)));
        session.Output.Flush();
    }

    /// <summary>The samples beside the program's sources, or where the command is given; a program that was installed without them offers none.</summary>
    private static string? SamplesFolder()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory })
        {
            for (var place = new DirectoryInfo(start); place is not null; place = place.Parent)
            {
                var samples = Path.Combine(place.FullName, "samples");
                if (File.Exists(Path.Combine(samples, "anonymous-bank", "study.json")))
                    return samples;
            }
        }

        return null;
    }
}
