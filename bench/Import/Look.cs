using Plateau.Import;
using Plateau.Model.Observations;

namespace Plateau.Bench.Import;

/// <summary>Prints what was read, for the eye of a developer.</summary>
internal static class Look
{
    public static int At(string[] files)
    {
        var result = Reading.Run(new ReadingRequest([.. files]));
        foreach (var problem in result.Problems) Console.WriteLine(problem.Where + " " + problem.What.Code + " " + string.Join("; ", problem.What.Arguments.Select(a => $"{a.Name}={a.Text}{a.Number}{string.Join(',', a.Items)}")));
        if (result.Evidence is not { } e) return 1;
        foreach (var s in result.Log.Sources)
        {
            Console.WriteLine(FormattableString.Invariant($"{s.Name} read {s.Read} kept {s.Kept} tagged {s.Tagged} rejected {s.Rejected}"));
            foreach (var r in s.Reasons) Console.WriteLine(FormattableString.Invariant($"  {r.Code} {r.Rejects} {r.Count} [{string.Join(' ', r.FirstRows)}]"));
        }

        foreach (var f in e.Quality!.Facts) Console.WriteLine(FormattableString.Invariant($"{f.Code} {f.Subject} {f.Value}"));
        foreach (var n in e.Quality.Notes) Console.WriteLine(n.Code + " " + string.Join("; ", n.Arguments.Select(a => FormattableString.Invariant($"{a.Name}={a.Text}{a.Number}{string.Join(',', a.Items)}"))));
        foreach (var d in e.Quality.MissingDays) Console.WriteLine("missing " + d);
        foreach (var h in e.Quality.Holes) Console.WriteLine(FormattableString.Invariant($"hole {h.Date} {h.FromMinutes / 60}:{h.FromMinutes % 60:00}-{h.ToMinutes / 60}:{h.ToMinutes % 60:00} {h.ExpectedContacts:0.0}"));
        foreach (var s in e.Observed!.Staffing) Console.WriteLine(FormattableString.Invariant($"{s.Method} {s.TotalHours:0.0} h occupancy {s.Occupancy:0.000}"));
        Show("all", e.Observed.Service);
        foreach (var f in e.Observed.Flows)
        {
            Show(f.Name, f.Service);
            Console.WriteLine(FormattableString.Invariant($"   disp {f.Dispersion.Index} p={f.Dispersion.PValue} day {f.Dispersion.DayIndex} p={f.Dispersion.DayPValue} credit {f.WaitingCreditShare}"));
            Console.WriteLine(FormattableString.Invariant($"   handle {f.Handle.Mean} med {f.Handle.Median} cv {f.Handle.Variation:0.00} ") + string.Join(" ", f.Handle.Laws.Select(l => FormattableString.Invariant($"{l.Law.Law}:{l.KolmogorovSmirnov:0.000}{(l.Chosen ? "*" : "")}"))));
            Console.WriteLine(FormattableString.Invariant($"   patience {f.Patience.Abandoned}/{f.Patience.Censored} median {f.Patience.MedianSeconds} mean {f.Patience.Mean.Value:0} borrowed {f.Patience.Borrowed} points {f.Patience.Curve.Length}"));
        }

        foreach (var a in e.Observed.Agents) Console.WriteLine(FormattableString.Invariant($"{a.Agent} {a.Contacts} days {a.DaysPresent} staffed {a.StaffedHours:0.0} handling {a.HandlingHours:0.0} ") + string.Join(" ", a.Flows.Select(f => FormattableString.Invariant($"{f.Flow}:{f.Contacts}/{f.MeanSeconds.Value:0}->{f.ShrunkMeanSeconds:0}(w{f.Weight:0.00}){(f.IsSkill ? "*" : "")}"))));
        foreach (var g in e.Centre.Groups) Console.WriteLine(FormattableString.Invariant($"{g.Id} {g.Name} [{string.Join(',', g.Members)}] hours/week {g.StaffedPerPeriod.Sum() / 4:0.0} ") + string.Join(" ", g.Skills.Select(s => FormattableString.Invariant($"{s.Skill}x{s.HandleTimeFactor:0.00}"))));
        Console.WriteLine(FormattableString.Invariant($"model: {e.Centre.StaffedHours:0.0} h/week, demand {e.Centre.Flows.Sum(f => f.ArrivalsPerPeriod.Sum()):0} per week"));
        return 0;
    }

    private static void Show(string name, ServiceObservation s) => Console.WriteLine(FormattableString.Invariant($"{name}: offered {s.Offered} A {s.Answered} B {s.Abandoned} left {s.LeftBeforeQueue} SL {string.Join(" ", s.ServiceLevels.Select(v => FormattableString.Invariant($"{v.Value:0.0000}")))} [{s.ServiceLevels[2].Low:0.000},{s.ServiceLevels[2].High:0.000}] ab {s.AbandonmentShare.Value:0.0000} {s.AbandonmentShareWithoutShort.Value:0.0000} {s.AbandonmentShareInQueue.Value:0.0000} ASA {s.MeanWaitAnsweredSeconds} all {s.MeanWaitAllSeconds.Value:0.0} once {s.AnsweredAtOnceShare.Value:0.000} aht {s.MeanHandleSeconds.Value:0.0} occ {s.Occupancy}"));
}
