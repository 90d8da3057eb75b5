using System.Collections.Immutable;
using Plateau.Simulation.Results;

namespace Plateau.Design.Staffing;

/// <summary>
/// The promises of all types in one row, each as a value that must be at least a target: the share answered in time, less the share abandoned, or less the mean wait.
/// </summary>
public sealed class PromiseList
{
    public PromiseList(StaffingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Items = [.. problem.Types.SelectMany((type, index) => type.Promises.Select(promise => new Item(index, promise)))];
    }

    public readonly record struct Item(int Type, Promise Promise)
    {
        /// <summary>Least value.</summary>
        public double Target => Promise.Kind == PromiseKind.AnsweredWithin ? Promise.Level : -Promise.Level;

        /// <summary>What a step of the search counts as much: a share of 1, or as many seconds as are promised.</summary>
        public double Scale => Promise.Kind == PromiseKind.MeanWait ? Promise.Level : 1;

        public ServiceMeasure Measure => Promise.Kind switch
        {
            PromiseKind.AnsweredWithin => ServiceMeasure.AnsweredWithin,
            PromiseKind.Abandoned => ServiceMeasure.Abandonment,
            _ => ServiceMeasure.MeanWait,
        };

        public double Sign => Promise.Kind == PromiseKind.AnsweredWithin ? 1 : -1;
    }

    public ImmutableArray<Item> Items { get; }

    public int Count => Items.Length;
}
