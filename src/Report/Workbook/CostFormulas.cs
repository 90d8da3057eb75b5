using Plateau.Model.Organisations;
using Plateau.Spreadsheets;

namespace Plateau.Report.Workbook;

/// <summary>The cost formula of docs/methods/organisation-models.md in the language of the file format, for a model that stands in a row of the costs sheet: hours in B, breadth in C, share with several skills in D, share of switches in E, further skills in F.</summary>
internal static class CostFormulas
{
    private static readonly string Inflation = CostInputs.NameOf(UncertainInput.BreadthInflation);
    private static readonly string Switch = CostInputs.NameOf(UncertainInput.SwitchSeconds);
    private static readonly string Absence = CostInputs.NameOf(UncertainInput.AbsenceRise);
    private static readonly string Premium = CostInputs.NameOf(UncertainInput.WagePremium);
    private static readonly string Resolution = CostInputs.NameOf(UncertainInput.ResolutionGain);
    private static readonly string Upkeep = CostInputs.NameOf(UncertainInput.ContinuousTrainingHoursPerYear);
    private static readonly string Training = CostInputs.NameOf(UncertainInput.TrainingHoursPerSkill);

    public static string Inflated(int row) => $"{Inflation}*C{row}";

    public static string Switched(int row) => $"IF({CostInputs.MeanWork}>0,{Switch}*E{row}/{CostInputs.MeanWork},0)";

    public static string Repeats(int row) =>
        $"IF(OR({CostInputs.Repeat}=\"\",{CostInputs.Unresolved}=\"\"),1,(1-{CostInputs.Unresolved}*{CostInputs.Repeat})/(1-MAX(0,{CostInputs.Unresolved}-{Resolution}*C{row})*{CostInputs.Repeat}))";

    /// <summary>Share of contacts resolved more; empty where no gain is stated.</summary>
    public static string Resolved(int row) => $"IF({Resolution}=\"\",\"\",MIN({Resolution}*C{row},IF({CostInputs.Unresolved}=\"\",1,{CostInputs.Unresolved})))";

    /// <summary>Contacts more or less than today; empty where no gain or no repeats are stated.</summary>
    public static string Contacts(int row) => $"IF(OR({Resolution}=\"\",{CostInputs.Repeat}=\"\",{CostInputs.Unresolved}=\"\"),\"\",{Repeats(row)}-1)";

    public static string Work(int row) => $"(1+{Inflated(row)}+{Switched(row)})*{Repeats(row)}";

    public static string AbsenceFactor(int row) => $"(1-{Amounts.Shrinkage})/MAX(0.000001,1-{Amounts.Shrinkage}-{Absence}*C{row})";

    public static string Paid(int row) => $"B{row}*(1+{CostInputs.Elasticity}*(H{row}-1))*{AbsenceFactor(row)}";

    public static string Yearly(int row) => $"{Amounts.Price}*(I{row}*(1+{Premium}*D{row})+{Upkeep}*F{row})";

    public static string TrainingCost(int alone, int together) => $"{Training}*(F{together}-F{alone})*{Amounts.Price}";

    /// <summary>What the pooled may cost beside training and upkeep, in hours at the plain price.</summary>
    public static string Room(int alone, int together) => $"(J{alone}-{TrainingCost(alone, together)})/{Amounts.Price}-{Upkeep}*F{together}";

    /// <summary>Work of the pooled, as a multiple of the simulated one, at which both cost the same.</summary>
    /// <param name="room">Cell of <see cref="Room"/>.</param>
    public static string WorkThatTurns(string room, int together) => $"1+({room}/(B{together}*({AbsenceFactor(together)})*(1+{Premium}*D{together}))-1)/{CostInputs.Elasticity}";

    /// <summary>Value of an input at which both cost the same, the others as they stand; may lie outside what makes sense.</summary>
    /// <param name="work">Cell of <see cref="WorkThatTurns"/>.</param>
    public static string Turning(UncertainInput input, string room, string work, int alone, int together) => input switch
    {
        UncertainInput.BreadthInflation => $"({work}/{Repeats(together)}-1-{Switched(together)})/C{together}",
        UncertainInput.SwitchSeconds => $"({work}/{Repeats(together)}-1-{Inflated(together)})*{CostInputs.MeanWork}/E{together}",
        UncertainInput.AbsenceRise => $"(1-{Amounts.Shrinkage})*(1-B{together}*(1+{CostInputs.Elasticity}*(H{together}-1))*(1+{Premium}*D{together})/({room}))/C{together}",
        UncertainInput.WagePremium => $"(({room})/I{together}-1)/D{together}",
        UncertainInput.ResolutionGain => $"({CostInputs.Unresolved}-(1-(1-{CostInputs.Unresolved}*{CostInputs.Repeat})*(1+{Inflated(together)}+{Switched(together)})/{work})/{CostInputs.Repeat})/C{together}",
        UncertainInput.TrainingHoursPerSkill => $"(J{alone}-J{together})/({Amounts.Price}*(F{together}-F{alone}))",
        _ => $"((J{alone}-{TrainingCost(alone, together)})/{Amounts.Price}-I{together}*(1+{Premium}*D{together}))/F{together}",
    };

    /// <summary>The greatest value that is looked at, as in the program; resolution cannot gain more than is unresolved.</summary>
    public static string Most(UncertainInput input, string most, int together) => input == UncertainInput.ResolutionGain ? $"MIN({most},{CostInputs.Unresolved}/C{together})" : most;
}
