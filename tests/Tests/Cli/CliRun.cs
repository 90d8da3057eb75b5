using Plateau.Cli.Frame;

namespace Plateau.Tests.Cli;

/// <summary>One run of the command line inside the test: what it printed and how it ended.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static CliRun Of(params string[] arguments) => Of(new Options(), arguments);

    public static CliRun Of(Options options, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = CommandLine.Run(arguments, new Surroundings
        {
            Output = output,
            Error = error,
            ErrorIsTerminal = false,
            Environment = name => options.Environment.GetValueOrDefault(name),
            Clock = TimeProvider.System,
            Stop = options.Stop,
        });
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    public sealed record Options
    {
        /// <summary>English by default: most assertions read it.</summary>
        public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string> { ["LANG"] = "en_GB.UTF-8" };

        public CancellationToken Stop { get; init; }
    }
}

/// <summary>A folder of its own, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plateau-test-").FullName;

    public string File(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
