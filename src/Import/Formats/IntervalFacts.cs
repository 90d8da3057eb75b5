using System.Collections.Immutable;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>Names of queues, intervals whose numbers contradict each other, and how durations were understood, over all files of a format.</summary>
internal sealed class IntervalFacts : IFactCollector
{
    private const int MostTold = 5;

    private readonly List<Message> _understood = [];
    private readonly List<Message> _notes = [];
    private long _contradictions;

    public QueueNames Queues { get; } = new();

    /// <summary>How a file was understood where it could have been otherwise.</summary>
    public void Tell(Message understood) => _understood.Add(understood);

    /// <summary>More answered, abandoned and passed on than offered can be a carry-over from the interval before; it is told with both numbers, and both stay as they are.</summary>
    public void Add(in IntervalRecord interval, string file, int onward = 0)
    {
        var left = (interval.Answered ?? 0L) + (interval.Abandoned ?? 0) + onward;
        if (left <= interval.Offered) return;
        _contradictions++;
        if (_notes.Count < MostTold)
            _notes.Add(Message.Of("note.interval-more-handled", Argument.Of("where", FormattableString.Invariant($"{file}:{interval.Row}")), Argument.Count("handled", left), Argument.Count("offered", interval.Offered)));
    }

    public ImmutableArray<LogFact> Facts() => _contradictions == 0 ? [] : [new("intervals-more-handled", "", ArgumentKind.Count, _contradictions)];

    public ImmutableArray<Message> Notes() => [.. _understood, .. Queues.Notes(), .. _notes];
}
