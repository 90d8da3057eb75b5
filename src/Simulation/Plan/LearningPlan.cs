namespace Plateau.Simulation.Plan;

/// <summary>Learning by doing: the work of the n-th contact of a flow (n = 0, 1 …, counted for each agent since the start) is multiplied by ((Experience + n) ÷ Experience)^−Rate.</summary>
/// <param name="Experience">Contacts of experience that the law of handle time stands for, above 0.</param>
/// <param name="Rate">At least 0; 0.152 takes a tenth off at each doubling of experience.</param>
/// <remarks>T. P. Wright, "Factors affecting the cost of airplanes", Journal of the Aeronautical Sciences 3 (1936) 122–128, with prior experience added.</remarks>
public sealed record LearningPlan(double Experience, double Rate);
