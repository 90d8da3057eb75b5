using System.Collections.Immutable;
using Plateau.Mathematics.Statistics;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>One row of the bank's log, as far as the facts need it beyond the contact.</summary>
/// <param name="Type">Index in <see cref="AnonymousBankFacts.Types"/>; −1 = stray.</param>
internal readonly record struct BankRow(int Type, int MenuTime, int Service, int Priority, bool Answered, bool Phantom, bool UnknownServer);

/// <summary>
/// Facts of the bank's log by its own columns, over every readable row, so that they can be compared with what others published about it.
/// Phantoms and stray types count as rows; each fact says what it leaves out. Seconds are plain numbers, rounded to the digits in which they were published.
/// </summary>
internal sealed class AnonymousBankFacts : IFactCollector
{
    private const int SecondsToAnswer = 20;

    /// <summary>Calls of one type needed before an agent counts as taking it.</summary>
    private const int CallsForType = 20;

    private readonly SecondsHistogram _service = new();
    private readonly long[] _callsByType = new long[Types.Length];
    private readonly long[] _serviceByType = new long[Types.Length];
    private readonly long[] _servedByType = new long[Types.Length];
    private readonly long[] _priorities = new long[3];
    private readonly List<long[]?> _byAgent = []; // by agent, then type
    private readonly long[] _unnamed = new long[Types.Length];
    private long _rows, _answered, _hung, _phantom, _hungAfterWait, _serviceZero, _noServer, _waited, _menuNegative;
    private long _waitSecondsCounted, _answeredWaitSeconds, _answeredAtOnce, _answeredWithin;

    public static ImmutableArray<string> Types { get; } = ["PS", "NW", "NE", "TT", "IN", "PE"];

    /// <summary>Lines that end with CR LF.</summary>
    public long CarriageReturns { get; set; }

    public static int TypeOf(ReadOnlySpan<byte> type)
    {
        if (type.Length != 2) return -1;
        return (type[0], type[1]) switch
        {
            ((byte)'P', (byte)'S') => 0,
            ((byte)'N', (byte)'W') => 1,
            ((byte)'N', (byte)'E') => 2,
            ((byte)'T', (byte)'T') => 3,
            ((byte)'I', (byte)'N') => 4,
            ((byte)'P', (byte)'E') => 5,
            _ => -1,
        };
    }

    public void Add(in ContactRecord contact, in BankRow row)
    {
        _rows++;
        if (row.MenuTime < 0) _menuNegative++;
        if (row.Priority is >= 0 and <= 2) _priorities[row.Priority]++;
        if (row.Type >= 0) _callsByType[row.Type]++;
        AddWait(contact.WaitSeconds, row);
        if (contact.Agent >= 0) OfAgent(contact.Agent);
        if (row.Answered) AddAnswered(in contact, row);
        else if (row.Phantom) _phantom++;
        else _hung++;
    }

