namespace Plateau.Web.Steps;

/// <summary>The whole study is done: sizing and cursor.</summary>
internal sealed class DecisionStep : IStep
{
    public string Key => "decision";

    public Judgement Judge(CentreView view)
    {
        if (view.Facts is not { } facts)
            return new(0, new Missing("diagnosis", "import"));
        if (!facts.Contacts)
            return new(0, new Missing("contacts", "import"));
        return facts.Cursor ? new(1) : new(0.3, new Missing("study", "cursor"));
    }
}
