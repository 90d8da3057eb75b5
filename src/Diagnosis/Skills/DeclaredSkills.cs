using NodaTime;
using Plateau.Model.Observations;

namespace Plateau.Diagnosis.Skills;

/// <summary>The declared matrix of a centre on the last day of its log; without a log, on the day of the latest assessment.</summary>
internal static class DeclaredSkills
{
    /// <summary>Null when nobody declared who can do what.</summary>
    public static SkillMatrix? Of(CentreEvidence evidence) => evidence.Declared is { Assessments.IsEmpty: false } declared ? SkillMatrix.Of(declared, LastDay(evidence)) : null;

    private static LocalDate? LastDay(CentreEvidence evidence) => evidence.Observed?.Grid is { Days: [.., var last] } ? last.Date : null;
}
