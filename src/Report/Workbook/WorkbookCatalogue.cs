using System.Collections.Immutable;
using Plateau.Report.Writers;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>One sheet of the workbook.</summary>
internal interface IWorkbookSheet
{
    /// <summary>Of its texts: <c>workbook.{Key}</c> is its name, at most 31 characters.</summary>
    string Key { get; }

    /// <returns>Null when the study has nothing for it.</returns>
    Sheet? Build(Telling telling, RunInfo run);
}

/// <summary>All sheets, in their order. A new one is one file, one line here and its texts.</summary>
internal static class WorkbookCatalogue
{
    public static ImmutableArray<IWorkbookSheet> All { get; } = [new CursorSheet(), new OrganisationsSheet(), new CostsSheet(), new TrainingSheet(), new CoverageSheet(), new SizingSheet(), new MethodSheet()];
}