    public ImmutableArray<LogFact> Facts()
    {
        var counted = _rows - _phantom;
        var facts = ImmutableArray.CreateBuilder<LogFact>();
        Count("rows", _rows);
        Count("outcome-agent", _answered);
        Count("outcome-hang", _hung);
        Count("outcome-phantom", _phantom);
        Share("hang-share", _hung, counted);
        Count("hang-after-wait", _hungAfterWait);
        Seconds("service-mean", _service.Mean);
        Seconds("service-median", _service.Median);
        Seconds("service-sd", Deviation());
        Share("service-under-10", _service.CountBelow(10), _service.Count);
        Count("service-zero", _serviceZero);
        Count("no-server", _noServer);
        Count("waited", _waited);
        Share("waited-share", _waited, _rows);
        Seconds("wait-of-waited", Ratio(_waitSecondsCounted, _waited));
        Seconds("wait-answered", Ratio(_answeredWaitSeconds, _answered));
        Share("answered-at-once", _answeredAtOnce, _answered);
        Share("answered-within-20", _answeredWithin, counted);
        for (var type = 0; type < Types.Length; type++) Add("calls-of-type", Types[type], ArgumentKind.Count, _callsByType[type]);
        for (var type = 0; type < Types.Length; type++)
        {
            if (Ratio(_serviceByType[type], _servedByType[type]) is { } mean) Add("service-of-type", Types[type], ArgumentKind.Number, Math.Round(mean, MidpointRounding.AwayFromZero));
        }

        Count("agents-named", _byAgent.Count(agent => agent is not null));
        // The published check counts the calls without a server as one agent more: both are told.
        var several = _byAgent.Count(agent => agent is not null && TakesSeveral(agent));
        Count("agents-several-types", several + (TakesSeveral(_unnamed) ? 1 : 0));
        Count("agents-several-types-named", several);
        Count("menu-time-negative", _menuNegative);
        for (var priority = 0; priority < 3; priority++) Add("priority", priority == 0 ? "0" : priority == 1 ? "1" : "2", ArgumentKind.Count, _priorities[priority]);
        return facts.ToImmutable();

        void Add(string code, string subject, ArgumentKind kind, double value) => facts.Add(new(code, subject, kind, value));
        void Count(string code, long value) => Add(code, "", ArgumentKind.Count, value);
        void Share(string code, long part, long whole)
        {
            if (Ratio(part, whole) is { } share) Add(code, "", ArgumentKind.Share, share);
        }

        void Seconds(string code, double? value)
        {
            if (value is { } seconds) Add(code, "", ArgumentKind.Number, Math.Round(seconds, 1, MidpointRounding.AwayFromZero));
        }
    }

    public ImmutableArray<Message> Notes()
    {
        var notes = ImmutableArray.CreateBuilder<Message>();
        if (_priorities[0] > 0) notes.Add(Message.Of("note.priority-trap", Argument.Count("count", _priorities[0]), Argument.Share("share", (double)_priorities[0] / _rows)));
        if (_phantom > 0) notes.Add(Message.Of("note.phantom", Argument.Count("count", _phantom)));
        if (_noServer > 0) notes.Add(Message.Of("note.no-server", Argument.Count("count", _noServer)));
        if (CarriageReturns > 0) notes.Add(Message.Of("note.carriage-returns", Argument.Count("count", CarriageReturns)));
        return notes.ToImmutable();
    }

    /// <summary>With divisor n, as the published check has it.</summary>
    private double? Deviation() => _service.Variance is { } variance ? Math.Sqrt(variance * (_service.Count - 1) / _service.Count) : null;

    private static double? Ratio(long part, long whole) => whole == 0 ? null : (double)part / whole;

    private static bool TakesSeveral(long[] byType) => byType.Count(calls => calls >= CallsForType) >= 2;

    private void AddWait(int wait, in BankRow row)
    {
        if (wait == 0 || row.Phantom) return;
        _waited++;
        _waitSecondsCounted += wait;
        if (!row.Answered) _hungAfterWait++;
    }

    private void AddAnswered(in ContactRecord contact, in BankRow row)
    {
        _answered++;
        _answeredWaitSeconds += contact.WaitSeconds;
        if (contact.WaitSeconds == 0) _answeredAtOnce++;
        if (contact.WaitSeconds <= SecondsToAnswer) _answeredWithin++;
        if (row.UnknownServer) _noServer++;
        if (row.Type >= 0) (contact.Agent >= 0 ? OfAgent(contact.Agent) : _unnamed)[row.Type]++;
        if (row.Service == 0)
        {
            _serviceZero++;
            return;
        }

        _service.Add(row.Service);
        if (row.Type < 0) return;
        _serviceByType[row.Type] += row.Service;
        _servedByType[row.Type]++;
    }

    private long[] OfAgent(int agent)
    {
        while (_byAgent.Count <= agent) _byAgent.Add(null);
        return _byAgent[agent] ??= new long[Types.Length];
    }
}
