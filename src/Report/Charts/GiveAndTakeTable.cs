using Plateau.Design.Cursor;
using Plateau.Design.Organisations;
using Plateau.Model.Organisations;
using Plateau.Model.Texts;
using Plateau.Report.Blocks;

namespace Plateau.Report.Charts;

/// <summary>What each position of the cursor asks of people and money, and what it gives back, against the reference of the organisation models.</summary>
internal static class GiveAndTakeTable
{
    public static Table Build(Telling telling, CursorResult cursor, OrganisationComparison comparison)
    {
        var withResolution = Stated(telling, UncertainInput.ResolutionGain);
        var table = new TableBuilder(telling.Word("cursor.asks")).Text(telling.Word("cursor.position")).Number(telling.Word("organisations.variety")).Number(telling.Word("cursor.asks.switches"))
            .Number(telling.Word("organisations.learn")).Number(telling.Word("organisations.bill")).Number(telling.Word("organisations.yearly")).Number(telling.Word("organisations.payback"));
        if (withResolution)
            table.Number(telling.Word("cursor.asks.resolution"));
        foreach (var position in cursor.Positions)
        {
            if (position.GiveAndTake is not { } given)
                continue;
            var isReference = IsReference(position, comparison);
            string[] cells =
            [
                CursorAxis.Name(telling, position),
                telling.Share(given.Day.Variety),
                telling.Format.Percent(given.Day.Switches.Value, 0),
                isReference ? "" : telling.Format.Count(given.Bill.SkillsToLearn),
                isReference ? "" : BillText.Training(telling, cursor.CostInHours, given.Bill),
                isReference ? "" : BillText.Amount(telling, cursor.CostInHours, given.Bill.YearlySaving),
                isReference ? "" : BillText.PayBack(telling, given.Bill),
                .. withResolution ? new[] { BillText.Resolution(telling, given.Resolution) } : [],
            ];
            if (isReference)
                table.AddStrong(cells);
            else
                table.Add(cells);
        }

        return table.Build();
    }

    /// <summary>Definitions, and what is left blank because nobody stated it.</summary>
    public static void How(Telling telling, OrganisationComparison comparison, Action<string> small)
    {
        small(telling.Word("cursor.asks.how", Argument.Of("reference", OrganisationTables.Reference(telling, comparison))));
        if (!Stated(telling, UncertainInput.TrainingHoursPerSkill))
            small(telling.Word("cursor.asks.no-training"));
        if (!Stated(telling, UncertainInput.ResolutionGain))
            small(telling.Word("cursor.asks.no-resolution"));
        else if (comparison.Setting is { } setting && !setting.CanPrice(UncertainInput.ResolutionGain))
            small(telling.Word("cursor.asks.no-repeats"));
    }

    /// <summary>Whether the position is the organisation that all are compared with.</summary>
    public static bool IsReference(CursorPosition position, OrganisationComparison comparison) => position.Kind switch
    {
        OrganisationKind.Observed => comparison.Reference == "observed",
        OrganisationKind.Specialised => comparison.Reference == "oneSkill",
        OrganisationKind.Everyone => comparison.Reference == "everyone",
        _ => false,
    };

    private static bool Stated(Telling telling, UncertainInput input) => CostSides.Stated(telling.Centre).Of(input) is not null;
}
