using Plateau.Model.Texts;

namespace Plateau.Web.Steps;

/// <summary>The indicators have values, and the promises are stated.</summary>
internal sealed class IndicatorsStep : IStep
{
    public string Key => "indicators";

    public Judgement Judge(CentreView view)
    {
        if (view.Facts is not { } facts)
            return new(0, new Missing("diagnosis", "import"));
        var missing = new List<Missing>();
        if (view.Settings.Target is null && view.Settings.Targets.IsEmpty)
            missing.Add(new("target", "settings"));
        if (facts.IndicatorsKnown < facts.Indicators)
            missing.Add(new("indicators", "indicators", Argument.Count("known", facts.IndicatorsKnown), Argument.Count("all", facts.Indicators)));
        var known = facts.Indicators == 0 ? 0 : (double)facts.IndicatorsKnown / facts.Indicators;
        return new(missing.Any(one => one.Code == "target") ? known * 0.8 : known, [.. missing]);
    }
}
