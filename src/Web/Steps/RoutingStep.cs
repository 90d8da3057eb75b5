namespace Plateau.Web.Steps;

/// <summary>Entry points and routing rules are described, so that they can be verified.</summary>
internal sealed class RoutingStep : IStep
{
    public string Key => "routing";

    public Judgement Judge(CentreView view)
    {
        if (view.Facts is not { } facts)
            return new(0, new Missing("diagnosis", "import"));
        var missing = new List<Missing>();
        if (facts.EntryPoints == 0)
            missing.Add(new("entry-points", "import"));
        if (facts.RoutingRules == 0)
            missing.Add(new("routing-rules", "import"));
        return new(1 - (missing.Count / 2.0), [.. missing]);
    }
}
