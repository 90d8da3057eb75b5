namespace Plateau.Web.Steps;

/// <summary>The flows are seen in a log, and people say which they have.</summary>
internal sealed class FlowsStep : IStep
{
    public string Key => "flows";

    public Judgement Judge(CentreView view)
    {
        if (view.Facts is not { } facts)
            return new(0, new Missing("diagnosis", "import"));
        var missing = new List<Missing>();
        if (!facts.Contacts)
            missing.Add(new("contacts", "import"));
        if (facts.DeclaredFlows == 0)
            missing.Add(new("declared-flows", "import"));
        return new(1 - (missing.Count / 2.0), [.. missing]);
    }
}
