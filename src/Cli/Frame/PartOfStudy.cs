using Plateau.Design;
using Plateau.Model.Observations;

namespace Plateau.Cli.Frame;

/// <summary>A study of which one step alone was asked for: the rest is empty, and the report leaves it out.</summary>
internal static class PartOfStudy
{
    public static StudyResult Of(CentreEvidence evidence, StudySettings settings) => new()
    {
        Evidence = evidence,
        Settings = settings,
        Reproductions = [],
        Sizing = null,
        Cursor = null,
        Diagnosis = [],
        Answer = [],
        Limits = [],
        Partial = false,
    };
}
