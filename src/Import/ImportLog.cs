using System.Collections.Immutable;
using Plateau.Import.Formats;
using Plateau.Model.Observations;

namespace Plateau.Import;

/// <summary>What became of every row of every source.</summary>
public sealed record ImportLog(ImmutableArray<SourceQuality> Sources)
{
    public static ImportLog Empty { get; } = new([]);

    public long Read => Sources.Sum(source => source.Read);

    public long Kept => Sources.Sum(source => source.Kept);

    public long Tagged => Sources.Sum(source => source.Tagged);

    public long Rejected => Sources.Sum(source => source.Rejected);
}

/// <summary>
/// Book-keeping of one source while it is read: each row is entered exactly once, so that read = kept + tagged + rejected by construction.
/// </summary>
public sealed class SourceLog(string name, string format, RejectedRowsWriter? rejectedRows = null)
{
    /// <summary>Row numbers remembered for each reason.</summary>
    public const int RowsRemembered = 5;

    private readonly SortedDictionary<string, Reason> _rejections = new(StringComparer.Ordinal);
    private readonly Reason[] _tags = [.. RowTagCatalogue.All.Select(_ => new Reason())];

    public string Name { get; } = name;

    public long Kept { get; private set; }

    public long Tagged { get; private set; }

    public long Rejected { get; private set; }

    public long Read => Kept + Tagged + Rejected;

    /// <summary>Text of the row in hand; a format sets it so that rejected rows can be written as they stood.</summary>
    public Func<string>? RowText { get; set; }

    /// <summary>Beginning of the first row that could not be read; empty when all could.</summary>
    public string FirstRejected { get; private set; } = "";

    /// <summary>First and last day number seen; 0 when none.</summary>
    public (int First, int Last) Days { get; private set; }

    /// <summary>Things to tell of the source as a whole (note <c>note.remark-{code}</c>).</summary>
    public SortedSet<string> Remarks { get; } = new(StringComparer.Ordinal);

    public void Keep(in ContactRecord contact) => Keep(contact.Row, contact.Tags);

    public void Keep(long row, RowTags tags)
    {
        if (tags == RowTags.None) Kept++;
        else Tagged++;
        Count(row, tags);
    }

    /// <summary>A row that was kept turns out to be odd.</summary>
    /// <param name="before">The tags it was kept with.</param>
    public void AddTag(long row, RowTags before, RowTags tag)
    {
        if (before == RowTags.None)
        {
            Kept--;
            Tagged++;
        }

        Count(row, tag);
    }

    /// <summary>A row that was kept turns out not to count: it is rejected instead. Its text is gone; another row of the same text is there.</summary>
    /// <param name="before">The tags it was kept with.</param>
    public void Withdraw(long row, RowTags before, string code)
    {
        if (before == RowTags.None) Kept--;
        else Tagged--;
        for (var i = 0; before != RowTags.None && i < _tags.Length; i++)
        {
            if ((before & RowTagCatalogue.All[i].Tag) != RowTags.None) _tags[i].Remove(row);
        }

        Reject(row, code, "");
    }

    public void Remark(string code) => Remarks.Add(code);

    private void Count(long row, RowTags tags)
    {
        for (var i = 0; tags != RowTags.None && i < _tags.Length; i++)
        {
            if ((tags & RowTagCatalogue.All[i].Tag) != RowTags.None) _tags[i].Add(row);
        }
    }

    /// <summary>Notes that the source has a row of this day, whatever becomes of it.</summary>
    public void See(int day)
    {
        if (Days.First == 0 || day < Days.First) Days = (day, Math.Max(Days.Last, day));
        else if (day > Days.Last) Days = (Days.First, day);
    }

    public void Reject(long row, string code) => Reject(row, code, null);

    /// <param name="text">The row as it stood, when it is no longer in hand; null = by <see cref="RowText"/>.</param>
    public void Reject(long row, string code, string? text)
    {
        Rejected++;
        if (!_rejections.TryGetValue(code, out var reason)) _rejections.Add(code, reason = new Reason());
        reason.Add(row);
        var isFirst = FirstRejected.Length == 0 && code is not (RejectionCatalogue.Duplicate or RejectionCatalogue.Superseded);
        if (isFirst || rejectedRows is not null) text ??= RowText?.Invoke() ?? "";
        if (isFirst && text is not null) FirstRejected = text.Length > 80 ? text[..80] + "…" : text;
        rejectedRows?.Write(Name, row, code, text ?? "");
    }

    public long RejectedFor(string code) => _rejections.TryGetValue(code, out var reason) ? reason.Count : 0;

    public SourceQuality ToQuality()
    {
        var reasons = ImmutableArray.CreateBuilder<RowReason>();
        foreach (var (code, reason) in _rejections) reasons.Add(new(code, true, reason.Count, [.. reason.FirstRows]));
        for (var i = 0; i < _tags.Length; i++)
        {
            if (_tags[i].Count > 0) reasons.Add(new(RowTagCatalogue.All[i].Code, false, _tags[i].Count, [.. _tags[i].FirstRows]));
        }

        return new(Name, format, Read, Kept, Tagged, Rejected, reasons.ToImmutable());
    }

    private sealed class Reason
    {
        public long Count { get; private set; }

        public List<long> FirstRows { get; } = [];

        public void Add(long row)
        {
            Count++;
            if (FirstRows.Count < RowsRemembered) FirstRows.Add(row);
        }

        public void Remove(long row)
        {
            Count--;
            FirstRows.Remove(row);
        }
    }
}
