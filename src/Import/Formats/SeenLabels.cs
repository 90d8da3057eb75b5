namespace Plateau.Import.Formats;

/// <summary>Channel of each flow and team of each agent as far as the rows agree: a flow seen on two channels has none, an agent keeps the team of the last row.</summary>
public sealed class SeenLabels
{
    private readonly NameTable _channels = new();
    private readonly NameTable _teams = new();
    private readonly List<int> _channelOf = []; // by flow: −1 unknown, −2 several
    private readonly List<int> _teamOf = [];

    /// <returns>1 + index of the channel; 0 = none is named.</returns>
    public int Channel(int flow, ReadOnlySpan<char> channel)
    {
        if (channel.IsEmpty) return 0;
        while (_channelOf.Count <= flow) _channelOf.Add(-1);
        var index = _channels.IndexOf(channel);
        if (_channelOf[flow] == -1) _channelOf[flow] = index;
        else if (_channelOf[flow] != index) _channelOf[flow] = -2;
        return index + 1;
    }

    public void Team(int agent, ReadOnlySpan<char> team)
    {
        if (agent < 0 || team.IsEmpty) return;
        while (_teamOf.Count <= agent) _teamOf.Add(-1);
        _teamOf[agent] = _teams.IndexOf(team);
    }

    public string? ChannelOf(int flow) => flow < _channelOf.Count && _channelOf[flow] >= 0 ? _channels[_channelOf[flow]] : null;

    /// <param name="channel">As a contact carries it: 1 + index.</param>
    public string ChannelName(int channel) => _channels[channel - 1];

    public string? TeamOf(int agent) => agent < _teamOf.Count && _teamOf[agent] >= 0 ? _teams[_teamOf[agent]] : null;
}
