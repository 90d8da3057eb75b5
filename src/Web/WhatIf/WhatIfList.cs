using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Plateau.Model.Texts;

namespace Plateau.Web.WhatIf;

/// <summary>Lists of changes that people try, kept so that they can be looked at again.</summary>
public sealed record WhatIfList(ImmutableArray<WhatIfItem> Items)
{
    public static WhatIfList Empty { get; } = new([]);

    public IEnumerable<Problem> Check()
    {
        var problems = new List<Problem>();
        foreach (var item in Items)
        {
            if (string.IsNullOrWhiteSpace(item.Name))
                problems.Add(Problem.At("items.name", "studio.action-title"));
        }

        return problems;
    }
}

/// <summary>One list.</summary>
/// <param name="Changes">As written; what is missing is told when it is priced, so that half a change is not lost.</param>
public sealed record WhatIfItem(Guid Id, string Name, ImmutableArray<JsonObject> Changes);
