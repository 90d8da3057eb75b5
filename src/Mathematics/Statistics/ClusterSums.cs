namespace Plateau.Mathematics.Statistics;

/// <summary>
/// Shares and ratios of observations that come in clusters (contacts of one customer), without keeping them: customers are independent, contacts of one customer are not. Needs constant memory.
/// </summary>
/// <remarks>
/// Variance between clusters by the delta method (W. G. Cochran, Sampling Techniques, 3rd edition, 1977, equation 9.27); shares by the Wilson interval at the effective sample size n ÷ design effect
/// (E. L. Korn, B. I. Graubard, Survey Methodology 24 (1998) 193–201; N. Franco and others, Journal of Survey Statistics and Methodology 7 (2019) 334–364).
/// </remarks>
public sealed class ClusterSums
{
    private double _top, _bottom;
    private double _topSquares, _products, _bottomSquares;
    private double _clusterTop, _clusterBottom;

    /// <summary>Observations: those added, whatever their weight.</summary>
    public long Count { get; private set; }

    /// <summary>Clusters with at least one observation.</summary>
    public long Clusters { get; private set; }

    /// <summary>Sum of the numerators.</summary>
    public double Total => _top;

    /// <summary>One trial of the cluster in hand.</summary>
    public void Add(bool success) => Add(success ? 1 : 0, 1);

    /// <summary>One observation of the cluster in hand.</summary>
    /// <param name="numerator">Finite.</param>
    /// <param name="denominator">Finite, at least 0.</param>
    public void Add(double numerator, double denominator)
    {
        Count++;
        _clusterTop += numerator;
        _clusterBottom += denominator;
    }

    /// <summary>What follows belongs to another cluster. A cluster without observations changes nothing.</summary>
    public void EndCluster()
    {
        if (_clusterBottom > 0)
        {
            Clusters++;
            _top += _clusterTop;
            _bottom += _clusterBottom;
            _topSquares += _clusterTop * _clusterTop;
            _products += _clusterTop * _clusterBottom;
            _bottomSquares += _clusterBottom * _clusterBottom;
        }

        (_clusterTop, _clusterBottom) = (0, 0);
    }

    /// <summary>Share of successes with its 95 % interval; unknown without trials. Where all trials agree, each cluster counts as one trial.</summary>
    public Estimate Share()
    {
        if (_bottom <= 0) return Estimate.Unknown;
        var share = _top / _bottom;
        var simple = share * (1 - share) / _bottom;
        var effective = simple > 0 ? Math.Clamp(_bottom * simple / Math.Max(Variance(share), simple), Math.Min(1, _bottom), _bottom) : Clusters;
        var z = Normal.Quantile(0.975);
        var z2 = z * z;
        var centre = (share * effective + z2 / 2) / (effective + z2);
        var half = z / (effective + z2) * Math.Sqrt(share * (1 - share) * effective + z2 / 4);
        return new(share, Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1), Count);
    }

    /// <summary>Ratio of the sums with its 95 % t-interval over clusters; unknown without a denominator, without interval below two clusters.</summary>
    public Estimate Ratio()
    {
        if (_bottom <= 0) return Estimate.Unknown;
        var ratio = _top / _bottom;
        return Clusters < 2 ? Estimate.Exactly(ratio, Count) : Estimate.Around(ratio, Math.Sqrt(Math.Max(0, Variance(ratio))) * Student.Quantile(0.975, Clusters - 1), Count);
    }

    private double Variance(double ratio) => Clusters < 2 ? 0
        : Math.Max(0, _topSquares - 2 * ratio * _products + ratio * ratio * _bottomSquares) / _bottom / _bottom * Clusters / (Clusters - 1);
}
