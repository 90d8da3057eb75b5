using System.Runtime.CompilerServices;
using Plateau.Model.Observations;

namespace Plateau.Import.Estimation;

/// <summary>Counts changes from one to another within cases, runs of one and the same joined: of teams, or of people.</summary>
internal sealed class RunCounter
{
    private readonly List<long> _lastCase = []; // by index: the last case that had it
    private int _now = -1, _before = -1;
    private long _case = 1;
    private long _caseChanges;
    private bool _caseDirect, _caseReturned;
    private long _changes, _several, _most, _direct, _casesDirect, _returns, _casesReturned;

    /// <summary>Different ones in the case in hand.</summary>
    public int Distinct { get; private set; }

    /// <summary>Changes in the case in hand.</summary>
    public long CaseChanges => _caseChanges;

    /// <summary>Whether the case in hand had a direct return.</summary>
    public bool CaseDirect => _caseDirect;

    /// <summary>Whether any was ever named.</summary>
    public bool Any { get; private set; }

    /// <returns>Whether this is a change, or the first of the case; <paramref name="isReturn"/> says whether it had the case before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Add(int index, out bool isReturn)
    {
        isReturn = false;
        if (index == _now) return false;
        Any = true;
        while (_lastCase.Count <= index) _lastCase.Add(0);
        var direct = index == _before;
        isReturn = _lastCase[index] == _case;
        if (isReturn) _caseReturned = true;
        else Distinct++;
        if (_now >= 0)
        {
            _caseChanges++;
            if (isReturn) _returns++;
            if (direct) _direct++;
            _caseDirect |= direct;
        }

        _lastCase[index] = _case;
        (_before, _now) = (_now, index);
        return true;
    }

    public void EndCase()
    {
        _changes += _caseChanges;
        _most = Math.Max(_most, _caseChanges);
        if (Distinct > 1) _several++;
        if (_caseDirect) _casesDirect++;
        if (_caseReturned) _casesReturned++;
        (_now, _before, _caseChanges, Distinct, _caseDirect, _caseReturned) = (-1, -1, 0, 0, false, false);
        _case++;
    }

    public HandoverCounts? ToCounts() => Any ? new(_changes, _several, _most, _direct, _casesDirect, _returns, _casesReturned) : null;
}
