namespace Plateau.Tests.Simulation.Full;

/// <summary>A case for each phenomenon, worked out on paper.</summary>
internal static partial class HandCases
{
    public static IReadOnlyList<HandCase> All { get; } =
    [
        Menu, Lines, ColdTransfer, WarmTransfer, WarmTransferUnanswered, Consultation, ConsultationCleared, Returns, Dialler,
        CallbackInTurn, QueueRules, QueueLevel, LaterLevel, Reserve, Closing, Preemption, ExpectedWait, PutBackOffered, Backlog,
        Chats, ChatsWithAfterWork, Learning, Switching, MovableBreak, Lateness, Absence, Leaving, LeastOccupied,
    ];
}
