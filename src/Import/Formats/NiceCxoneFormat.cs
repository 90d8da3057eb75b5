using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Contacts of NICE CXone as its data download writes them: a CSV with a header, one contact a row; contacts that came of a transfer have a <c>Contact_ID</c> of their own and share the
/// <c>Master_Contact_ID</c>.
/// </summary>
/// <remarks>NICE CXone help, "Data download", contact history. The flow is the skill.</remarks>
public sealed class NiceCxoneFormat : IImportFormat
{
    public FormatInfo Info { get; } = new("nice-cxone", null, 0);

    public Match Recognise(FileSample sample)
    {
        if (CsvLayout.Of(sample, null) is not { } layout) return Match.No;
        var columns = NamedCells.Columns(layout);
        if (!columns.ContainsKey("contactid") || !columns.ContainsKey("mastercontactid")) return Match.No;
        return new[] { "skillname", "skillno", "abandon", "abandonyn", "inqueue", "acwseconds", "startdate" }.Count(columns.ContainsKey) >= 2 ? new(96) : Match.No;
    }

    public IFactCollector? StartFacts() => null;

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        if (CsvLayout.Of(input.Sample, input.Mapping?.Delimiter) is not { } layout) return [Problem.At($"{input.Name}:1", "csv-one-column")];
        var problems = new List<Problem>();
        var cells = new NamedCells(input, layout);
        var start = cells.Column("startdate", "startdatetime", "contactstart", "contactstartdate");
        if (start < 0) problems.Add(Problem.At($"{input.Name}:1", "csv-no-dates", Argument.List("header", layout.Header)));
        if (cells.Column("inqueue", "inqueueseconds", "inqueuetime") < 0) problems.Add(Problem.At($"{input.Name}:1", "csv-no-wait", Argument.List("header", layout.Header)));
        if (problems.Count > 0) return [.. problems];
        DateOrder? order = input.Mapping?.DateFormat is { } pattern ? DateReading.OrderOf(pattern) : layout.FindOrder(input, start, problems);
        if (problems.Count > 0 || order is null) return [.. problems];
        var clock = new EventClock(input.Name, input.Zone, order.Value);
        var writer = new LegWriter(input);
        cells.Each(() => Leg(cells, clock, out var leg) ?? writer.Write(leg!, sink), () => clock.Trouble is not null);
        return clock.Trouble is { } trouble ? [trouble] : [];
    }

    private static string? Leg(NamedCells cells, EventClock clock, out ContactLeg? leg)
    {
        leg = null;
        var id = cells["contactid"];
        if (id.Length == 0) return RejectionCatalogue.IdEmpty;
        var tags = RowTags.None;
        var moment = cells["startdate", "startdatetime", "contactstart", "contactstartdate"];
        if (!moment.Contains(':', StringComparison.Ordinal) && cells["starttime"] is { Length: > 0 } time) moment = moment + " " + time;
        if (NamedCells.Instant(clock, moment, cells.Row, ref tags) is not { } arrival) return RejectionCatalogue.Date;
        var wrong = false;
        var before = cells.Seconds(ref wrong, "prequeue", "prequeueseconds", "prequeuetime") ?? 0;
        var wait = cells.Seconds(ref wrong, "inqueue", "inqueueseconds", "inqueuetime") ?? 0;
        var talk = cells.Seconds(ref wrong, "agenttime", "agentseconds");
        talk ??= cells.Seconds(ref wrong, "activetalktime", "activetalkseconds") is { } active ? active + (cells.Seconds(ref wrong, "holdtime", "holdseconds") ?? 0) : null;
        var after = cells.Seconds(ref wrong, "acwseconds", "acwtime") ?? 0;
        if (wrong) return RejectionCatalogue.Number;
        var abandon = cells["abandon", "abandonyn", "abandoned"];
        if (abandon is not ("" or "Y" or "N" or "y" or "n" or "1" or "0" or "True" or "False")) return RejectionCatalogue.Outcome;
        var left = abandon is "Y" or "y" or "1" or "True";
        var agent = cells["agentno", "agentid", "agentname"];
        if (agent == "0") agent = "";
        var skill = cells["skillname", "skillno"];
        if (cells["isoutbound", "outbound", "direction"] is "Y" or "1" or "True" or "OB" or "Outbound") tags |= RowTags.NotInbound;
        else if (skill.Length == 0) tags |= RowTags.NoQueue;
        if (!left && agent.Length == 0) tags |= RowTags.SentOn;
        leg = new()
        {
            Row = cells.Row,
            Identity = "nice-cxone " + id,
            Case = cells["mastercontactid"] is { Length: > 0 } master ? master : id,
            Arrival = arrival,
            Queued = arrival + before,
            Queue = skill,
            Agent = agent,
            Team = cells["teamname", "teamno"],
            Channel = cells["medianame", "mediatype", "mediatypename"].ToLowerInvariant(),
            Customer = cells["anidialnum", "ani"],
            Answered = !left && agent.Length > 0,
            WaitMilliseconds = wait,
            HandleMilliseconds = talk + after,
            Tags = tags,
        };
        return null;
    }
}
