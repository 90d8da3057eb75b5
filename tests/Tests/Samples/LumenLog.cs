using System.Globalization;
using System.Text;
using NodaTime;
using Plateau.Model.Declared;
using Plateau.Tests.Faults;

namespace Plateau.Tests.Samples;

/// <summary>
/// Writes the contact log and the case log of a plan: Poisson arrivals by weekday and half-hour, lognormal handle times, exponential patience; each contact takes, in the order of arrival, an idle person of its teams, else whoever is idle first.
/// </summary>
internal sealed class LumenLog
{
    public const string Header = "Date et heure;Client;Dossier;Flux;Canal;Attente (s);Durée (s);Équipe;Conseiller;Résultat\n";
    public const string CaseHeader = "Dossier;Horodatage;Activité;Équipe;Niveau\n";

    private const ulong Seed = 20260907;
    private const int Customers = 400_000;
    private const int Cases = 2000;
    private const double HandleSpread = 0.6; // of the logarithm
    private const double CaseShare = 0.6;
    private const double HelpShare = 1.0 / 12;
    private const double HelpAfterSeconds = 60;
    private const double RetryShare = 0.4;
    private const int SecondsOfDay = 86_400;

    /// <summary>Relative volume of Monday to Saturday.</summary>
    private static readonly double[] OfDay = [1.25, 1.05, 1, 0.95, 0.9, 0.4];

    /// <summary>Minutes of the day at which the blocks of work of a team begin, and their length.</summary>
    private static readonly Dictionary<string, (int[] Starts, int Length)> Duty = new(StringComparer.Ordinal)
    {
        ["Lyon écrit"] = ([540, 570, 630, 690], 390),
        ["Lille experts"] = ([540, 600, 660, 720, 780, 840], 240),
        ["Réseaux sociaux"] = ([540, 600, 720, 780], 300),
        [""] = ([480, 540, 570, 600, 690, 810, 840, 870, 930, 990], 210),
        ["Saturday"] = ([540, 600, 660, 720, 780, 840, 870], 210),
    };

    private static readonly Dictionary<string, string> ChannelNames = new(StringComparer.Ordinal) { [Channels.Phone] = "téléphone", [Channels.Mail] = "mail", [Channels.Chat] = "chat", [Channels.Social] = "réseaux sociaux" };

    private readonly LumenLogPlan _plan;
    private readonly Dice _dice = new(Seed, 0, 0);
    private readonly Worker[] _workers = [.. MaisonLumen.TeamPlan.SelectMany(team => Enumerable.Range(1, team.People).Select(number => new Worker(MaisonLumen.PersonName(team.Name, number), team.Name, number)))];
    private readonly List<Asked>[] _days = [.. Enumerable.Range(0, LumenLogPlan.Weeks * 6).Select(_ => new List<Asked>())];
    private readonly StringBuilder _text = new(Header);
    private int _cases;

    private LumenLog(LumenLogPlan plan) => _plan = plan;

    private sealed class Worker(string name, string team, int number)
    {
        public string Name { get; } = name;

        public string Team { get; } = team;

        public int Number { get; } = number;

        public double From { get; set; }

        public double Until { get; set; }

        public double Free { get; set; }
    }

    /// <param name="Since">Seconds for which it has been there when the day begins to deal with it: what is written may be left from the days before.</param>
    private sealed record Asked(double Second, LumenFlow Flow, int Customer, int Case, double Since = 0)
    {
        public int CameOn { get; init; } = -1;
    }

    public static string Contacts(LumenLogPlan plan)
    {
        var log = new LumenLog(plan);
        log.Ask();
        for (var day = 0; day < log._days.Length; day++) log.Serve(day);
        return log._text.ToString();
    }

