using Plateau.Design;
using Plateau.Mathematics.Distributions;
using Plateau.Model;
using Plateau.Model.Files;
using Plateau.Model.People;
using Plateau.Model.Ways;
using Plateau.Report.Texts;
using Plateau.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

/// <summary>What the need does not know is told: each declared way by its own message, and a centre without ways by none.</summary>
public sealed class LeftOutTests
{
    private static readonly CentreModel Plain = DesignCentres.Week(flows: 2, contactsPerPeriod: 10, agentsPerGroup: 4);
    private static readonly Deterministic Minute = new(60);

    /// <summary>One way each, and the messages that it brings; "of F0" or "of G0" where it names somebody.</summary>
    private static readonly Dictionary<string, (CentreModel Centre, string[] Told)> Cases = new()
    {
        ["menu"] = (First(flow => flow with { Menu = new() { Time = Minute, DropOutShare = 0.1 } }), ["menu of Flow 0"]),
        ["menu that sends on"] = (First(flow => flow with { Menu = new() { Time = Minute, Choices = [new(new("F1"), 0.5)] } }), ["fed of Flow 1", "menu of Flow 0"]),
        ["mailbox without contacts of its own"] = (Second(flow => flow with { ArrivalsPerPeriod = [.. flow.ArrivalsPerPeriod.Select(_ => 0.0)] }, First(flow => flow with { WhenClosed = new("F1") })), ["fedOnly of Flow 1"]),
        ["chats"] = (First(flow => flow with { Concurrency = 3 }), ["concurrency of Flow 0"]),
        ["chats of a group"] = (Group(group => group with { Skills = [group.Skills[0] with { Concurrency = 2 }] }), ["concurrency of Flow 0"]),
        ["opening"] = (First(flow => flow with { Open = [new([], 8 * 60, 12 * 60)] }), ["opening of Flow 0"]),
        ["rules"] = (First(flow => flow with { QueueRules = [new() { Action = QueueAction.Leaves }] }), ["queueRules of Flow 0"]),
        ["transfers"] = (First(flow => flow with { Handovers = [new() { Kind = HandoverKind.Cold, ToFlow = new("F1"), Share = 0.1 }] }), ["fed of Flow 1", "handovers of Flow 0"]),
        ["redials"] = (First(flow => flow with { Returns = [new(ReturnCause.Abandoned, 0.5, Minute, new("F0"))] }), ["returns of Flow 0"]),
        ["due"] = (First(flow => flow with { DueSeconds = 86400 }), ["due of Flow 0"]),
        ["preemption"] = (First(flow => flow with { Preempts = true }), ["preemption of Flow 0"]),
        ["fixed"] = (First(flow => flow with { ArrivalKind = ArrivalKind.Fixed }), ["arrivals of Flow 0"]),
        ["strong days"] = (Plain with { DayFactors = [new("weather", 0.2, [new("F0")])] }, ["dayFactors of weather"]),
        ["lines"] = (Plain with { Lines = [new("T2", [new("F0")], 30)] }, ["lines of T2"]),
        ["dialler"] = (Plain with { Diallers = [new() { Id = "D", Flow = new("F1"), ReachedPerPeriod = [.. Plain.Flows[0].ArrivalsPerPeriod.Select(_ => 0.3)] }] }, ["fed of Flow 1"]),
        ["places"] = (Plain with { Routing = Routing.BySkills with { WaitingPlaces = 10 } }, ["places of 10"]),
        ["reserve"] = (Plain with { Routing = Routing.BySkills with { Reserves = [new(new("G0"), new("F0"), 1)] } }, ["routing"]),
        ["absence"] = (Group(group => group with { AbsenceShare = 0.05 }), ["presence of G0"]),
        ["movable break"] = (Group(group => group with { MovableBreaks = [new(600, 660, 15, 1)] }), ["presence of G0"]),
        ["switching"] = (Group(group => group with { SwitchSeconds = 5 }), ["pace of G0"]),
        ["learning"] = (Group(group => group with { Learning = new Learning(100, 0.15) }), ["pace of G0"]),
        ["after-contact work"] = (First(flow => flow with { AfterContact = new Exponential(30) }), []),
        ["nothing"] = (Plain, []),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_way_is_told_by_its_own_message(string name) => Told(Cases[name].Centre).ShouldBe(Cases[name].Told);

    /// <summary>The invented centre declares every way, so it calls for every text there is.</summary>
    [Fact]
    public void The_centre_with_everything_on_brings_every_message_that_has_a_text()
    {
        var centre = CentreFile.Read(File.ReadAllText(Path.Combine(Repository.Root, "samples", "everything-on", "centre.json"))).Centre!;
        var codes = LeftOut.Of(centre).Select(message => message.Code).ToArray();
        codes.ShouldBeUnique();
        codes.ShouldBe(TextCatalogue.Of(Language.French).Keys.Where(key => key.StartsWith("limit.leftOut.", StringComparison.Ordinal)), ignoreOrder: true);
    }

    /// <summary>It needs no result, so a study that was stopped at once says it too.</summary>
    [Fact]
    public void A_study_tells_it_among_its_limits()
    {
        var study = Study.Run(DesignCentres.Evidence(Cases["menu"].Centre), [], new StudySettings { Threads = 1 }, cancel: new CancellationToken(canceled: true));
        study.Partial.ShouldBeTrue();
        study.Limits.Select(limit => limit.Code).ShouldContain("limit.leftOut.menu");
    }

    private static string[] Told(CentreModel centre) =>
    [
        .. LeftOut.Of(centre).Select(message =>
        {
            var what = message.Code["limit.leftOut.".Length..];
            return message.Arguments.Length == 0 ? what : $"{what} of {Wording.In(Language.English).Formatter.Write(message.Arguments[0])}";
        }),
    ];

    private static CentreModel First(Func<Flow, Flow> change) => Plain with { Flows = Plain.Flows.SetItem(0, change(Plain.Flows[0])) };

    private static CentreModel Second(Func<Flow, Flow> change, CentreModel centre) => centre with { Flows = centre.Flows.SetItem(1, change(centre.Flows[1])) };

    private static CentreModel Group(Func<AgentGroup, AgentGroup> change) => Plain with { Groups = Plain.Groups.SetItem(0, change(Plain.Groups[0])) };
}
