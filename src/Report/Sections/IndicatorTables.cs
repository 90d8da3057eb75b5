using System.Collections.Immutable;
using System.Globalization;
using Plateau.Diagnosis;
using Plateau.Diagnosis.Indicators;
using Plateau.Model.Observations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;
using Plateau.Report.Texts;
using Plateau.Report.Writers;

namespace Plateau.Report.Sections;

/// <summary>The tables of the section on indicators.</summary>
internal static class IndicatorTables
{
    private const int MostPairs = 20;
    private const int MostFlows = 20;

    /// <summary>Parts shown of one kind; the data have all.</summary>
    public const int MostRows = 30;

    private const int MinutesPerHour = 60;

    /// <summary>Shown beside the leading indicators where a part has them.</summary>
    private static readonly ImmutableHashSet<string> BesideLeading = ["occupancy", "response-delay", "case-held"];

    /// <summary>The whole centre: every definition with sample and interval.</summary>
    public static Table Centre(Telling telling, IndicatorTable indicators)
    {
        var table = new TableBuilder(telling.Word("indicators.centre")).Text(telling.Word("indicators.indicator")).Number(telling.Word("indicators.value")).Number(telling.Word("indicators.sample")).Text(telling.Word("definition"));
        foreach (var (form, value) in indicators.Centre.Values)
            table.Add(Name(telling, form), telling.Format.Estimate(form.Kind, value), telling.Format.Count(value.SampleSize), telling.Say($"indicator.{form.Code}.definition"));
        return table.Build();
    }

    /// <summary>One kind of part, by the indicators that at least one of them has.</summary>
    public static Table By(Telling telling, IndicatorTable indicators, SliceKind kind)
    {
        var rows = indicators.By(kind).ToArray();
        var forms = IndicatorCatalogue.All.Where(form => (form.Leads || BesideLeading.Contains(form.Code)) && rows.Any(row => row.Of(form.Code).Value is not null)).ToArray();
        var code = JsonPieces.Camel(kind.ToString());
        var table = new TableBuilder(telling.Word($"indicators.by.{code}")).Text(telling.Word($"indicators.kind.{code}")).Number(telling.Word("indicators.contacts"));
        foreach (var form in forms)
            table.Number(Name(telling, form));
        foreach (var row in rows.Take(MostRows))
            table.Add([NameOf(telling, row.Slice), telling.Format.Count(row.Slice.Contacts), .. forms.Select(form => telling.Format.Estimate(form.Kind, row.Of(form.Code)))]);
        return table.Build();
    }

    public static Table Untold(Telling telling, IndicatorTable indicators)
    {
        var table = new TableBuilder(telling.Word("indicators.untold")).Text(telling.Word("indicators.indicator")).Text(telling.Word("indicators.collect"));
        foreach (var form in indicators.Untold)
            table.Add(Name(telling, form), telling.Say($"indicator.{JsonPieces.Camel(form.Family.ToString())}.collect"));
        return table.Build();
    }

    public static Table Compared(Telling telling, ImmutableArray<ComparedSources> compared)
    {
        var table = new TableBuilder(telling.Word("indicators.compared")).Text(telling.Word("indicators.what")).Number(telling.Word("indicators.first")).Number(telling.Word("indicators.second"))
            .Text(telling.Word("indicators.by-definition")).Number(telling.Word("indicators.difference")).Number(telling.Word("indicators.explained")).Text(telling.Word("indicators.agreement"));
        foreach (var one in compared)
        {
            var what = one.Declared ?? telling.Word($"indicators.compared.{one.What}");
            table.Add(
                one.Subject.Length > 0 ? telling.Word("indicators.of", Argument.Of("what", what), Argument.Of("subject", one.Subject)) : what,
                telling.Format.Estimate(one.Kind, one.First), telling.Format.Estimate(one.Kind, one.Second),
                one.SecondForm is { } form ? telling.Say($"indicator.{form}.name") : "", Difference(telling, one.Kind, one.Difference),
                one.Explained is var (low, high) ? telling.Word("indicators.range", Argument.Of("low", telling.Format.Write(one.Kind, low)), Argument.Of("high", telling.Format.Write(one.Kind, high))) : Formatter.UnknownMark,
                telling.Word($"indicators.agreement.{JsonPieces.Camel(one.Agreement.ToString())}"));
        }

        return table.Build();
    }