    public static string CaseLog(LumenLogPlan plan)
    {
        var dice = new Dice(Seed, 0, 1);
        var text = new StringBuilder(CaseHeader);
        for (var number = 1; number <= Cases; number++)
        {
            var at = DateOf(dice.Between(0, (LumenLogPlan.Weeks * 6) - 7)).AtMidnight().PlusSeconds(dice.Between(8 * 3600, 17 * 3600));
            var first = dice.Chance(0.5) ? "Lille voix" : "Lyon voix";
            List<string> way = [first];
            if (dice.Chance(first == "Lille voix" ? plan.ToExperts : 0.06))
            {
                way.Add("Lille experts");
                if (dice.Chance(first == "Lille voix" ? plan.BackFromExperts : 0.03)) way.Add(first);
            }

            foreach (var (step, team) in way.Index())
            {
                if (step > 0) at = at.PlusSeconds((long)dice.Exponential(2 * 3600));
                Add(step == 0 ? "Ouverture" : "Reprise", team);
                at = at.PlusSeconds((long)dice.Real(300, 1500));
                Add(step == way.Count - 1 ? "Clôture" : "Transmission", team);
            }

            void Add(string activity, string team) => text.Append(CultureInfo.InvariantCulture, $"S{number:00000};{at:uuuu-MM-dd HH:mm:ss};{activity};{team};{(team == "Lille experts" ? 2 : 1)}\n");
        }

        return text.ToString();
    }

    private static LocalDate DateOf(int day) => LumenLogPlan.FirstMonday.PlusDays((day / 6 * 7) + (day % 6));

    private static double Weight(int minute) => minute switch { < 540 => 0.5, < 600 => 1, < 720 => 1.5, < 840 => 1, < 1020 => 1.35, < 1080 => 1, _ => 0.5 };

    private static (int From, int To) Hours(LumenFlow flow, int day) => day % 6 < 5 ? (flow.OpensAt, flow.ClosesAt) : flow.OnSaturday ? (540, 1080) : (0, 0);

    /// <summary>Arrivals of all days but those that follow from others.</summary>
    private void Ask()
    {
        foreach (var flow in _plan.Flows)
        {
            var share = OfDay.Take(flow.OnSaturday ? 6 : 5).Sum();
            for (var day = 0; day < _days.Length; day++)
            {
                var (from, to) = Hours(flow, day);
                if (from == to) continue;
                var all = Enumerable.Range(from / 30, (to - from) / 30).Sum(half => Weight(half * 30));
                var ofDay = flow.Weekly / (1 + flow.RepeatShare) * OfDay[day % 6] / share;
                for (var minute = from; minute < to; minute += 30)
                {
                    var mean = 1800 / (ofDay * Weight(minute) / all);
                    for (var at = _dice.Exponential(mean); at < 1800; at += _dice.Exponential(mean))
                        _days[day].Add(new((minute * 60) + at, flow, 1 + _dice.Between(0, Customers - 1), _dice.Chance(CaseShare) ? ++_cases : 0));
                }
            }
        }
    }

    private void Serve(int day)
    {
        foreach (var worker in _workers) Plan(worker, day);
        var queue = new PriorityQueue<Asked, (double, int)>();
        foreach (var asked in _days[day]) queue.Enqueue(asked, (asked.Second, queue.Count));
        while (queue.TryDequeue(out var asked, out _))
        {
            if (Answer(asked, day) is not { } answered)
            {
                LeaveOver(asked, day);
                continue;
            }

            if (!answered && _dice.Chance(RetryShare))
            {
                var again = asked with { Second = asked.Second + _dice.Real(600, 3600) };
                if (again.Second < Hours(asked.Flow, day).To * 60) queue.Enqueue(again, (again.Second, queue.Count));
            }
            else if (_dice.Chance(asked.Flow.RepeatShare))
            {
                Later(asked, asked.Flow, day, 6);
            }

            if (asked.Flow.Name == "Commandes mail" && _dice.Chance(_plan.MailThenPhone)) Later(asked with { Case = asked.Case == 0 ? ++_cases : asked.Case }, _plan.Flows.First(flow => flow.Name == "Commandes téléphone"), day, 3);
        }
    }

    /// <summary>What is written and finds nobody any more waits for the next day on which its flow is open; what is still open at the end is in no log.</summary>
    private void LeaveOver(Asked asked, int day)
    {
        var next = day + (day % 6 == 4 ? 2 : 1);
        if (next >= _days.Length) return;
        double opens = asked.Flow.OpensAt * 60;
        _days[next].Insert(0, asked with { Second = opens, Since = asked.Since + opens - asked.Second + (SecondsOfDay * Period.DaysBetween(DateOf(day), DateOf(next))), CameOn = asked.CameOn < 0 ? day : asked.CameOn });
    }

