namespace Plateau.Model.People;

/// <summary>How an agent gets faster: the n-th contact of a flow takes ((Experience + n) ÷ Experience)^−Rate of the handle time.</summary>
/// <param name="Experience">Contacts of experience that the law of handle time stands for, above 0.</param>
/// <param name="Rate">0 to 2; 0.152 takes a tenth off at each doubling of experience.</param>
public sealed record Learning(double Experience, double Rate);
