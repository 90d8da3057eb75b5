using System.Collections.Immutable;
using System.Text;
using Plateau.Design.Shifts;
using Plateau.Model.Texts;

namespace Plateau.Design.Staffing;

/// <summary>
/// A staffing problem as its JSON file states it (samples/instances/README.md): units are in the names of the fields, and a field that is absent has the value stated there. What is read is valid: nobody checks it again.
/// </summary>
public static class InstanceFile
{
    public const int MostTypes = 500;
    public const int MostGroups = 2000;

    /// <summary>Of one type.</summary>
    public const double MostContactsPerHour = 1e6;

    /// <summary>Of one day (period and warm-up) of all types together: a look at a staffing simulates dozens of days.</summary>
    public const double MostContactsPerDay = 1e8;

    /// <summary>Of a handle time, a patience or a threshold.</summary>
    public const double MostSeconds = 1e6;

    /// <summary>Of the period, and of the warm-up: a week.</summary>
    public const double MostPeriodSeconds = 604_800;

    public const double MostCost = 1e9;

    /// <summary>Of a day: two weeks of hours, or more than three days of quarter hours.</summary>
    public const int MostPeriods = 336;

    public const int MostShapes = 1000;

    /// <summary>Groups times shapes.</summary>
    public const int MostColumns = 200_000;

    /// <summary>Of whatever must be above 0 (costs, handle times, patience, periods): below it nothing is meant seriously, and ticks and programmes lose precision.</summary>
    public const double LeastPositive = 0.01;

    /// <summary>Coefficients of variation of a lognormal handle time.</summary>
    public const double LeastVariation = 0.01;

    public const double MostVariation = 100;

    /// <summary>Reads a file: the problem, or everything that is wrong with it.</summary>
    public static InstanceCheck Read(Stream json)
    {
        using var reader = new StreamReader(json);
        return Read(reader.ReadToEnd());
    }

    /// <summary>Reads a file's text.</summary>
    public static InstanceCheck Read(string json) => InstanceReader.Read(json);

    /// <summary>The file's text: one line a type and a group, numbers as short as they can be read back, a final line feed. The same problem gives the same bytes.</summary>
    /// <exception cref="ArgumentException">The problem has a law that the format does not know.</exception>
    public static string Write(StaffingProblem problem) => Encoding.UTF8.GetString(InstanceWriter.Write(problem));

    /// <inheritdoc cref="Write(StaffingProblem)"/>
    public static string Write(ShiftProblem problem) => Encoding.UTF8.GetString(InstanceWriter.Write(problem));
}

/// <summary>A staffing problem, or everything that is wrong with its file.</summary>
/// <param name="Instance">Of one period; null where the file has several periods or problems.</param>
public sealed record InstanceCheck(StaffingProblem? Instance, ImmutableArray<Problem> Problems)
{
    /// <summary>Of several periods with shifts; null where the file has one period or problems.</summary>
    public ShiftProblem? Shifts { get; init; }

    public bool IsValid => Instance is not null || Shifts is not null;
}
