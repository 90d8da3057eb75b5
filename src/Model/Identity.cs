namespace Plateau.Model;

/// <summary>Name of a flow (the unit a contact belongs to), stable in files. Not a flow's position in an array.</summary>
public readonly record struct FlowId(string Value) : IComparable<FlowId>
{
    public int CompareTo(FlowId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Name of a skill: what an agent must master to take a flow.</summary>
public readonly record struct SkillId(string Value) : IComparable<SkillId>
{
    public int CompareTo(SkillId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Pseudonym of an agent, stable in files. The person's name, where kept, stands only in <see cref="Agent.Name"/>.</summary>
public readonly record struct AgentId(string Value) : IComparable<AgentId>
{
    public int CompareTo(AgentId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Name of a group: agents with equal skills. Not a team.</summary>
public readonly record struct GroupId(string Value) : IComparable<GroupId>
{
    public int CompareTo(GroupId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Name of a team: the people who report to one manager. Not a group.</summary>
public readonly record struct TeamId(string Value)
{
    public override string ToString() => Value;
}
