using NodaTime;

namespace Plateau.Tests.Faults;

/// <summary>A flow of a made log.</summary>
internal sealed class LoggedFlow(string name, double perHour, double handleSeconds)
{
    public string Name { get; } = name;

    public double PerHour { get; set; } = perHour;

    public double HandleSeconds { get; } = handleSeconds;

    public double ShortShare { get; set; }

    public double NoTimeShare { get; set; }

    /// <summary>Share of contacts that come from a customer of the last days on the same flow.</summary>
    public double BackShare { get; set; } = 0.05;

    /// <summary>Seconds that everybody waits, whoever is idle.</summary>
    public double HeldSeconds { get; set; }

    /// <summary>Standard deviation of the logarithm of the day's factor; 0 = chance alone.</summary>
    public double DaySpread { get; set; }

    /// <summary>Contacts of an hour (weekday, hour of the day) as a multiple of the ordinary.</summary>
    public Func<IsoDayOfWeek, int, double> Hourly { get; set; } = (_, _) => 1;
}

/// <summary>An agent of a made log.</summary>
internal sealed class LoggedAgent(string name)
{
    public string Name { get; } = name;

    public HashSet<string> Takes { get; init; } = [];

    /// <summary>Taken before others on these flows.</summary>
    public HashSet<string> First { get; } = [];

    /// <summary>Handle time as a multiple of the flow's.</summary>
    public Dictionary<string, double> Slowness { get; } = [];

    public Func<IsoDayOfWeek, int, bool> IsThere { get; set; } = (_, _) => true;
}

/// <summary>What a made log of contacts is made from: four weeks, Monday to Friday, 8:00 to 18:00.</summary>
internal sealed class LogPlan
{
    public const int Days = 20;
    public const int OpensAt = 8;
    public const int ClosesAt = 18;
    private static readonly string[] Names = ["Commandes", "Livraisons", "Facturation", "Contrats", "Dépannage"];

    public List<LoggedFlow> Flows { get; } = [];

    public List<LoggedAgent> Agents { get; } = [];

    /// <summary>Days (0 = the first) and hours from which no row was kept.</summary>
    public Func<int, int, bool> IsLost { get; set; } = (_, _) => false;

    public double UnreadableShare { get; set; }

    /// <summary>Of those who write, who then call for the same.</summary>
    public double WriteThenCall { get; set; }

    public CasePlan Cases { get; } = new();

    /// <summary>What is declared beside the log: flows, and pairs of agent and flow that differ from what the log was made from.</summary>
    public List<string> DeclaredFlows { get; } = [];

    public HashSet<(string Agent, string Flow)> SaidOnly { get; } = [];

    public HashSet<(string Agent, string Flow)> Unsaid { get; } = [];

    /// <summary>Skills that the centre file states beside what is seen.</summary>
    public HashSet<(string Agent, string Flow)> Stated { get; } = [];

    public double Erlangs => Flows.Sum(flow => flow.PerHour * flow.HandleSeconds / 3600);

    /// <summary>Three to five flows that nearly everyone takes, as many agents as are busy 62 to 68 % of the time and answer nine in ten within 20 s.</summary>
    public static LogPlan Healthy(Dice dice)
    {
        var plan = new LogPlan();
        foreach (var name in Names.Take(dice.Between(3, 5))) plan.Flows.Add(new(name, dice.Real(30, 45), dice.Real(260, 340)));
        var agents = (int)Math.Round(plan.Erlangs / dice.Real(0.62, 0.68));
        for (var number = 1; number <= agents; number++)
        {
            var left = dice.Chance(0.3) ? dice.One(plan.Flows).Name : null;
            plan.Agents.Add(new(FormattableString.Invariant($"Agent {number:00}")) { Takes = [.. plan.Flows.Select(flow => flow.Name).Where(name => name != left)] });
        }

        plan.DeclaredFlows.AddRange(plan.Flows.Select(flow => flow.Name));
        return plan;
    }
}

/// <summary>What a made log of cases is made from: three teams of the first level, one of the second.</summary>
internal sealed class CasePlan
{
    public int Cases { get; } = 2000;

    public double HandedOver { get; set; } = 0.11;

    /// <summary>Of those handed over: come straight back and end at home.</summary>
    public double Back { get; set; } = 0.04;

    /// <summary>Of those handed over: go on to two or three more teams.</summary>
    public double Onward { get; set; } = 0.05;

    /// <summary>Of those handed over: to the second level.</summary>
    public double Higher { get; set; } = 0.2;

    /// <summary>From team 0 to team 1: delay as a multiple of the ordinary.</summary>
    public double SlowFactor { get; set; } = 1;
}
