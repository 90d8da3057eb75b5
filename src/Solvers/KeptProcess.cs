using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Plateau.Solvers;

/// <summary>
/// A child process that solves one programme after another, because starting it costs more than most programmes. It is asked by a line on its standard input and says when it is done; it ends when we do, for
/// its input ends then. One that was stopped, overran its time or broke is not used again.
/// </summary>
internal sealed class KeptProcess : IDisposable
{
    /// <summary>What it says after a programme; node/solve.mjs knows the same words.</summary>
    private const string Done = "plateau:done";

    private const string Failed = "plateau:failed";

    /// <summary>Kept for the next caller, of one kind.</summary>
    private const int MostIdle = 2;

    private static readonly ConcurrentDictionary<string, ConcurrentQueue<KeptProcess>> Idle = new(StringComparer.Ordinal);

    private readonly Process child;

    private KeptProcess(Process child) => this.child = child;

    /// <summary>Asks an idle process of this kind, or a new one.</summary>
    /// <param name="arguments">Of a new one; with the program they name the kind.</param>
    /// <param name="files">The files of this programme, whole paths.</param>
    public static ChildOutcome Run(string program, IReadOnlyList<string> arguments, IReadOnlyList<string> files, double seconds, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return new(ChildEnd.Cancelled, 0, "");
        var idle = Idle.GetOrAdd(string.Join('\n', arguments.Prepend(program)), _ => new());
        var line = JsonSerializer.Serialize(files);
        KeptProcess? kept;
        do
        {
            // One that was killed from outside meanwhile does not take the line: the next one is asked.
            if (!idle.TryDequeue(out kept))
            {
                if (ChildProcess.Start(program, arguments, folder: null, out var problem) is not { } child)
                    return new(ChildEnd.Missing, 0, problem);
                kept = new(child);
            }
        }
        while (!kept.Ask(line));

        var (outcome, isSound) = kept.Listen(seconds, cancel);
        if (isSound && idle.Count < MostIdle)
            idle.Enqueue(kept);
        else
            kept.Dispose();
        return outcome;
    }

    public void Dispose()
    {
        ChildProcess.Kill(child);
        child.Dispose();
    }

    private bool Ask(string line)
    {
        try
        {
            child.StandardInput.Write(line + "\n");
            child.StandardInput.Flush();
            return true;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            Dispose();
            return false;
        }
    }

    private (ChildOutcome Outcome, bool IsSound) Listen(double seconds, CancellationToken cancel)
    {
        var text = new StringBuilder();
        using var clock = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Min(seconds, 1e6)));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancel);
        try
        {
            while (child.StandardOutput.ReadLineAsync(either.Token).AsTask().GetAwaiter().GetResult() is { } said)
            {
                if (said == Done)
                    return (new(ChildEnd.Ended, 0, text.ToString()), true);
                if (said == Failed)
                    return (new(ChildEnd.Ended, 1, text.ToString()), false);
                if (text.Length < ChildProcess.MostCharacters)
                    text.Append(said.AsSpan(0, Math.Min(said.Length, ChildProcess.LongestLine))).Append('\n');
            }

            // It went without a word.
            text.Append(child.StandardError.ReadToEndAsync(either.Token).GetAwaiter().GetResult());
            child.WaitForExitAsync(either.Token).GetAwaiter().GetResult();
            return (new(ChildEnd.Ended, child.ExitCode, text.ToString()), false);
        }
        catch (OperationCanceledException)
        {
            return (new(cancel.IsCancellationRequested ? ChildEnd.Cancelled : ChildEnd.Overran, 0, text.ToString()), false);
        }
    }
}
