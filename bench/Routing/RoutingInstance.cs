using System.Collections.Immutable;
using NodaTime;
using Plateau.Model.Declared;
using Plateau.Model.Ways;

namespace Plateau.Bench.Routing;

/// <summary>A large random centre for the routing verifier: 200 places (10 entry points, 100 menu nodes, 90 flows) and 500 rules, equal for equal seeds.</summary>
public static class RoutingInstance
{
    private const int Entries = 10;
    private const int Nodes = 100;
    private const int Flows = 90;

    /// <param name="rules">How many rules.</param>
    /// <param name="crowded">All rules at one flow, instead of one in four at menus and entry points.</param>
    public static Declarations Make(int seed, int rules = 500, bool crowded = false)
    {
        var draw = new Draws(seed);
        return new()
        {
            EntryPoints = [.. Enumerable.Range(0, Entries).Select(number => new EntryPoint { Name = $"Entrée {number}", Kind = number % 4 == 3 ? EntryKind.Mailbox : EntryKind.PhoneNumber, LeadsTo = number % 4 == 3 ? Flow(draw.Next(Flows)) : $"Choix {number}" })],
            Menu = [.. Enumerable.Range(0, Nodes).Select(number => Node(number, draw))],
            Flows = [.. Enumerable.Range(0, Flows).Select(number => new DeclaredFlow
            {
                Name = Flow(number),
                Channel = number % 5 == 4 ? Channels.Mail : Channels.Phone,
                Skill = $"S{draw.Next(30)}",
                Owner = "O",
                Calendar = $"C{draw.Next(12)}",
            })],
            Calendars = [.. Enumerable.Range(0, 12).Select(number => new OpeningCalendar($"C{number}", [new(Week(draw), 7 * 60 + draw.Next(120), 17 * 60 + draw.Next(240)), new([IsoDayOfWeek.Saturday], 8 * 60 + draw.Next(60), 12 * 60 + draw.Next(60))]))],
            People = [.. Enumerable.Range(0, 200).Select(number => new Person { Name = $"P{number}", Calendar = $"C{draw.Next(12)}" })],
            Assessments = [.. Enumerable.Range(0, 200).SelectMany(person => Enumerable.Range(0, 3).Select(_ => new SkillAssessment { Person = $"P{person}", Skill = $"S{draw.Next(30)}", Holds = true, Level = 3 }))],
            Rules = [.. Enumerable.Range(0, rules).Select(number => Rule(number, crowded, draw))],
        };
    }

    private static string Flow(int number) => $"Flux {number}";

    private static ImmutableArray<IsoDayOfWeek> Week(Draws draw) => [.. Enumerable.Range(1, 5 + draw.Next(2)).Select(day => (IsoDayOfWeek)day)];

    /// <summary>The first ten are heads with three levels below; a node with children has no target.</summary>
    private static MenuNode Node(int number, Draws draw) => new()
    {
        Name = $"Choix {number}",
        Parent = number < Entries ? null : $"Choix {(number - Entries) / 4}",
        Key = number < Entries ? null : $"{(number - Entries) % 4 + 1}",
        Target = Entries + number * 4 >= Nodes ? Flow(draw.Next(Flows)) : null,
    };

    private static RoutingRule Rule(int number, bool crowded, Draws draw)
    {
        var flow = crowded || draw.Next(4) > 0;
        var action = (RuleAction)draw.Next(6);
        return new()
        {
            At = crowded ? Flow(0) : flow ? Flow(draw.Next(Flows)) : draw.Next(5) == 0 ? $"Entrée {draw.Next(Entries)}" : $"Choix {draw.Next(Nodes)}",
            Order = number,
            Action = action,
            To = action == RuleAction.TurnAway ? null : action == RuleAction.Outside ? "Tiers" : Flow(draw.Next(Flows)),
            When = new()
            {
                Calendar = draw.Next(3) > 0 ? $"C{draw.Next(12)}" : null,
                WhenClosed = false,
                Days = draw.Next(4) == 0 ? Week(draw) : [],
                FromMinutes = draw.Next(3) == 0 ? 6 * 60 + draw.Next(300) : null,
                ToMinutes = draw.Next(3) == 0 ? 12 * 60 + draw.Next(600) : null,
                WaitAtLeastSeconds = flow && draw.Next(2) == 0 ? 15 * (1 + draw.Next(20)) : null,
                QueueAtLeast = flow && draw.Next(3) == 0 ? 1 + draw.Next(30) : null,
                NobodyPresent = flow && draw.Next(6) == 0,
                CustomerType = draw.Next(5) == 0 ? $"Type {draw.Next(8)}" : null,
            },
        };
    }

    /// <summary>D. H. Lehmer's generator with the multiplier 48271: the same on every machine and in every runtime.</summary>
    private sealed class Draws(int seed)
    {
        private long _state = 1 + Math.Abs((long)seed) % 2147483646;

        public int Next(int below)
        {
            _state = _state * 48271 % 2147483647;
            return (int)(_state % below);
        }
    }
}
