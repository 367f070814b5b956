package metrics

// LimitsAround returns the limits of individual values and moving ranges around a
// centre, as [Limits] has them.
func LimitsAround(centre, meanRange float64) Limits {
	return Limits{
		Centre: centre, Lower: centre - 2.66*meanRange, Upper: centre + 2.66*meanRange,
		MeanRange: meanRange, UpperRange: 3.268 * meanRange,
	}
}