    /// <summary>The same customer comes again on a later day.</summary>
    private void Later(Asked asked, LumenFlow flow, int day, int mostDays)
    {
        var next = day + _dice.Between(1, mostDays - 1);
        if (next >= _days.Length) return;
        var (from, to) = Hours(flow, next);
        if (from == to) (next, (from, to)) = (next + 1, Hours(flow, 0));
        if (next < _days.Length) _days[next].Add(new Asked(_dice.Real(from * 60, to * 60), flow, asked.Customer, asked.Case));
    }

    /// <summary>Six people in seven are there on a day, a third of them on Saturday; blocks rotate from day to day.</summary>
    private void Plan(Worker worker, int day)
    {
        var (saturday, voice) = (day % 6 == 5, !Duty.ContainsKey(worker.Team));
        var (starts, length) = saturday ? Duty["Saturday"] : Duty[voice ? "" : worker.Team];
        var there = saturday ? voice && (worker.Number + (day / 6)) % 3 == 0 : _dice.Chance(6.0 / 7);
        var start = starts[(worker.Number + day) % starts.Length];
        worker.From = there ? start * 60 : double.PositiveInfinity;
        worker.Until = Math.Min(start + length, saturday ? _plan.SaturdayEnds : int.MaxValue) * 60.0;
        worker.Free = worker.From;
    }

    /// <returns>Whether somebody answered before the customer left; null = nobody any more that day for a customer who does not leave.</returns>
    private bool? Answer(Asked asked, int day)
    {
        var flow = asked.Flow;
        var taker = Taker(flow.First, asked.Second);
        if (flow.Also.Length > 0 && (taker is null || taker.Free > asked.Second + HelpAfterSeconds || _dice.Chance(HelpShare)) && Taker(flow.Also, asked.Second) is { } help && (taker is null || help.Free <= Math.Max(taker.Free, asked.Second))) taker = help;
        if (taker is null && flow.PatienceSeconds is null) return null;
        var patience = flow.PatienceSeconds is { } mean ? _dice.Exponential(mean) : double.PositiveInfinity;
        var handle = Math.Ceiling(flow.HandleSeconds * Math.Exp((HandleSpread * _dice.Normal()) - (HandleSpread * HandleSpread / 2)));
        var wait = taker is null ? double.PositiveInfinity : Math.Max(0, taker.Free - asked.Second);
        if (wait > patience)
        {
            Row(asked, day, string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(patience)};;;;abandonné"));
            return false;
        }

        taker!.Free = asked.Second + wait + handle;
        Row(asked, day, string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(asked.Since + wait)};{handle};{taker.Team};{taker.Name};traité"));
        return true;
    }

    private void Row(Asked asked, int day, string what)
    {
        var date = DateOf(asked.CameOn < 0 ? day : asked.CameOn);
        if (date == _plan.LostDay) return;
        var second = (int)(asked.CameOn < 0 ? asked.Second : asked.Second - asked.Since + (SecondsOfDay * Period.DaysBetween(date, DateOf(day))));
        _text.Append(CultureInfo.InvariantCulture, $"{date:uuuu-MM-dd} {second / 3600:00}:{second / 60 % 60:00}:{second % 60:00};C{asked.Customer:000000};{(asked.Case == 0 ? "" : $"M{asked.Case:000000}")};{asked.Flow.Name};{ChannelNames[asked.Flow.Channel]};{what}\n");
    }

    /// <summary>An idle one at random, else who is idle first, if before the end of the block; null = nobody any more that day.</summary>
    private Worker? Taker(string[] teams, double second)
    {
        var idle = new List<Worker>();
        Worker? soonest = null;
        foreach (var worker in _workers)
        {
            if (!teams.Contains(worker.Team) || Math.Max(worker.Free, second) >= worker.Until) continue;
            if (worker.Free <= second) idle.Add(worker);
            else if (soonest is null || worker.Free < soonest.Free) soonest = worker;
        }

        return idle.Count > 0 ? _dice.One(idle) : soonest;
    }
}
