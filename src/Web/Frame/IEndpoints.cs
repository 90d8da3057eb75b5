using System.Collections.Immutable;
using Plateau.Web.Centres;
using Plateau.Web.Documents;
using Plateau.Web.Reports;
using Plateau.Web.Sources;
using Plateau.Web.Steps;
using Plateau.Web.Studies;
using Plateau.Web.WhatIf;

namespace Plateau.Web.Frame;

/// <summary>What the studio answers on one subject: one folder, one line in <see cref="EndpointCatalogue"/>.</summary>
internal interface IEndpoints
{
    /// <summary>Under which the interface's description lists them.</summary>
    string Tag { get; }

    void Map(RouteGroupBuilder api);
}

internal static class EndpointCatalogue
{
    public static ImmutableArray<IEndpoints> All { get; } =
    [
        new SessionEndpoints(),
        new CentreEndpoints(),
        new DocumentEndpoints(),
        new SourceEndpoints(),
        new StudyEndpoints(),
        new ReportEndpoints(),
        new StepEndpoints(),
        new WhatIfEndpoints(),
    ];
}
