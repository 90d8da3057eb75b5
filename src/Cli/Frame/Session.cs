using System.CommandLine;
using System.Diagnostics;
using Plateau.Model.Texts;
using Plateau.Report.Texts;
using Argument = Plateau.Model.Texts.Argument;

namespace Plateau.Cli.Frame;

/// <summary>One run of one command.</summary>
internal sealed class Session(ParseResult parsed, Surroundings surroundings, Speech speech)
{
    private readonly long began = surroundings.Clock.GetTimestamp();

    public Given Given { get; } = new(parsed);

    public Surroundings Surroundings { get; } = surroundings;

    /// <summary>May change once, when a study.json states the language and no option does.</summary>
    public Speech Speech { get; private set; } = speech;

    public TextWriter Output => Surroundings.Output;

    public TextWriter Error => Surroundings.Error;

    public CancellationToken Stop => Surroundings.Stop;

    public DateTimeOffset Now => Surroundings.Clock.GetLocalNow();

    public TimeSpan Elapsed => Surroundings.Clock.GetElapsedTime(began);

    public T? Value<T>(Argument<T> argument) => parsed.GetValue(argument);

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>What a study.json says about the language; an option goes before it.</summary>
    public void Prefer(string? language)
    {
        if (Given.Language is null && Languages.Of(language) is { } other && other != Speech.Language)
            Speech = new Speech(other);
    }

    /// <summary>A sentence on standard error, which leaves standard output to results.</summary>
    public void Note(string code, params ReadOnlySpan<Argument> arguments) => Speech.Wrap(Error, Speech.Say(code, arguments), indent: "", next: "  ");

    /// <summary>Processor time of the whole process so far: what a run cost.</summary>
    public static TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}
