package metrics

import "math"

// Trend is the line that a growing KPI is charted around: straight, or one of equal
// rates where Log says so. The zero Trend is no trend.
type Trend struct {
	Start Date    `json:"start,omitzero"`  // first day of the period at which the line is at Level
	Level float64 `json:"level,omitempty"` // in the KPI's unit, with Log its logarithm
	Slope float64 `json:"slope,omitempty"` // of Level per period, those without a value counted too
	Log   bool    `json:"log,omitempty"`   // the line is straight in logarithms
	// Ratio says that distances from a straight line are ratios, as they are from one
	// of logarithms: noise is so many per cent of the value.
	Ratio bool `json:"ratio,omitempty"`
}

// IsZero reports whether there is no trend.
func (t Trend) IsZero() bool { return t == Trend{} }

// place returns how many periods after the line's start the period lies.
func (t *Trend) place(p Period) float64 { return float64(steps(Period{p.Kind, t.Start}, p)) }

// monthsApart returns how many months lie between the first days of two of them. It
// counts them by their mean length, from which no first of a month is four days off.
func monthsApart(from, to Date) int {
	const month = float64(cycleDays) / (12 * cycleYears)
	return int(math.Round(float64(to-from) / month))
}

// Ratios reports whether distances from the trend are logarithms of ratios, and not
// differences in the KPI's unit.
func (t *Trend) Ratios() bool { return t.Log || t.Ratio }

// residual returns how far a value lies from the trend in the period; infinitely far
// below where it is no share of it, NaN where the trend has fallen to zero.
func (t *Trend) residual(p Period, v float64) float64 {
	switch {
	case t.IsZero():
		return v
	case !t.Ratios():
		return v - t.on(p)
	case v <= 0:
		return math.Inf(-1)
	case t.Log:
		return math.Log(v) - t.on(p)
	default:
		return math.Log(v / max(0, t.on(p)))
	}
}

// value returns the value that lies so far from the trend in the period, missing
// where the trend has fallen to zero, or beyond all values that a KPI can have.
func (t *Trend) value(p Period, residual float64) Maybe {
	v := residual
	switch {
	case t.IsZero():
	case t.Log:
		v = math.Exp(t.on(p) + residual)
	case t.Ratio:
		v = t.on(p) * math.Exp(residual)
		return Maybe{v, v > 0 && v < valueLimit}
	default:
		v += t.on(p)
	}
	return Maybe{v, math.Abs(v) < valueLimit}
}

// on returns the height of the line in the period.
func (t *Trend) on(p Period) float64 { return t.Level + t.Slope*t.place(p) }

// fitting is the memory that fits of trends share.
type fitting struct {
	at, values, logs []float64 // of the points: their places, their values (of ratios the distances) and the logarithms
	weights          []float64
	scale            float64 // of what the residuals are differences of; 0: they are none
}

// residuals appends to buf what limits are computed of: the points' distances from
// their trend, which it returns too, or the values themselves where nothing grows.
//
// A KPI that is meant to grow is charted around its trend, because growth is no
// news: at 3 % a week with 5 % of noise raw limits would call 98 % of all charts of
// 13 weeks unpredictable, and a fall back by a month would lie inside them.
//
// Values that are all positive are charted as logarithms, in which growth by a
// constant rate is a line, and noise that grows with the values has one width. That
// is given up where a straight line fits better beyond chance (see [fitting.trend]):
// the logarithms of even growth from a low start bend, and the bend would be a signal
// in every chart.
func (f *fitting) residuals(buf []float64, points []point, grows bool) ([]float64, Trend) {
	if !grows || len(points) < LeastForLimits {
		return f.around(buf, points, &Trend{}), Trend{}
	}
	t := f.trend(points)
	y := f.values
	switch {
	case t.Ratio:
		return append(buf, f.values...), t
	case t.Log:
		y = f.logs
	}
	for i := range y {
		buf = append(buf, y[i]-t.Level-t.Slope*f.at[i])
	}
	return buf, t
}

