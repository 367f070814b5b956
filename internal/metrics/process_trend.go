package metrics

import "math"

// Trend is the straight line that a growing KPI is charted around; the line of its
// logarithms where Log says so. The zero Trend is no trend: the line at 0.
type Trend struct {
	Start Date    `json:"start,omitzero"`  // first day of the period at which the line is at Level
	Level float64 `json:"level,omitempty"` // in the KPI's unit, or its logarithm
	Slope float64 `json:"slope,omitempty"` // per period, those without a value counted too
	Log   bool    `json:"log,omitempty"`
}

// IsZero reports whether there is no trend.
func (t Trend) IsZero() bool { return t == Trend{} }

// place returns how many periods after the line's start the period lies. Months are
// counted by their mean length, from which no first of a month is three days off.
func (t *Trend) place(p Period) float64 {
	const month = float64(cycleDays) / (12 * cycleYears)
	days := float64(p.Start - t.Start)
	switch p.Kind {
	case Week:
		return days / 7
	case Month:
		return math.Round(days / month)
	case Quarter:
		return math.Round(days / (3 * month))
	case Year:
		return math.Round(days / (12 * month))
	default:
		return days
	}
}

// residual returns how far a value lies from the line in the period. What has no
// logarithm is as far below a line of logarithms as can be.
func (t *Trend) residual(p Period, v float64) float64 {
	switch {
	case t.IsZero():
		return v
	case !t.Log:
		return v - t.on(p)
	case v <= 0:
		return math.Inf(-1)
	default:
		return math.Log(v) - t.on(p)
	}
}

// value returns the value that lies so far from the line in the period: the way back.
func (t *Trend) value(p Period, residual float64) float64 {
	switch {
	case t.IsZero():
		return residual
	case t.Log:
		return math.Exp(t.on(p) + residual)
	default:
		return t.on(p) + residual
	}
}

// on returns the line in the period.
func (t *Trend) on(p Period) float64 { return t.Level + t.Slope*t.place(p) }

// fitting is the memory that fits of trends share.
type fitting struct {
	at, values, logs []float64 // of the points: their places, and what a line is fitted to
	scale            float64   // of the numbers that the residuals were computed of
}

// residuals appends to buf what limits are computed of: the points' distances from
// their trend, which it returns too, or the values themselves where nothing grows.
//
// A KPI that is meant to grow is charted around its trend, because growth is no
// news: at 3 % a week with 5 % of noise raw limits would call 98 % of all charts of
// 13 weeks unpredictable, and a fall back by a month would lie inside them. Values
// that are all positive are charted as logarithms, in which growth by a constant
// rate is a line and noise that grows with the values has one width. That is given
// up only where the straight line fits so much better that the likelihood of Box
// and Cox (An Analysis of Transformations, 1964) rejects the logarithm at 5 %: the
// logarithms of even growth from a low start bend, and the bend would be a signal in
// every chart.
//
// The line is that of least squares over the periods' places, so that a gap counts
// for as long as it is.
func (f *fitting) residuals(buf []float64, points []point, grows bool) ([]float64, Trend) {
	var t Trend
	if grows && len(points) >= leastForLimits {
		t = f.trend(points)
	}
	return f.around(buf, points, &t), t
}

// around appends the distances of the points from a trend to buf.
func (f *fitting) around(buf []float64, points []point, t *Trend) []float64 {
	f.scale = 0
	for i := range points {
		p := &points[i]
		if t.Log {
			f.scale = max(f.scale, 1, math.Abs(t.on(p.period)))
		} else {
			f.scale = max(f.scale, math.Abs(p.value))
		}
		buf = append(buf, t.residual(p.period, p.value))
	}
	return buf
}

// trend fits both lines and chooses one.
func (f *fitting) trend(points []point) Trend {
	t := Trend{Start: points[0].period.Start}
	f.at, f.values, f.logs = f.at[:0], f.values[:0], f.logs[:0]
	sum := 0.0 // of the logarithms; NaN or infinite when there is none of a value
	for i := range points {
		p := &points[i]
		log := math.Log(p.value)
		f.at, f.values, f.logs = append(f.at, t.place(p.period)), append(f.values, p.value), append(f.logs, log)
		sum += log
	}
	var left, leftOfLogs float64 // mean squares that the lines leave
	t.Level, t.Slope, left = leastSquares(f.at, f.values)
	if !finite(sum) {
		return t
	}
	logs := Trend{Start: t.Start, Log: true}
	logs.Level, logs.Slope, leftOfLogs = leastSquares(f.at, f.logs)
	// Twice the logarithm of the ratio of likelihoods, in which the logarithms of the
	// values bring the squares of both lines into one unit.
	if float64(len(points))*math.Log(leftOfLogs/left)+2*sum > chiSquare95 {
		return t
	}
	return logs
}

// chiSquare95 is the 95 % quantile of χ² with one degree of freedom.
const chiSquare95 = 3.841

// leastSquares returns the line through y at the places x, and the mean square of
// what it leaves.
func leastSquares(x, y []float64) (level, slope, left float64) {
	n := float64(len(x))
	var meanX, meanY float64
	for i := range x {
		meanX += x[i]
		meanY += y[i]
	}
	meanX /= n
	meanY /= n
	var xx, xy float64
	for i := range x {
		xx += (x[i] - meanX) * (x[i] - meanX)
		xy += (x[i] - meanX) * (y[i] - meanY)
	}
	slope = xy / xx
	level = meanY - slope*meanX
	for i := range x {
		e := y[i] - level - slope*x[i]
		left += e * e
	}
	return level, slope, left / n
}
