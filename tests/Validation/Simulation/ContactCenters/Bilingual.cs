using System.Collections.Immutable;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Ways;
using Plateau.Simulation.Plan;
using Plateau.Simulation.Results;

namespace Plateau.Validation.Simulation.ContactCenters;

/// <summary>
/// English, Spanish and bilingual agents, 8 to 17 h on five days of a week; any free agent who speaks the language is equally likely. Three of four who abandon call again after twenty minutes.
/// <para>
/// Who calls again in the example is the very same contact: same patience, and waits add up towards the acceptable wait. Our returns are new contacts, so a flow here is a language, a class of patience and an
/// attempt: all attempts of a class draw their patience from the same narrow class, and later attempts have as much less of the acceptable wait as the class has waited before.
/// </para>
/// <para>
/// Who calls again after closing waits in vain (in a flow of its own) and may call again. The example empties a queue not only when the agents go but also whenever one of them ends a contact after that; the trace
/// tells which of those who wait in vain this meets. Here they count as disconnected, not as abandoned, but their further attempts (0.07 a week) stay in the run.
/// </para>
/// </summary>
internal sealed class Bilingual : Example
{
    private const int Languages = 2;
    private const int Attempts = 4; // the fourth stands for all later ones
    private const double FirstHourArrivals = 100;
    private const double OtherHourArrivals = 50;
    private const double MeanPatienceMinutes = 2;
    private const double AcceptableWaitMinutes = 1;
    private const double AgainShare = 0.75;
    private const double AgainAfterMinutes = 20;
    private const int LineCount = 40;
    private const int BilingualGroup = 2;