// around appends the distances of the points from a trend that is known to buf.
func (f *fitting) around(buf []float64, points []point, t *Trend) []float64 {
	f.scale = 0
	if t.IsZero() {
		for i := range points {
			buf = append(buf, points[i].value)
		}
		return buf
	}
	for i := range points {
		buf = append(buf, t.residual(points[i].period, points[i].value))
	}
	return buf
}

// trend fits the three trends by least squares over the places of the periods, so
// that a gap counts for as long as it is, and chooses one: equal rates, unless the
// likelihood of a straight line, with noise of one width or of so many per cent, is
// so much higher that a test of likelihoods would reject equal rates at 5 %. After
// Box and Cox, An Analysis of Transformations (1964).
func (f *fitting) trend(points []point) Trend {
	straight := Trend{Start: points[0].period.Start}
	at, values, logs := f.at[:0], f.values[:0], f.logs[:0]
	sum := 0.0 // of the logarithms: not finite when a value has none
	for i := range points {
		p := &points[i]
		log := math.Log(p.value)
		at, values, logs = append(at, straight.place(p.period)), append(values, p.value), append(logs, log)
		sum += log
	}
	f.at, f.values, f.logs = at, values, logs
	left := straight.fit(f.at, f.values, nil) // the mean square that the trend leaves
	f.scale = straight.scale(f.at)
	if !finite(sum) {
		return straight
	}
	n := float64(len(points))
	rates := Trend{Start: straight.Start, Log: true}
	leftOfRates := rates.fit(f.at, f.logs, nil)
	// Twice the logarithms of the ratios of likelihoods. Those of the values bring the
	// squares of differences into the unit of ratios.
	even := n*math.Log(leftOfRates/left) + 2*sum
	ratio, leftOfRatio := f.ratio(straight)
	// A ratio less 1 stands for its logarithm here: where they differ, neither fits.
	if byRatio := n * math.Log(leftOfRates/leftOfRatio); byRatio > max(even, chiSquare95) {
		f.scale = 1
		for i := range f.at {
			f.values[i] = math.Log(f.values[i] / (ratio.Level + ratio.Slope*f.at[i]))
		}
		return ratio
	}
	if even > chiSquare95 {
		return straight
	}
	f.scale = max(1, rates.scale(f.at))
	return rates
}

// chiSquare95 is the 95 % quantile of χ² with one degree of freedom.
const chiSquare95 = 3.841

// scale returns the largest height of the line over the places.
func (t *Trend) scale(at []float64) float64 {
	return max(math.Abs(t.Level+t.Slope*at[0]), math.Abs(t.Level+t.Slope*at[len(at)-1]))
}

// ratio fits a straight line with noise of so many per cent, beginning with one with
// noise of one width. It leaves +∞ where the line is not above zero at both ends.
func (f *fitting) ratio(t Trend) (_ Trend, left float64) {
	t.Ratio = true
	above := func() bool { return min(t.Level+t.Slope*f.at[0], t.Level+t.Slope*f.at[len(f.at)-1]) > 0 }
	if !above() {
		return t, math.Inf(1)
	}
	weights := f.weights[:0]
	for _, x := range f.at {
		height := t.Level + t.Slope*x
		weights = append(weights, 1/(height*height))
	}
	f.weights = weights
	left = t.fit(f.at, f.values, f.weights)
	if !above() {
		return t, math.Inf(1)
	}
	return t, left
}

// fit puts the line through y at the places x, and returns the mean square of what it
// leaves; both weighted where there are weights.
func (t *Trend) fit(x, y, weights []float64) (left float64) {
	weight := func(i int) float64 {
		if weights == nil {
			return 1
		}
		return weights[i]
	}
	var all, meanX, meanY float64
	for i := range x {
		w := weight(i)
		all += w
		meanX += w * x[i]
		meanY += w * y[i]
	}
	meanX /= all
	meanY /= all
	var xx, xy float64
	for i := range x {
		w := weight(i) * (x[i] - meanX)
		xx += w * (x[i] - meanX)
		xy += w * (y[i] - meanY)
	}
	t.Slope = xy / xx
	t.Level = meanY - t.Slope*meanX
	for i := range x {
		e := y[i] - t.Level - t.Slope*x[i]
		left += weight(i) * e * e
	}
	return left / float64(len(x))
}
