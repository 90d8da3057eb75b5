using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Plateau.Solvers;

/// <summary>How a child process ended.</summary>
internal enum ChildEnd
{
    Ended,
    Missing,
    Overran,
    Cancelled,
}

/// <summary>What a child process left: how it ended, its exit code when it ended by itself, and what it printed on both channels.</summary>
internal sealed record ChildOutcome(ChildEnd End, int ExitCode, string Output);

/// <summary>Runs a program to its end, or kills it and all that it started.</summary>
internal static class ChildProcess
{
    /// <summary>More than a solver's log of hours; a program that prints for ever fills no memory.</summary>
    internal const int MostCharacters = 1 << 20;

    internal const int LongestLine = 1000;

    public static ChildOutcome Run(string program, IReadOnlyList<string> arguments, string folder, double seconds, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return new(ChildEnd.Cancelled, 0, "");
        if (Start(program, arguments, folder, out var problem) is not { } child)
            return new(ChildEnd.Missing, 0, problem);
        using (child)
            return Watch(child, seconds, cancel);
    }

    /// <summary>Starts a program with its channels in our hands; null with the problem when that is not possible.</summary>
    /// <param name="folder">Where it works; null = where we do.</param>
    internal static Process? Start(string program, IReadOnlyList<string> arguments, string? folder, out string problem)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // Numbers with a decimal point whatever the machine speaks; no option from outside changes the solver.
        start.Environment["LC_ALL"] = "C";
        start.Environment.Remove("NODE_OPTIONS");
        try
        {
            problem = "";
            return Process.Start(start)!;
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or UnauthorizedAccessException)
        {
            problem = $"{program} could not be started: {failure.Message}";
            return null;
        }
    }

    private static ChildOutcome Watch(Process child, double seconds, CancellationToken cancel)
    {
        var text = new StringBuilder();
        Task[] readers = [Collect(child.StandardOutput, text), Collect(child.StandardError, text)];
        using var clock = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Min(seconds, 1e6)));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancel);
        var end = ChildEnd.Ended;
        try
        {
            child.StandardInput.Close();
            child.WaitForExitAsync(either.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            end = cancel.IsCancellationRequested ? ChildEnd.Cancelled : ChildEnd.Overran;
            Kill(child);
        }

        // Something that the child left running may hold its channels open: what is there by then is all we take.
        Task.WaitAll(readers, 1000, CancellationToken.None);
        lock (text)
            return new(end, end == ChildEnd.Ended ? child.ExitCode : 0, text.ToString());
    }

    internal static void Kill(Process child)
    {
        try
        {
            child.Kill(entireProcessTree: true);
            child.WaitForExit(1000);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended meanwhile.
        }
    }

    private static async Task Collect(StreamReader reader, StringBuilder text)
    {
        var block = new char[4096];
        var line = 0;
        try
        {
            for (int count; (count = await reader.ReadAsync(block.AsMemory()).ConfigureAwait(false)) > 0;)
            {
                lock (text)
                {
                    foreach (var character in block.AsSpan(0, count))
                    {
                        line = character == '\n' ? 0 : line + 1;
                        if (line <= LongestLine && text.Length < MostCharacters)
                            text.Append(character);
                    }
                }
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Killed in the middle of a line.
        }
    }
}
