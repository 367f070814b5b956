package metrics

import "math"

// How many points limits need, and when they are firm.
const (
	LeastForLimits   = 6
	leastForFirm     = 10
	LeastForBaseline = 20 // to be frozen
)

// The factors of the limits. The mean range of two values of a normal process is
// d2 = 2/√π = 1.128 standard deviations, so that three of these are 3/1.128 = 2.66
// mean ranges; ranges of two vary by d3 = 0.853, and three of that above their mean
// are 1 + 3 × 0.853/1.128 = 3.268 mean ranges (D4 of the tables).
const (
	limitFactor = 2.66
	rangeFactor = 3.268
)

// xmr returns the natural process limits of values in their order: what the process
// gives as long as nothing in it changes. The centre is the mean, the limits lie
// 2.66 mean moving ranges from it, and a moving range stays below 3.268 of them.
// They rest on what neighbours differ by and not on the standard deviation of all,
// which a shift would widen until it hid itself. They need no normal distribution,
// and are no interval of confidence. After D. J. Wheeler, Understanding Variation
// (1993) and The Six Sigma Practitioner's Guide to Data Analysis (2005).
//
// Values may be differences of numbers as large as scale: what they vary by is dust of
// the arithmetic when it is nothing beside those. It returns false for fewer than six
// values, and for values that do not vary; limits of fewer than ten are provisional.
func xmr(values []float64, scale float64) (Limits, bool) {
	const dust = 1e-12
	if len(values) < LeastForLimits {
		return Limits{}, false
	}
	last := values[0]
	sum, ranges := last, 0.0
	for _, v := range values[1:] {
		sum += v
		ranges += math.Abs(v - last)
		scale = max(scale, math.Abs(v))
		last = v
	}
	mean := ranges / float64(len(values)-1)
	if !(mean > dust*scale) {
		return Limits{}, false
	}
	return LimitsAround(sum/float64(len(values)), mean), true
}

// LimitsAround returns the limits of individual values and moving ranges around a
// centre, as [xmr] sets them.
func LimitsAround(centre, meanRange float64) Limits {
	return Limits{
		Centre: centre, Lower: centre - limitFactor*meanRange, Upper: centre + limitFactor*meanRange,
		MeanRange: meanRange, UpperRange: rangeFactor * meanRange,
	}
}
