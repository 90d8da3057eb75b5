using Plateau.Mathematics.Queueing;
using Shouldly;
using Xunit;

namespace Plateau.Validation.Mathematics;

/// <summary>The Erlang formulas against values computed with 40 digits by recursions and series that the product does not use, and against published programs.</summary>
public sealed class ErlangTables
{
    /// <summary>The tables print twelve digits: half a unit of the last is at most 5e-12.</summary>
    private const double Relative = 1e-11;

    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(1, 2, 0.2)]
    [InlineData(2, 5, 0.0366972477064)]
    [InlineData(5, 5, 0.284867821331)]
    [InlineData(5, 10, 0.0183845703366)]
    [InlineData(10, 10, 0.214582343107)]
    [InlineData(10, 15, 0.0364969454724)]
    [InlineData(20, 20, 0.158891961542)]
    [InlineData(20, 30, 0.00845749834019)]
    [InlineData(50, 50, 0.104787455504)]
    [InlineData(50, 60, 0.0216684730578)]
    [InlineData(84, 90, 0.0446198709606)]
    [InlineData(100, 100, 0.0757004527109)]
    [InlineData(100, 120, 0.00569005460687)]
    [InlineData(500, 500, 0.0348477774147)]
    [InlineData(1000, 1000, 0.0248119176462)]
    [InlineData(1000, 1050, 0.00381313598454)]
    public void Erlang_B(double load, int agents, double blocking) => Close(ErlangB.Blocking(agents, load), blocking);

    [Theory]
    [InlineData(5, 6, 0.587516450461, 0.587516450461, 0.474267180853)]
    [InlineData(5, 8, 0.167266506662, 0.0557555022206, 0.880148310767)]
    [InlineData(10, 11, 0.682118204689, 0.682118204689, 0.389613811729)]
    [InlineData(10, 12, 0.449388224298, 0.224694112149, 0.640158040374)]
    [InlineData(10, 14, 0.174131933595, 0.0435329833988, 0.888350019179)]
    [InlineData(20, 22, 0.567915162159, 0.283957581079, 0.545249087976)]
    [InlineData(20, 24, 0.298072299794, 0.0745180749485, 0.808881887038)]
    [InlineData(48, 50, 0.694455611197, 0.347227805598, 0.443923417449)]
    [InlineData(50, 55, 0.384547317933, 0.0769094635866, 0.779364660901)]
    [InlineData(100, 105, 0.515707426812, 0.103141485362, 0.704111099767)]
    [InlineData(100, 110, 0.237007500285, 0.0237007500285, 0.921978792848)]
    [InlineData(1000, 1030, 0.248908785844, 0.00829695952812, 0.991120429630)]
    public void Erlang_C(double load, int agents, double wait, double meanWait, double withinTwentySeconds)
    {
        Close(ErlangC.WaitProbability(agents, load), wait);
        Close(ErlangC.MeanWait(agents, load), meanWait);
        Close(ErlangC.ServiceLevel(agents, load, 20.0 / 180), withinTwentySeconds);
    }

    /// <summary>Rate of arrivals per mean handle time, patience 1/θ handle times; the mean wait is in handle times.</summary>
    [Theory]
    [InlineData(48, 0.5, 50, 0.467774068554, 0.0309122491622, 0.0618244983244, 0.930324240804, 0.0320569334154)]
    [InlineData(48, 1, 50, 0.405404395005, 0.0394175154774, 0.0394175154774, 0.922159185142, 0.0073037845277)]
    [InlineData(10, 1, 10, 0.542070285528, 0.125110035721, 0.125110035721, 0.874889964279, 0.186655430671)]
    [InlineData(20, 0.5, 20, 0.609929545288, 0.0736873943119, 0.147374788624, 0.926312605688, 0.193720009675)]
    [InlineData(100, 0.5, 100, 0.596703138020, 0.0330301525283, 0.0660603050566, 0.966969847472, 0.0136123621051)]
    [InlineData(100, 0.5, 90, 0.937676960750, 0.103364481359, 0.206728962717, 0.996261687379, 0.217158211907)]
    public void Erlang_A(double load, double theta, int agents, double wait, double abandoned, double meanWait, double utilisation, double beyondAThird)
    {
        var queue = ErlangA.Solve(agents, load, 1 / theta);
        Close(queue.WaitProbability, wait);
        Close(queue.AbandonmentShare, abandoned);
        Close(queue.MeanWait, meanWait);
        Close(queue.Occupancy, utilisation);
        Close(queue.VirtualWaitBeyond(1.0 / 3), beyondAThird);
    }

    /// <summary>
    /// Wider range, fourteen digits: state probabilities by summing the birth–death chain, times by 40-digit quadrature (the two agreed on the wait
    /// probability to 1e-38). Columns: agents, load, patience, threshold; wait, abandoned, mean wait, mean wait of answered, answered within, beyond.
    /// </summary>
    [Theory]
    [InlineData(50, 48, 2, 0.3333, 0.46777406855379, 0.030912249162193, 0.061824498324386, 0.060265003992552, 0.94300903391667, 0.032068653393949)]
    [InlineData(10, 10, 1, 0.1, 0.54207028552815, 0.12511003572113, 0.12511003572113, 0.11494312277086, 0.57512690372101, 0.41896505131654)]
    [InlineData(90, 100, 2, 0.2, 0.93767696074952, 0.10336448135868, 0.20672896271736, 0.21342277763879, 0.4339940181207, 0.5439893964551)]
    [InlineData(1, 0.5, 1, 0.5, 0.39346934028737, 0.21306131942527, 0.21306131942527, 0.12802201765859, 0.71160913021226, 0.26159685002527)]
    [InlineData(1, 3, 0.5, 0.1, 0.89918133277574, 0.70027288907475, 0.35013644453738, 0.31003869179031, 0.13077877269796, 0.86603077334208)]
    [InlineData(100, 150, 20, 8, 1.0, 0.33333333333333, 6.6666666666667, 8.1043025788299, 0.27276456859547, 0.5995104389956)]
    [InlineData(1000, 1000, 1, 0.05, 0.50420524418022, 0.012614611348721, 0.012614611348721, 0.012522621390994, 0.93139722404634, 0.059677444439586)]
    [InlineData(1000, 1030, 3, 0.1, 0.95869696190534, 0.029825118718663, 0.08947535615599, 0.090390332299604, 0.56461182780019, 0.42493415076882)]
    [InlineData(30, 20, 0.05, 0.05, 0.013007859862726, 0.0061240981758884, 0.00030620490879442, 0.00016993471736392, 0.99300655744399, 0.0041140714049137)]
    [InlineData(30, 60, 0.01, 0.02, 0.63043205712946, 0.51133527501879, 0.0051133527501879, 0.0021633716233016, 0.47696128780196, 0.38505397821492)]
    [InlineData(12, 10, 200, 0.1, 0.44639523350859, 0.0010871510279147, 0.21743020558295, 0.2171426443569, 0.63548155628233, 0.36449865567241)]
    [InlineData(12, 12, 1000, 1, 0.97150954150561, 0.0070589540201333, 7.0589540201333, 7.0684690580386, 0.11298662564075, 0.88697116147253)]
    [InlineData(5, 5.5, 300, 20, 0.99998107613318, 0.090915618238153, 27.274685471446, 28.495324829939, 0.1237561890019, 0.86939529282553)]
    public void Erlang_A_from_a_few_agents_to_a_thousand(int agents, double load, double patience, double threshold, double wait, double abandoned, double meanWait, double meanWaitAnswered, double answeredWithin, double beyond)
    {
        var queue = ErlangA.Solve(agents, load, patience);
        Close(queue.WaitProbability, wait, 1e-12);
        Close(queue.AbandonmentShare, abandoned, 1e-12);
        Close(queue.MeanWait, meanWait, 1e-12);
        Close(queue.MeanWaitAnswered!.Value, meanWaitAnswered, 1e-12);
        Close(queue.AnsweredWithin(threshold), answeredWithin, 1e-12);
        Close(queue.VirtualWaitBeyond(threshold), beyond, 1e-12);
    }

    [Theory]
    [InlineData(100000, 100000, 1, 0.50042052211037, 0.0012615652097053)]
    [InlineData(100000, 99500, 2, 0.061989637433444, 4.8226394144899e-5)]
    [InlineData(100000, 101000, 0.5, 0.98631188258865, 0.009912760047587)]
    [InlineData(20000, 20400, 0.1, 0.75000463095401, 0.02012995714533)]
    public void Erlang_A_at_a_hundred_thousand_agents(int agents, double load, double patience, double wait, double abandoned)
    {
        var queue = ErlangA.Solve(agents, load, patience);
        Close(queue.WaitProbability, wait, 1e-12);
        Close(queue.AbandonmentShare, abandoned, 1e-12);
    }

    [Theory]
    [InlineData(100000, 100000, 0.0025188934235469)]
    [InlineData(100000, 99000, 8.2257755985042e-6)]
    [InlineData(101000, 100000, 8.6064218073232e-6)]
    public void Erlang_B_at_a_hundred_thousand_agents(int agents, double load, double blocking) => Close(ErlangB.Blocking(agents, load), blocking, 1e-12);

    /// <summary>The package ErlangC 0.1.0 for R: 100 calls in half an hour, 180 s, 14 agents, 20 s.</summary>
    [Fact]
    public void Values_printed_by_the_R_package()
    {
        var queue = QueueFormula.Measure(QueueModel.ErlangC, 200, 180, null, 14, 20);
        queue.WaitProbability!.Value.ShouldBe(0.1741319, 5e-8);
        queue.ServiceLevel!.Value.ShouldBe(0.88835, 5e-7);
        queue.MeanWaitSeconds!.Value.ShouldBe(7.83593701177724, 1e-12);
        queue.Occupancy!.Value.ShouldBe(0.7142857, 5e-8);
    }

    /// <summary>A. Herzog's call-centre calculator (TU Clausthal): 3.5 calls a minute, 3 minutes, 13 agents; then patience of 5 minutes.</summary>
    [Fact]
    public void Values_of_the_Clausthal_test_suite()
    {
        QueueFormula.Measure(QueueModel.ErlangC, 210, 180, null, 13, 20).MeanWaitSeconds!.Value.ShouldBe(26.56, 0.01);
        QueueFormula.Measure(QueueModel.ErlangA, 210, 180, 300, 13, 20).MeanWaitSeconds!.Value.ShouldBe(9.91, 0.01);
    }

    /// <summary>The example of the Python package pyworkforce: 100 calls in half an hour, 3 minutes, 80 % in 20 s: 14 agents, 20 with 30 % shrinkage.</summary>
    [Fact]
    public void Agents_of_the_pyworkforce_example()
    {
        var agents = QueueFormula.AgentsFor(QueueModel.ErlangC, 200, 180, null, 0.8, 20);
        agents.ShouldBe(14);
        Math.Ceiling(agents / (1 - 0.3)).ShouldBe(20);
    }

    /// <summary>90 agents, 30 waiting places, 10 minutes: load; blocking, P(wait), mean wait in minutes, P(wait over half a minute), utilisation.</summary>
    [Theory]
    [InlineData(76, 0.00007677231, 0.0782508739, 0.0542482341, 0.0386097615, 0.8443796145)]
    [InlineData(84, 0.00364307607, 0.3797055546, 0.4500227610, 0.2670777227, 0.9299331290)]
    [InlineData(90, 0.02349219240, 0.7217205705, 1.2429632050, 0.6134624849, 0.9765078076)]
    public void Finite_queue_of_the_cross_training_case(double load, double blocking, double wait, double meanWaitMinutes, double beyond, double utilisation)
    {
        var queue = FiniteQueue.Solve(90, load, 30);
        queue.Blocking.ShouldBe(blocking, 6e-12);
        queue.WaitProbability.ShouldBe(wait, 6e-11);
        (10 * queue.MeanWait).ShouldBe(meanWaitMinutes, 3e-10); // the last row is printed with one digit fewer
        queue.WaitBeyond(0.05).ShouldBe(beyond, 6e-11);
        queue.Occupancy.ShouldBe(utilisation, 6e-11);
    }

    /// <summary>The smallest pools of the same case: 91 agents with 22 places, 92 with 19, 93 with 16.</summary>
    [Theory]
    [InlineData(91, 22)]
    [InlineData(92, 19)]
    [InlineData(93, 16)]
    public void Finite_queue_meets_both_targets_with_these_places_and_not_with_fewer(int agents, int places)
    {
        Meets(places).ShouldBeTrue();
        Meets(places - 1).ShouldBeFalse();

        bool Meets(int waitingPlaces)
        {
            var queue = FiniteQueue.Solve(agents, 84, waitingPlaces);
            return queue.ServiceLevelOfEntered(0.05) >= 0.8 && queue.Blocking <= 0.005;
        }
    }

    private static void Close(double actual, double expected, double relative = Relative) => actual.ShouldBe(expected, relative * Math.Abs(expected));
}