    private static readonly string[] _languages = ["English", "Spanish"];
    private static readonly (double From, double Until)[] _serviceMinutes = [(3, 7), (4, 6)];
    private static readonly string[] _groups = ["English-only", "Spanish-only", "bilingual"];
    private static readonly int[] _agents = [7, 7, 4];
    private static readonly double[] _patienceEdges = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.5, 2, 3, 5]; // minutes; the last class has no end
    private static readonly Week _week = new(OpenDays: 5, From: 8, Until: 17);

    private static int Classes => _patienceEdges.Length;

    private static int FlowCount => Languages * Classes * (Attempts + 1);

    public override string Name => "Bilingual";

    public override IReadOnlyList<Observation> Observe(CancellationToken cancel)
    {
        var emptiedOut = new double[Languages][];
        for (var language = 0; language < Languages; language++) emptiedOut[language] = new double[Runs.Replications];
        var runs = Runs.Traced(Plan(), (replication, trace) => CountEmptiedOut(trace, emptiedOut, replication), cancel);
        runs.EnsureEmptyAtEnd(Enumerable.Range(0, FlowCount));
        var expected = FirstHourArrivals + (OtherHourArrivals * (_week.Until - _week.From - 1));
        return [.. OfLanguages([0], "English"), .. OfLanguages([1], "Spanish"), .. OfLanguages([0, 1], "all types"), .. Enumerable.Range(0, 3).Select(Occupancy), AllOccupancy()];

        IEnumerable<Observation> OfLanguages(int[] languages, string row)
        {
            var emptied = languages.Select(language => emptiedOut[language]).Aggregate(Vectors.Plus);
            var calls = languages.SelectMany(language => FlowsOf(language, attempts: Attempts)).ToArray();
            var withClosed = languages.SelectMany(language => FlowsOf(language, attempts: Attempts + 1)).ToArray();
            var good = runs.Sum(calls.Where(flow => AcceptableTicks(flow) > 0), counts => counts.AnsweredWithin);
            return
            [
                new("Number of arrived contacts", row, runs.Sum(calls, counts => counts.Offered)),
                new("Number of retrials after abandonment", row, runs.Sum(calls, counts => counts.Returned)),
                new("Number of served contacts", row, runs.Sum(calls, counts => counts.Answered)),
                new("Number of disconnected contacts", row, runs.Sum(calls, counts => counts.Closed).Plus(emptied)),
                new("Number of abandoned contacts", row, runs.Sum(withClosed, counts => counts.Abandoned).Minus(emptied)),
                new("Number of contacts in target", row, good),
                new("Service level", row, good.Times(100 / (languages.Length * expected * _week.OpenDays))),
            ];
        }

        Observation Occupancy(int group) => new("Agents' occupancy ratio", _groups[group], runs.Busy(group).Times(100.0 / (60 * _week.OpenHours * _agents[group])));

        Observation AllOccupancy() => new("Agents' occupancy ratio", "all groups", runs.Busy(0, 1, 2).Times(100.0 / (60 * _week.OpenHours * _agents.Sum())));
    }

    /// <summary>Those who wait in vain when an agent who could serve them ends a contact.</summary>
    /// <param name="emptiedOut">[language][replication], added to.</param>
    private static void CountEmptiedOut(ImmutableArray<TraceRecord> trace, double[][] emptiedOut, int replication)
    {
        HashSet<(int Flow, long Number)>[] inVain = [[], []];
        foreach (ref readonly var step in trace.AsSpan())
        {
            if (step.Kind == TraceKind.WorkEnds)
            {
                for (var language = 0; language < Languages; language++)
                {
                    if (step.Group != language && step.Group != BilingualGroup) continue;
                    emptiedOut[language][replication] += inVain[language].Count;
                    inVain[language].Clear();
                }
            }
            else if (step.Flow >= 0 && step.Flow % (Attempts + 1) == Attempts)
            {
                var waiting = inVain[LanguageOf(step.Flow)];
                if (step.Kind == TraceKind.Waits) waiting.Add((step.Flow, step.Number));
                else if (step.Kind == TraceKind.Abandoned) waiting.Remove((step.Flow, step.Number));
            }
        }
    }

    /// <summary>Attempts 0 to 3 while open; attempt 4 = waiting in vain after closing.</summary>
    private static int FlowOf(int language, int patience, int attempt) => (((language * Classes) + patience) * (Attempts + 1)) + attempt;

    private static int LanguageOf(int flow) => flow / ((Attempts + 1) * Classes);

    private static IEnumerable<int> FlowsOf(int language, int attempts) =>
        from patience in Enumerable.Range(0, Classes) from attempt in Enumerable.Range(0, attempts) select FlowOf(language, patience, attempt);

    private static long AcceptableTicks(int flow)
    {
        var waitedBefore = flow % (Attempts + 1) * MeanPatienceOf(flow / (Attempts + 1) % Classes);
        return Minutes.ToTicks(Math.Max(0, AcceptableWaitMinutes - waitedBefore));
    }

    private static double ShareBeyond(double minutes) => Math.Exp(-minutes / MeanPatienceMinutes);

    private static double UpperEdge(int patience) => patience + 1 < Classes ? _patienceEdges[patience + 1] : double.PositiveInfinity;

    private static double MeanPatienceOf(int patience) => PatienceOf(patience).Mean / 60;

    /// <summary>The exponential law inside the class.</summary>
    private static Distribution PatienceOf(int patience)
    {
        const int Pieces = 20;
        var (from, until) = (_patienceEdges[patience], UpperEdge(patience));
        if (double.IsInfinity(until)) return new Shifted(new Exponential(60 * MeanPatienceMinutes), 60 * from);
        var points = Enumerable.Range(0, Pieces + 1).Select(piece => from + ((until - from) * piece / Pieces)).ToArray();
        var share = ShareBeyond(from) - ShareBeyond(until);
        return new Empirical([.. points.Select(minutes => 60 * minutes)], [.. points.Select((minutes, piece) => piece == Pieces ? 1 : (ShareBeyond(from) - ShareBeyond(minutes)) / share)]);
    }

    private static SimulationPlan Plan()
    {
        var flows = from language in Enumerable.Range(0, Languages)
                    from patience in Enumerable.Range(0, Classes)
                    from attempt in Enumerable.Range(0, Attempts + 1)
                    select attempt < Attempts ? Call(language, patience, attempt) : InVain(language, patience);
        return Week.Plan([.. flows], [Group(0), Group(1), Group(BilingualGroup)], new LinesPlan([.. FlowsOf(0, Attempts), .. FlowsOf(1, Attempts)], LineCount));
    }

    private static FlowPlan Call(int language, int patience, int attempt)
    {
        var share = ShareBeyond(_patienceEdges[patience]) - ShareBeyond(UpperEdge(patience));
        var first = attempt == 0 ? share : 0;
        return new()
        {
            Id = new FlowId(FormattableString.Invariant($"{_languages[language]}, patience {patience}, attempt {attempt}")),
            ArrivalsPerPeriod = _week.Arrivals(first * FirstHourArrivals, first * OtherHourArrivals),
            Open = _week.Open,
            ClearsAtClosing = true,
            WhenClosed = FlowOf(language, patience, Attempts),
            Patience = PatienceOf(patience),
            Returns = Again(language, patience, Math.Min(attempt + 1, Attempts - 1)),
            AgentSelector = "random",
            Levels = [new LevelPlan([language, BilingualGroup], 0)],
            AnsweredWithinTicks = AcceptableTicks(FlowOf(language, patience, attempt)),
        };
    }

    private static FlowPlan InVain(int language, int patience) => new()
    {
        Id = new FlowId(FormattableString.Invariant($"{_languages[language]}, patience {patience}, after closing")),
        ArrivalsPerPeriod = _week.Arrivals(0, 0),
        Patience = PatienceOf(patience),
        Returns = Again(language, patience, Attempts - 1),
        Levels = [],
    };

    private static ImmutableArray<ReturnPlan> Again(int language, int patience, int attempt) =>
        [new(ReturnCause.Abandoned, AgainShare, new Deterministic(60 * AgainAfterMinutes), FlowOf(language, patience, attempt))];

    private static GroupPlan Group(int position)
    {
        var takes = (position == BilingualGroup ? FlowsOf(0, Attempts).Concat(FlowsOf(1, Attempts)) : FlowsOf(position, Attempts)).ToImmutableArray();
        return new()
        {
            Id = new GroupId(_groups[position]),
            Takes = takes,
            HandleTimes = [.. Enumerable.Range(0, FlowCount).Select(flow => takes.Contains(flow) ? ServiceOf(flow) : null)],
            ContactSelector = "longest-wait",
            Staffing = _week.Agents(_agents[position]),
        };
    }

    private static Uniform ServiceOf(int flow)
    {
        var (from, until) = _serviceMinutes[LanguageOf(flow)];
        return new Uniform(60 * from, 60 * until);
    }
}
