using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>
/// Historical volumes as Amazon Connect's forecasting takes and gives them: one queue, channel and interval a row, with contacts, those handled, and their mean handle time. Nothing is said of waits or abandonments.
/// </summary>
/// <remarks>Amazon Connect administrator guide, "Import data for forecasting": QueueName, QueueId, ChannelType, TimeStamp, IntervalDuration, IncomingContactVolume, AverageHandleTime, ContactsHandled.</remarks>
public sealed class AmazonForecastFormat : IImportFormat
{
    private static readonly ImmutableArray<(CsvField Field, string[] Words)> _columns =
    [
        (CsvField.Flow, ["queuename"]),
        (CsvField.QueueId, ["queueid"]),
        (CsvField.Channel, ["channeltype"]),
        (CsvField.Arrival, ["timestamp"]),
        (CsvField.IntervalMinutes, ["intervalduration"]),
        (CsvField.Offered, ["incomingcontactvolume"]),
        (CsvField.HandleSeconds, ["averagehandletime"]),
        (CsvField.AnsweredCount, ["contactshandled"]),
    ];

    public FormatInfo Info { get; } = new("amazon-connect-forecast", null, 0);

    public Match Recognise(FileSample sample) =>
        CsvLayout.Of(sample, null) is { } layout && Missing(CsvColumns.Match(layout.Header, null, _columns, sample.Name, [])).Length == 0 ? new(97) : Match.No;

    public IFactCollector StartFacts() => new IntervalFacts();

    public ImmutableArray<Problem> Read(ImportInput input, IRecordSink sink)
    {
        if (CsvLayout.Of(input.Sample, input.Mapping?.Delimiter) is not { } layout) return [Problem.At($"{input.Name}:1", "csv-one-column")];
        var columns = CsvColumns.Match(layout.Header, null, _columns, input.Name, []);
        if (Missing(columns) is { Length: > 0 } missing)
            return [Problem.At($"{input.Name}:1", "forecast-columns", Argument.List("missing", missing), Argument.List("header", layout.Header))];
        var units = new IntervalUnits(ImmutableDictionary<CsvField, bool>.Empty.Add(CsvField.HandleSeconds, true), 900);
        var trouble = new IntervalRows(input, columns, units, DateOrder.YearMonthDay, layout).Run(sink);
        return trouble is null ? [] : [trouble];
    }

    /// <summary>All but the contacts handled, which files of overrides have not.</summary>
    private static string[] Missing(CsvColumns columns) =>
        [.. _columns.Where(column => column.Field is not (CsvField.AnsweredCount or CsvField.QueueId) && !columns.Has(column.Field)).Select(column => column.Words[0])];
}
