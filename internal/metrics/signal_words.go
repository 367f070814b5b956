package metrics

import (
	"fmt"
	"math"
	"strings"
)

// signalWords are the sentences of [Signal.Explain]. Both languages of one take the
// same arguments.
var signalWords = struct {
	Above, Below, StepUp, StepDown, TrendUp, TrendDown, NearUpper, NearLower, RunAbove, RunBelow, TrendAbove, TrendBelow Text
}{
	Above:      Text{JA: "%s: %sは上限%sを超えています", EN: "%s: %s is above the upper limit %s"},
	Below:      Text{JA: "%s: %sは下限%sを下回っています", EN: "%s: %s is below the lower limit %s"},
	StepUp:     Text{JA: "%s: 前期から上に%s動き、移動範囲の上限%sを超えています", EN: "%s: a step up by %s, above the range limit %s"},
	StepDown:   Text{JA: "%s: 前期から下に%s動き、移動範囲の上限%sを超えています", EN: "%s: a step down by %s, above the range limit %s"},
	TrendUp:    Text{JA: "%s: 傾向に対し前期から上に%s動き、移動範囲の上限%sを超えています", EN: "%s: a step up by %s against the trend, above the range limit %s"},
	TrendDown:  Text{JA: "%s: 傾向に対し前期から下に%s動き、移動範囲の上限%sを超えています", EN: "%s: a step down by %s against the trend, above the range limit %s"},
	NearUpper:  Text{JA: "%[1]s: %[3]d点中%[2]d点が、中心線%[5]sより上限%[4]sに近い値です", EN: "%s: %d of %d nearer the upper limit %s than the centre %s"},
	NearLower:  Text{JA: "%[1]s: %[3]d点中%[2]d点が、中心線%[5]sより下限%[4]sに近い値です", EN: "%s: %d of %d nearer the lower limit %s than the centre %s"},
	RunAbove:   Text{JA: "%s: %d点続けて中心線%sを上回っています", EN: "%s: %d in a row above the centre %s"},
	RunBelow:   Text{JA: "%s: %d点続けて中心線%sを下回っています", EN: "%s: %d in a row below the centre %s"},
	TrendAbove: Text{JA: "%s: %d点続けて傾向を上回っています（最後は%s）", EN: "%s: %d in a row above the trend, %s at the end"},
	TrendBelow: Text{JA: "%s: %d点続けて傾向を下回っています（最後は%s）", EN: "%s: %d in a row below the trend, %s at the end"},
}

// Explain puts a signal of the chart into words and numbers: "2026-W46: 5,200 is above
// the upper limit 5,082". Around a trend the lines are those at the signal's last
// point, and steps of a trend of ratios are in per cent. value writes values of the KPI,
// hidden ones as it likes.
func (s Signal) Explain(c *ProcessChart, k *KPI, info *Info, lang Lang, value func(float64) string) string {
	last := &c.Points[s.To]
	seg := &c.Segments[last.Segment]
	say := func(high, low Text, args ...any) string {
		if s.High {
			low = high
		}
		return fmt.Sprintf(low.In(lang), args...)
	}
	shown := func(m Maybe) string { // a trend may lead beyond all values
		if !m.OK {
			return noValue
		}
		return value(m.V)
	}
	limit := last.Lower
	if s.High {
		limit = last.Upper
	}
	when := info.Label(c.Points[s.From].Period)
	if s.From < s.To {
		when += map[Lang]string{JA: "〜", EN: " to "}[lang] + info.Label(last.Period)
	}
	counted, near := seg.count(c.Points[s.From : s.To+1])
	switch w := &signalWords; s.Rule {
	case SignalOutside:
		return say(w.Above, w.Below, when, value(last.Value), shown(limit))
	case SignalRange:
		step := last.Range.V
		if !last.Range.OK { // to or from a value that is no share of its trend
			step = math.Inf(1)
		}
		by, most := FormatDistance(step, k.Unit, lang, value), FormatDistance(seg.Limits.UpperRange, k.Unit, lang, value)
		if seg.Trend.Ratios() {
			by, most = percents(s.ratio(step), s.ratio(seg.Limits.UpperRange))
		}
		if seg.Trend.IsZero() {
			return say(w.StepUp, w.StepDown, when, by, most)
		}
		return say(w.TrendUp, w.TrendDown, when, by, most)
	case SignalNear:
		return say(w.NearUpper, w.NearLower, when, near, s.To-s.From+1, shown(limit), shown(last.Centre))
	default:
		if seg.Trend.IsZero() {
			return say(w.RunAbove, w.RunBelow, when, counted, shown(last.Centre))
		}
		return say(w.TrendAbove, w.TrendBelow, when, counted, shown(last.Centre))
	}
}

// count returns how many of the points lie off the centre, and how many of them
// nearer a limit than the centre.
func (s *Segment) count(points []ProcessPoint) (off, near int) {
	equal := Tolerance * s.Limits.MeanRange
	for i := range points {
		d := math.Abs(s.Trend.residual(points[i].Period, points[i].Value) - s.Limits.Centre)
		if d > equal {
			off++
		}
		if d > (s.Limits.Upper-s.Limits.Centre)/2+equal {
			near++
		}
	}
	return off, near
}

// ratio returns the share by which a value moved by a distance of logarithms.
func (s Signal) ratio(v float64) float64 {
	if s.High {
		return math.Expm1(v)
	}
	return -math.Expm1(-v)
}

// percents writes a ratio and a smaller one in per cent, with as many decimals as it
// takes to tell them from each other and the smaller one from nothing.
func percents(large, small float64) (string, string) {
	a, b := percent(large), percent(small)
	for d := 2; d <= 9 && (a == b || strings.Trim(b, "0.") == "%"); d++ {
		a, b = FormatPercent(large, d), FormatPercent(small, d)
	}
	return a, b
}

// FormatDistance writes how far two values of the unit lie apart: in points where the
// unit has them, in places of a rank, else as value writes it, which may hide it.
func FormatDistance(v float64, u Unit, lang Lang, value func(float64) string) string {
	switch {
	case u.Kind == UnitRank:
		return FormatValue(v, Unit{Kind: UnitRatio}, "", lang)
	case u.changeUnit() == ByPoints:
		return strings.TrimPrefix(FormatDelta(v, u, "", lang), "+")
	}
	return value(v)
}
