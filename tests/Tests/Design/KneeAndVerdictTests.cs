using Plateau.Design;
using Plateau.Design.Cursor;
using Plateau.Model;
using Plateau.Simulation.Results;
using Shouldly;
using Xunit;

namespace Plateau.Tests.Design;

public sealed class KneeAndVerdictTests
{
    private static readonly SimulationResult Nothing = new() { Replications = 0, Cancelled = false, Days = 0, FlowCount = 0, GroupCount = 0, Flows = [], Groups = [], Digest = "", ContactsSimulated = 0, EngineCpuSeconds = 0 };

    private static readonly CursorInputs Inputs = new(DesignCentres.Evidence(DesignCentres.Week(2, 5, 3)), new StudySettings());

    [Fact]
    public void The_knee_is_the_first_position_with_nine_tenths_of_the_gain()
    {
        // Gains 0, 60, 89, 91, 100 of 100.
        var knee = KneeFinder.Find([At(0, 200), At(0.1, 140), At(0.2, 111), At(0.3, 109), At(1, 100)], 1)!;
        knee.Share.ShouldBe(0.3);
        knee.Low.ShouldBeLessThanOrEqualTo(0.3);
        knee.High.ShouldBeGreaterThanOrEqualTo(0.3);
    }

    [Fact]
    public void Noise_widens_the_knee()
    {
        var exact = KneeFinder.Find([At(0, 200, 0), At(0.1, 140, 0), At(0.2, 110.5, 0), At(0.3, 109, 0), At(1, 100, 0)], 1)!;
        var noisy = KneeFinder.Find([At(0, 200, 8), At(0.1, 140, 3), At(0.2, 110.5, 9), At(0.3, 109, 1), At(1, 100, 6)], 1)!;
        (exact.High - exact.Low).ShouldBe(0);
        (noisy.High - noisy.Low).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void No_gain_no_knee() => KneeFinder.Find([At(0, 100), At(0.5, 110), At(1, 120)], 1).ShouldBeNull();

    [Theory]
    [InlineData(100, 90, VerdictKind.Pool)]
    [InlineData(90, 100, VerdictKind.Specialise)]
    [InlineData(100, 99.5, VerdictKind.Undecided)]
    public void The_interval_must_exclude_the_indifference(double specialised, double everyone, VerdictKind kind) =>
        Verdicts.OfCentre(Inputs, [At(0, specialised), At(1, everyone)], null, null).Kind.ShouldBe(kind);

    [Fact]
    public void A_best_position_inside_is_mixed() =>
        Verdicts.OfCentre(Inputs, [At(0, 100), At(0.4, 80), At(1, 100)], null, null).Kind.ShouldBe(VerdictKind.Mixed);

    [Fact]
    public void A_wide_interval_decides_nothing() =>
        Verdicts.OfCentre(Inputs, [At(0, 100, 40), At(1, 97, 5)], null, null).Kind.ShouldBe(VerdictKind.Undecided);

    [Fact]
    public void A_specialised_floor_out_of_reach_pools() =>
        Verdicts.OfCentre(Inputs, [At(0, null), At(1, 100)], null, null).Kind.ShouldBe(VerdictKind.Pool);

    private static Examined At(double share, double? hours, double noise = 0.2)
    {
        var kind = share switch { 0 => OrganisationKind.Specialised, 1 => OrganisationKind.Everyone, _ => OrganisationKind.SecondSkill };
        var service = hours is null ? null : new EqualServicePoint([1], hours.Value, Nothing, [.. Enumerable.Range(0, 20).Select(r => hours.Value + (noise * Math.Sin((r * 1.7) + share)))]);
        return new Examined(new Organisation(kind, share, [], []), null, null, service, []);
    }
}