    /// <summary>Two files of the same times, flow by flow, largest difference first; day by day they stand in the data.</summary>
    public static Table Overlap(Telling telling, SourceOverlap overlap)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("indicators.overlap", Argument.Of("first", overlap.First), Argument.Of("second", overlap.Second))).Text(telling.Word("flow")).Number(telling.Word("indicators.overlap.days"))
            .Number(overlap.First).Number(overlap.Second).Number(telling.Word("indicators.difference")).Number(telling.Word("indicators.overlap.answered")).Number(telling.Word("indicators.overlap.unequal")).Text(telling.Word("indicators.overlap.worst"));
        foreach (var flow in overlap.Days.GroupBy(day => day.Flow).OrderByDescending(flow => Math.Abs(flow.Sum(day => day.Difference))).ThenBy(flow => flow.Key).Take(MostFlows))
        {
            var worst = flow.MaxBy(day => Math.Abs(day.Difference))!;
            table.Add(
                telling.NameOf(flow.Key), format.Count(flow.Count()), Offered(day => day.First), Offered(day => day.Second), Signed(telling, flow.Sum(day => day.Difference)),
                flow.All(day => day is { First.Answered: not null, Second.Answered: not null }) ? Signed(telling, flow.Sum(day => day.First!.Value.Answered!.Value - day.Second!.Value.Answered!.Value)) : Formatter.UnknownMark,
                format.Count(flow.Count(day => day.Difference != 0)), worst.Difference == 0 ? "" : telling.Word("indicators.overlap.on", Argument.Date("date", worst.Date), Argument.Of("difference", Signed(telling, worst.Difference))));

            string Offered(Func<OverlapDay, SourceCount?> of) => flow.Any(day => of(day) is not null) ? format.Count(flow.Sum(day => of(day)?.Offered ?? 0)) : Formatter.UnknownMark;
        }

        return table.Build();
    }

    private static string Signed(Telling telling, long difference) => (difference > 0 ? "+" : "") + telling.Format.Count(difference);

    /// <summary>Clearest first; what was looked at beyond the first stands in the data.</summary>
    public static Table Associations(Telling telling, Associations associations)
    {
        var table = new TableBuilder(telling.Word($"indicators.associations.{Key(associations)}")).Text(telling.Word("indicators.finding")).Text(telling.Word("indicators.indicator")).Number(telling.Word($"indicators.with.{Key(associations)}"))
            .Number(telling.Word("indicators.mean-with")).Number(telling.Word("indicators.mean-without")).Number(telling.Word("indicators.tau")).Number(telling.Word("indicators.p")).Text(telling.Word("indicators.verdict"));
        foreach (var pair in associations.Pairs.Take(MostPairs))
        {
            table.Add(
                pair.Rule is { } rule ? Title(telling, rule) : telling.Word("indicators.all-kinds"), Name(telling, pair.Form),
                telling.Word("indicators.of-units", Argument.Count("with", pair.With), Argument.Count("units", pair.Tau.SampleSize)),
                telling.Format.Write(pair.Form.Kind, pair.MeanWith), telling.Format.Write(pair.Form.Kind, pair.MeanWithout), telling.Format.Estimate(ArgumentKind.Number, pair.Tau), telling.Format.Number(pair.Adjusted, 3),
                telling.Word(pair.SameData ? "indicators.verdict.same" : pair.Adjusted is null ? "indicators.verdict.few" : pair.IsConclusive ? "indicators.verdict.goes" : "indicators.verdict.open"));
        }

        return table.Build();
    }

    /// <summary>How texts call what the association is over.</summary>
    internal static string Key(Associations associations) => associations.By switch { SliceKind.Team => "teams", SliceKind.Hour => "hours", _ => "flows" };

    public static Table Removals(Telling telling, Design.Removal.RemovalResult removals)
    {
        var format = telling.Format;
        var table = new TableBuilder(telling.Word("indicators.removals")).Text(telling.Word("indicators.finding")).Text(telling.Word("indicators.changes")).Number(telling.Word("indicators.hours"))
            .Number(telling.Word("indicators.after")).Number(telling.Word("indicators.gain")).Number(telling.Word("indicators.flow-gain")).Text(telling.Word("indicators.verdict"));
        foreach (var one in removals.Removals.OrderByDescending(one => one.Gain.Value))
        {
            table.Add(
                one.Finding.Subject.Length > 0 ? telling.Word("indicators.of", Argument.Of("what", Title(telling, one.Rule)), Argument.Of("subject", one.Finding.Subject)) : Title(telling, one.Rule), string.Join(" ", one.Changes.Select(change => telling.Say(change.Describe()))), format.Hours(one.AgentHours), telling.Share(one.Within), Points(telling, one.Gain), Points(telling, one.FlowGain),
                telling.Word(one.Gain.Low > 0 ? "indicators.explains" : one.Gain.High < 0 ? "indicators.harms" : "indicators.no-difference"));
        }

        return table.Build();
    }

    internal static string Points(Telling telling, Mathematics.Statistics.Estimate gain) => gain is { Value: { } value, Low: { } low, High: { } high }
        ? telling.Word("indicators.points", Argument.Of("value", telling.Format.Points(value)), Argument.Of("low", telling.Format.Points(low)), Argument.Of("high", telling.Format.Points(high)))
        : telling.Format.Points(gain.Value);

    private static string Difference(Telling telling, ArgumentKind kind, double? difference) => difference is not { } value ? Formatter.UnknownMark : kind switch
    {
        ArgumentKind.Share => telling.Format.Points(value),
        ArgumentKind.Seconds => (value < 0 ? "−" : "+") + telling.Format.Duration(Math.Abs(value)),
        _ => telling.Format.Signed(value, 0),
    };

    private static string Name(Telling telling, IndicatorForm form) => telling.Say($"indicator.{form.Code}.name");

    private static string Title(Telling telling, RuleInfo rule) => telling.Words.Has($"rule.{rule.Code}.title") ? telling.Say($"rule.{rule.Code}.title") : rule.Code;

    private static string NameOf(Telling telling, IndicatorSlice slice) => slice.Kind switch
    {
        SliceKind.Channel => telling.Words.Channel(slice.Name),
        SliceKind.Weekday => telling.Format.Weekday(int.Parse(slice.Name, CultureInfo.InvariantCulture)),
        SliceKind.Hour => telling.Format.TimeOfDay(int.Parse(slice.Name, CultureInfo.InvariantCulture) * MinutesPerHour),
        _ => slice.Name,
    };
}
