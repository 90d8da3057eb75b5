using Plateau.Import;
using Plateau.Storage;
using Plateau.Storage.Rows;
using Plateau.Web.Studies;

namespace Plateau.Web.WhatIf;

/// <summary>What the files of the centres that were looked at last show, kept in memory, so that a question does not read them again.</summary>
internal sealed class EvidenceCache(EvidenceReader reader, DocumentStore documents)
{
    private const int Most = 3;
    private readonly LinkedList<(Guid Centre, StudyVersions Versions, Task<(StudyInputs Inputs, EvidenceResult Read)> Reading)> kept = [];
    private readonly Lock gate = new();

    /// <summary>As the documents are now.</summary>
    public async Task<(StudyInputs Inputs, EvidenceResult Read)> Of(CentreRow centre, CancellationToken cancel)
    {
        var versions = await StudyVersions.Newest(documents, centre.Id, cancel);
        Task<(StudyInputs, EvidenceResult)> reading;
        lock (gate)
        {
            var known = kept.FirstOrDefault(entry => entry.Centre == centre.Id && entry.Versions == versions && !entry.Reading.IsFaulted);
            if (known.Reading is not null)
                kept.Remove(known);
            // It goes on when whoever asked first goes away: others may wait for it too.
            reading = known.Reading ?? Task.Run(() => Read(centre, versions), CancellationToken.None);
            kept.AddFirst((centre.Id, versions, reading));
            while (kept.Count > Most)
                kept.RemoveLast();
        }

        return await reading.WaitAsync(cancel);
    }

    private async Task<(StudyInputs, EvidenceResult)> Read(CentreRow centre, StudyVersions versions)
    {
        var inputs = await StudyInputs.Load(documents, centre.Id, versions, CancellationToken.None);
        return (inputs, reader.Read(inputs, centre.Secret, withPredict: false, null, CancellationToken.None));
    }
}
