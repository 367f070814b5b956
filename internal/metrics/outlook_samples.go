package metrics

import "math"

// sample is a value at a step of equal length: a period of the KPI, or a week for
// what is judged by days.
type sample struct {
	at    Date // the day for which the value speaks
	step  int  // counted from the first; a step without a value is left out
	value float64
}

// mostSamples is how many samples paces and forecasts rest on at most: what a company
// was like three years ago says little about where it goes.
const mostSamples = 36

// sampled appends to buf, oldest first, what paces and forecasts of a KPI are made
// of: its closed periods, and for a stock or rate its newest value, which is judged
// as soon as it is there, whether or not its period is over.
//
// What is judged by days is looked at week by week, counted back from the newest
// day, as comparisons do: four days say nothing about a pace, and a Sunday is no
// Monday. A stock has the last value of each seven days; of a sum or mean it is
// their mean.
func sampled(h *history, points []point, r reading, buf []sample) []sample {
	if len(points) == 0 && h.k.Aggregation != Last {
		return buf
	}
	if h.k.Aggregation == Last && (len(points) == 0 || points[len(points)-1].period.Start < r.period.Start) {
		points = append(points, point{r.period, r.value})
	}
	if h.kind == Day {
		return weekly(h, points, buf)
	}
	points = points[max(0, len(points)-mostSamples):]
	first := points[0].period
	for i := range points {
		p := &points[i]
		at := p.period.End()
		if i == len(points)-1 && h.k.Aggregation == Last {
			at = r.at
		}
		buf = append(buf, sample{at, steps(first, p.period), p.value})
	}
	return buf
}

// weekly makes one sample of the days of each week that has some.
func weekly(h *history, points []point, buf []sample) []sample {
	newest := points[len(points)-1].period.Start
	weeks := int(newest-points[0].period.Start) / 7
	for i := 0; i < len(points); {
		back := int(newest-points[i].period.Start) / 7
		sum, n := 0.0, 0
		for ; i < len(points) && int(newest-points[i].period.Start)/7 == back; i++ {
			sum += points[i].value
			n++
		}
		s := sample{points[i-1].period.Start, weeks - back, sum / float64(n)}
		if h.k.Aggregation == Last {
			s.value = points[i-1].value
		}
		buf = append(buf, s)
	}
	return buf
}

// steps returns how many periods lie between two of one kind.
func steps(from, to Period) int {
	switch from.Kind {
	case Week:
		return int(to.Start-from.Start) / 7
	case Month, Quarter, Year:
		return monthsApart(from.Start, to.Start) / monthsOf(from.Kind)
	}
	return int(to.Start - from.Start)
}

// horizon returns how many steps lie between the newest sample and the due date: 0
// when that is in its period.
func (h *history) horizon(samples []sample, due Date) int {
	if len(samples) == 0 {
		return 0
	}
	at := samples[len(samples)-1].at
	if h.kind == Day {
		return max(0, int(due-at)+6) / 7
	}
	return max(0, steps(h.info.Of(h.kind, at), h.info.Of(h.kind, due)))
}

// bounds is the range within which a value can lie.
type bounds struct{ low, high float64 }

// boundsOf returns the range of the unit. Of amounts, counts, ratios and durations
// that were never negative nothing negative is forecast.
func boundsOf(u Unit, samples []sample) (b bounds) {
	b.low, b.high = u.Range()
	switch u.Kind {
	case UnitMoney, UnitCount, UnitRatio, UnitDuration:
		b.low = 0
		for i := range samples {
			if samples[i].value < 0 {
				b.low = math.Inf(-1)
				break
			}
		}
	}
	return b
}

func (b bounds) clamp(v float64) float64 { return max(b.low, min(b.high, v)) }
