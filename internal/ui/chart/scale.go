package chart

import (
	"math"
	"slices"
)

// scale is the range of values that a chart shows, lo at the bottom.
type scale struct{ lo, hi float64 }

// side says where v lies: -1 below the range, 1 above it, 0 in it.
func (s scale) side(v float64) int {
	switch {
	case v < s.lo:
		return -1
	case v > s.hi:
		return 1
	}
	return 0
}

// scaleOf returns the range for what is drawn in the window. Values and plan
// are always in it; a goal so far away that it would press them flat is left
// out and named in the legend instead.
func scaleOf(values, goals []float64) scale {
	if len(values) == 0 {
		values, goals = goals, nil
	}
	if len(values) == 0 {
		return scale{0, 1}
	}
	lo, hi := slices.Min(values), slices.Max(values)
	reach := max(hi-lo, math.Abs(lo), math.Abs(hi))
	from, to := lo, hi
	for _, g := range goals {
		if away := max(lo-g, g-hi); reach == 0 || away <= 3*reach {
			from, to = min(from, g), max(to, g)
		}
	}
	return scale{from, to}.padded()
}

// padded leaves air around the range. It starts at zero where that costs little,
// because a chart that does so shows the size and not only the movement.
func (s scale) padded() scale {
	const air, near = 0.06, 0.35
	if s.lo == s.hi {
		if s.lo == 0 {
			return scale{0, 1}
		}
		d := math.Abs(s.lo) / 10
		return scale{s.lo - d, s.hi + d}
	}
	pad := (s.hi - s.lo) * air
	out := scale{s.lo - pad, s.hi + pad}
	if s.lo >= 0 && s.lo <= near*s.hi {
		out.lo = 0
	}
	if s.hi <= 0 && s.hi >= near*s.lo {
		out.hi = 0
	}
	return out
}

// tick is a labelled value on the value axis.
type tick struct {
	value float64
	label string
}

// ticks returns the round values in the range, lowest first: as many as there
// may be at most, with labels that differ.
func (s scale) ticks(most int, format func(float64) string) []tick {
	if most <= 0 || format == nil {
		return nil
	}
	step := math.Pow(10, math.Floor(math.Log10((s.hi-s.lo)/float64(most))))
	for _, factor := range [...]float64{1, 2, 5, 10, 20, 50, 100} {
		t := s.every(step*factor, most, format)
		if t != nil {
			return t
		}
	}
	return nil
}

// every returns the multiples of step in the range, or nil if they are too many
// or two of them read the same.
func (s scale) every(step float64, most int, format func(float64) string) []tick {
	first, last := math.Ceil(s.lo/step), math.Floor(s.hi/step)
	if !(last-first < float64(most)) || math.Abs(last) > 1e15 {
		return nil
	}
	var out []tick
	for i := first; i <= last; i++ {
		v := i * step
		if i == 0 {
			v = 0 // not -0
		}
		label := format(v)
		if n := len(out); n > 0 && out[n-1].label == label {
			return nil
		}
		out = append(out, tick{v, label})
	}
	return out
}
