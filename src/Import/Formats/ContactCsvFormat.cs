using System.Collections.Immutable;
using Plateau.Model.Texts;

namespace Plateau.Import.Formats;

/// <summary>Stub.</summary>
public sealed class ContactCsvFormat : IImportFormat
{
    public FormatInfo Info { get; } = new("contact-csv", null, 0);

    public Match Recognise(FileSample sample) => Match.No;

    public IFactCollector? StartFacts() => null;

    public ImmutableArray<Problem> Read(ImportInput input, IContactSink sink) => [];
}
