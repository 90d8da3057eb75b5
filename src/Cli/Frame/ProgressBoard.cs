using Plateau.Design;
using Plateau.Model.Texts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Plateau.Cli.Frame;

/// <summary>
/// Shows on standard error how far a study is and how long it will still take: one line that moves on a screen, plain lines now and then in a pipe.
/// </summary>
internal sealed class ProgressBoard(Surroundings surroundings, Speech speech)
{
    private static readonly TimeSpan BetweenPlainLines = TimeSpan.FromSeconds(5);

    public T Watch<T>(Func<IProgress<StudyProgress>, T> work) =>
        surroundings.ErrorIsTerminal ? WatchOnScreen(work) : work(new PlainLines(surroundings, speech));

    private T WatchOnScreen<T>(Func<IProgress<StudyProgress>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        return console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new SpinnerColumn(Spinner.Known.Line), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 12 }, new TimeLeftColumn(surroundings, speech))
            .Start(context => work(new ScreenTask(context.AddTask(StageName(speech, ""), maxValue: 1), speech)));
    }

    /// <summary>The stage in the reader's words.</summary>
    private static string StageName(Speech speech, string stage) => speech.Knows($"stage.{stage}") ? speech.Say($"stage.{stage}") : speech.Say("progress.starting");

    /// <summary>"45 %, about 20 s left", or the share alone while nothing can be said about the rest.</summary>
    private static string Left(Speech speech, double done, TimeSpan elapsed)
    {
        // The first moments say little: reading has another speed than simulating. At the end there is nothing left to say.
        if (done is < 0.03 or > 0.99 || elapsed < TimeSpan.FromSeconds(1))
            return speech.Say("progress.share", Argument.Share("done", Math.Round(done, 2)));
        var left = elapsed.TotalSeconds * (1 - done) / done;
        var rounded = left < 20 ? Math.Ceiling(left) : Math.Ceiling(left / 5) * 5;
        return speech.Say("progress.left", Argument.Share("done", Math.Round(done, 2)), Argument.Seconds("left", rounded));
    }

    private sealed class PlainLines(Surroundings surroundings, Speech speech) : IProgress<StudyProgress>
    {
        private readonly Lock gate = new();
        private readonly long began = surroundings.Clock.GetTimestamp();
        private TimeSpan lastLine = TimeSpan.MinValue;
        private string? stage;

        public void Report(StudyProgress value)
        {
            lock (gate)
            {
                var elapsed = surroundings.Clock.GetElapsedTime(began);
                if (value.Stage == stage && elapsed - lastLine < BetweenPlainLines)
                    return;
                (stage, lastLine) = (value.Stage, elapsed);
                surroundings.Error.WriteLine(Speech.Plain(speech.Say("progress.line", Argument.Of("stage", StageName(speech, value.Stage)), Argument.Of("left", Left(speech, value.Done, elapsed)))));
                surroundings.Error.Flush();
            }
        }
    }

    private sealed class ScreenTask(ProgressTask task, Speech speech) : IProgress<StudyProgress>
    {
        private readonly Lock gate = new();

        public void Report(StudyProgress value)
        {
            lock (gate)
            {
                task.Description = Markup.Escape(StageName(speech, value.Stage));
                // Parts that run side by side may report out of order; a bar never goes back.
                task.Value = Math.Max(task.Value, Math.Clamp(value.Done, 0, 1));
            }
        }
    }

    private sealed class TimeLeftColumn(Surroundings surroundings, Speech speech) : ProgressColumn
    {
        private readonly long began = surroundings.Clock.GetTimestamp();

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(Left(speech, task.Value, surroundings.Clock.GetElapsedTime(began)));
    }
}
