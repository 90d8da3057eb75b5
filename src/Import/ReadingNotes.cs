using Plateau.Import.Estimation;
using Plateau.Import.Formats;
using Plateau.Model;
using Plateau.Model.Files;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import;

/// <summary>What the reader of any figure from this log should know, most consequential first.</summary>
internal static class ReadingNotes
{
    public static void Add(
        List<Message> notes, IReadOnlyList<SourceLog> logs, ObservedCentre observed, Observer observer, CentreModel centre, ReadingSettings settings, NameTable agents)
    {
        if (settings.KeepNames)
            notes.Add(Message.Of("note.people-shown"));
        if (observer.Intervals > 0) notes.Add(Message.Of("note.intervals", Argument.Count("count", observer.Intervals)));
        notes.AddRange(observer.Deliveries.Notes());
        if (observed.Days.Any(day => day.Answered is null || day.Abandoned is null || day.AnsweredWithin is null || day.WaitSecondsAnswered is null)) notes.Add(Message.Of("note.sums-unknown"));
        AddStaffing(notes, observed);
        AddSources(notes, logs, settings);
        AddPeople(notes, observed, observer, centre, settings, agents);
        AddFlows(notes, observed, centre);
    }

    /// <summary>What the reader of an event log should know.</summary>
    public static void AddEvents(List<Message> notes, IReadOnlyList<SourceLog> logs, EventNames names, ReadingSettings settings)
    {
        if (notes.All(note => note.Code != "note.duplicates")) AddSources(notes, logs, settings);
        var repeated = logs.SelectMany(log => log.ToQuality().Reasons).Where(reason => reason.Code == "repeated-row").Sum(reason => reason.Count);
        if (repeated > 0) notes.Add(Message.Of("note.events-repeated", Argument.Count("count", repeated)));
        if (logs.Any(log => log.Remarks.Contains("lifecycle"))) notes.Add(Message.Of("note.events-lifecycle"));
        var overflowed = names.Activities.Overflowed + names.Groups.Overflowed + names.Resources.Overflowed + names.Flows.Overflowed;
        if (overflowed > 0) notes.Add(Message.Of("note.events-names", Argument.Count("count", overflowed), Argument.Count("most", BoundedNames.Most)));
    }

    private static void AddStaffing(List<Message> notes, ObservedCentre observed)
    {
        if (observed.Agents.IsEmpty)
        {
            notes.Add(Message.Of("note.no-agents"));
            return;
        }

        var most = observed.Staffing.MaxBy(estimate => estimate.TotalHours)!;
        var used = observed.StaffingInUse;
        if (used.TotalHours > 0)
            notes.Add(Message.Of("note.staffing-methods", Argument.Of("used", used.Method), Argument.Hours("usedHours", used.TotalHours), Argument.Of("most", most.Method), Argument.Hours("mostHours", most.TotalHours), Argument.Share("difference", most.TotalHours / used.TotalHours - 1)));
    }

    private static void AddSources(List<Message> notes, IReadOnlyList<SourceLog> logs, ReadingSettings settings)
    {
        var duplicates = logs.Sum(log => log.RejectedFor(RejectionCatalogue.Duplicate));
        notes.Add(Message.Of("note.duplicates", Argument.Count("count", duplicates)));
        for (var one = 0; one < logs.Count; one++)
        {
            for (var other = one + 1; other < logs.Count; other++)
            {
                var first = Math.Max(logs[one].Days.First, logs[other].Days.First);
                var last = Math.Min(logs[one].Days.Last, logs[other].Days.Last);
                if (first == 0 || first > last) continue;
                notes.Add(Message.Of("note.sources-overlap", Argument.Of("first", logs[one].Name), Argument.Of("second", logs[other].Name), Argument.Date("from", DateOf(first)), Argument.Date("to", DateOf(last))));
            }
        }

        foreach (var (code, note) in new[] { ("late-for-day", "note.late-rows"), ("ambiguous-time", "note.ambiguous-times"), ("skipped-time", "note.skipped-times") })
        {
            var count = logs.SelectMany(log => log.ToQuality().Reasons).Where(reason => reason.Code == code).Sum(reason => reason.Count);
            if (count > 0) notes.Add(Message.Of(note, Argument.Count("count", count), Argument.Count("days", settings.OpenDays)));
        }
    }

    private static void AddPeople(List<Message> notes, ObservedCentre observed, Observer observer, CentreModel centre, ReadingSettings settings, NameTable agents)
    {
        var without = observer.Agents.Count(agent => agent.Contacts == 0);
        if (without > 0) notes.Add(Message.Of("note.agents-without-contacts", Argument.Count("count", without)));
        var unskilled = centre.Agents.Where(agent => agent.Skills.IsEmpty).ToArray();
        if (unskilled.Length > 0)
        {
            notes.Add(Message.Of(
                "note.agents-without-skill", Argument.Count("count", unskilled.Length), Argument.List("agents", unskilled.Select(agent => agent.Id.Value)),
                Argument.Count("contacts", settings.SkillContacts), Argument.Hours("hours", observed.Agents.Where(agent => unskilled.Any(other => other.Id == agent.Agent)).Sum(agent => agent.StaffedHours))));
        }

        var shrunk = observed.Agents.SelectMany(agent => agent.Flows).Count(flow => flow.Weight < 0.5);
        if (shrunk > 0) notes.Add(Message.Of("note.shrunk-means", Argument.Count("count", shrunk), Argument.Count("of", observed.Agents.Sum(agent => agent.Flows.Length))));
    }

    /// <summary>Names of the mappings under which nothing came.</summary>
    public static void AddAliases(List<Message> notes, IEnumerable<string> names, NameTable flows, EventNames events)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!flows.Met(name) && !events.Met(name)) notes.Add(Message.Of("note.flow-name-not-met", Argument.Of("flow", name), Argument.List("nearest", Nearest.To(name, flows.Names.Concat(events.Groups.Names).Concat(events.Activities.Names).Where(other => other != name).Distinct()))));
        }
    }

    private static void AddFlows(List<Message> notes, ObservedCentre observed, CentreModel centre)
    {
        notes.AddRange(RenamedFlows.Find(observed));
        foreach (var flow in observed.Flows)
        {
            if (!centre.Groups.Any(group => group.Skills.Any(skill => skill.Skill.Value == flow.Flow.Value)))
                notes.Add(Message.Of("note.flow-nobody-takes", Argument.Of("flow", flow.Name), Argument.Count("contacts", flow.Service.Offered)));
            if (flow.Patience.Borrowed)
                notes.Add(Message.Of("note.patience-borrowed", Argument.Of("flow", flow.Name), Argument.Count("abandoned", flow.Patience.Abandoned)));
            if (flow.Service.Abandoned is null && flow.Patience.Law is { Mean: double.PositiveInfinity })
                notes.Add(Message.Of("note.patience-unknown", Argument.Of("flow", flow.Name)));
            if (flow.Handle.Mean.Value is null)
                notes.Add(Message.Of("note.no-handle-times", Argument.Of("flow", flow.Name)));
        }
    }

    private static NodaTime.LocalDate DateOf(int day) => NodaTime.LocalDate.FromDateOnly(DateOnly.FromDayNumber(day));
}
