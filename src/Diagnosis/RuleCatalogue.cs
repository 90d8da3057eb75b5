using System.Collections.Immutable;
using Plateau.Diagnosis.Rules;

namespace Plateau.Diagnosis;

/// <summary>
/// Every rule. Order is how a report reads: first whether the data can be trusted, then whether contacts meet anyone who can take them, then who holds up the
/// house, then load and service, demand, then the ways by which contacts come in, and last how the house is run.
/// </summary>
public static class RuleCatalogue
{
    public static ImmutableArray<IDiagnosisRule> All { get; } =
    [
        new DataHoles(),
        new HandleTimeSuspects(),
        new RequirementNobodyMeets(),
        new ReachabilityHole(),
        new IsolatedExpertise(),
        new LossOfOnePerson(),
        new DeclaredButUnused(),
        new RequirementNotCovered(),
        new OpenWithNobodyAble(),
        new DepartureWithoutBackUp(),
        new LossOfSeveralPeople(),
        new SeenButNotDeclared(),
        new StaleAssessment(),
        new SkillsBadlySorted(),
        new GroupTooSmall(),
        new TeamLoad(),
        new OccupancyTooHigh(),
        new BelowPromiseByPeriod(),
        new MoreVariableThanPoisson(),
        new SiloIndex(),
        new RecurrentTransfer(),
        new PingPong(),
        new TooManyTeams(),
        new SlowHandover(),
        new SkillOrResponsibilityGap(),
        new RepeatContacts(),
        new FrictionMet(),
        new ChannelChanges(),
        new EffortConcentrated(),
        new DeclaredPathNotFollowed(),
        new SelfCareCandidate(),
        new DecisiveMoment(),
        new ReasonsBadlyCut(),
        new WayToNowhere(),
        new HoleInHours(),
        new RuleNeverFollowed(),
        new UnclearRouting(),
        new MenuAgainstSkills(),
        new TurnedAwayWhileOpen(),
        new FaultyEntryPoint(),
        new RegisterAgainstLog(),
        new FlowOutsideCentre(),
        new TransferToUnknownService(),
        new ImpossibleHelp(),
        new NobodyAnswersForEntry(),
        new TransferWithoutTicket(),
        new NoOrSeveralAccountable(),
        new ForgottenActivity(),
        new SameActivityTwice(),
        new FlowWithoutIndicatorOrOwner(),
    ];
}
