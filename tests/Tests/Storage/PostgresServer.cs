using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Plateau.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own, started with the first test that needs it and gone with the process. Debian's package is enough; build.cs installs it.</summary>
internal static class PostgresServer
{
    private static readonly Lazy<string> Running = new(Start);
    private static int databases;

    /// <summary>Connection to a new, empty database.</summary>
    public static string NewDatabase()
    {
        var server = Running.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref databases)}");
        using var connection = new NpgsqlConnection($"{server};Database=postgres");
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return $"{server};Database={name}";
    }

    private static string Start()
    {
        var programs = Programs();
        var folder = Directory.CreateTempSubdirectory("plateau-postgres-").FullName;
        // The server refuses to run as root: the package's own user takes its place.
        var asRoot = Environment.UserName == "root";
        if (asRoot)
            Run("chown", "postgres", folder);
        var data = Path.Combine(folder, "data");
        Do(asRoot, Path.Combine(programs, "initdb"), "-D", data, "-U", "plateau", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Do(asRoot, Path.Combine(programs, "pg_ctl"), "-D", data, "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        };
        // A socket in a folder of its own: no port to collide with.
        Do(asRoot, Path.Combine(programs, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=60", "start");
        return $"Host={folder};Username=plateau";
    }

    private static string Programs()
    {
        var packaged = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        return packaged.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            ?? throw new InvalidOperationException("PostgreSQL was not found. Install it (on Debian: apt-get install postgresql) and run this again.");
    }

    private static void Do(bool asRoot, string program, params string[] arguments)
    {
        if (asRoot)
            Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        else
            Run(program, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output goes nowhere: a server that inherits it would keep the runner's pipe open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with code {process.ExitCode}.");
    }
}
