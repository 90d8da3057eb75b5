using System.Collections.Immutable;
using Plateau.Model.Observations;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>What a format is.</summary>
/// <param name="Key">Stable, for settings and the <c>--format</c> option.</param>
/// <param name="DefaultZone">tz name of the wall clock when nobody states another; null = the log or the user must tell.</param>
/// <param name="WaitingCreditSeconds">Seconds that credited contacts start with; 0 when the format knows no credit.</param>
public sealed record FormatInfo(string Key, string? DefaultZone, double WaitingCreditSeconds);

/// <summary>How sure a format is that a file is its own.</summary>
/// <param name="Strength">0 = no, 100 = beyond doubt; the strongest wins, the earlier in the catalogue among equals.</param>
public readonly record struct Match(int Strength)
{
    public static Match No => new(0);
}

/// <summary>
/// Takes records one by one and decides what becomes of their rows. A format sends whatever kinds of record its rows hold; a further kind (intervals, say) is a further method.
/// </summary>
public interface IRecordSink
{
    /// <summary>Counts the contact and enters its row in the log as kept.</summary>
    /// <returns>Null; or the code for which it was not taken (a duplicate): then the format enters the row as rejected.</returns>
    string? Take(ref ContactRecord contact);

    /// <summary>Holds the event until its case can be put together, and enters its row in the log as kept. A format whose rows are contacts as well must not enter a row twice.</summary>
    /// <returns>As for contacts.</returns>
    string? Take(ref EventRecord @event);

    /// <summary>Counts the interval and enters its row in the log as kept.</summary>
    /// <returns>As for contacts.</returns>
    string? Take(ref IntervalRecord interval);

    /// <summary>Records that follow belong to this source: for a format that holds records back until their rest has come, perhaps in a later file.</summary>
    void From(SourceLog source);
}

/// <summary>A collector that holds records back; what it still holds after the last source goes out then.</summary>
public interface IRecordHolder
{
    void Finish(IRecordSink sink);
}

/// <summary>Counts facts of the log as its own columns state them, over all sources of one format.</summary>
public interface IFactCollector
{
    /// <summary>In a stable order.</summary>
    ImmutableArray<LogFact> Facts();

    /// <summary>What a reader of these sources should know.</summary>
    ImmutableArray<Message> Notes();
}

/// <summary>A kind of file that contacts or events are read from. Adding one = one file, one line in <see cref="FormatCatalogue"/>, one test case.</summary>
public interface IImportFormat
{
    FormatInfo Info { get; }

    /// <summary>Looks at the beginning of a file.</summary>
    Match Recognise(FileSample sample);

    /// <summary>A collector of the facts that only this format knows; null when it has none.</summary>
    IFactCollector? StartFacts();

    /// <summary>Reads the whole file in constant memory, row by row into the sink.</summary>
    /// <returns>What prevents the file from being used; empty when it was read.</returns>
    ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink);
}

/// <summary>All formats.</summary>
public static class FormatCatalogue
{
    public static ImmutableArray<IImportFormat> All { get; } =
    [
        new AnonymousBankFormat(), new ContactCsvFormat(), new EventCsvFormat(), new XesFormat(), new OcelJsonFormat(),
        new AsteriskQueueLogFormat(), new AmazonConnectFormat(), new GenesysConversationsFormat(), new NiceCxoneFormat(), new ZendeskTicketsFormat(),
        new TwilioTaskRouterFormat(), new TeleoptiFormat(), new AmazonForecastFormat(), new GenesysAggregatesFormat(), new IntervalCsvFormat(),
    ];

    public static IImportFormat? Find(string key) => All.FirstOrDefault(format => format.Info.Key == key);
}
