package metrics

import (
	"cmp"
	"math"
	"slices"
)

// sample finds neighbouring goals of a survey that are nearer to each other than its
// sampling error: a value that reaches one cannot be told from one that reaches the
// other.
//
// The margin is the normal approximation for 95 %, 1.96 · √(v/n), with the variance
// v of one answer: p(1−p) for a share p. A net promoter score s is the mean of
// answers −1, 0 and 1; with promoters p and detractors d it is v = p + d − s² (Rocks,
// "Interval Estimation for the Net Promoter Score", The American Statistician 70,
// 2016), which depends on how many are passive: at most 1 − s², and at least
// |s| − s² where all others are. The least margin is taken, so that what is reported
// is certain. Other scores have a spread
// that their mean does not tell: nothing is said of them.
func (c *checkup) sample(k *KPI) {
	if k.Sample <= 0 {
		return
	}
	goals := slices.DeleteFunc(c.stated(k), func(o candidate) bool {
		last := o.goal.Due
		if o.phase != nil {
			last = max(last, o.phase.End)
		}
		return o.goal.Comparator == Between || last != 0 && c.over(k, last)
	})
	slices.SortStableFunc(goals, func(a, b candidate) int { return cmp.Compare(a.goal.Value, b.goal.Value) })
	for i := 1; i < len(goals); i++ {
		a, b := goals[i-1].goal.Value, goals[i].goal.Value
		va, ok := answerVariance(k.Unit, a)
		vb, _ := answerVariance(k.Unit, b)
		v := min(va, vb)
		margin := confidence * 100 * math.Sqrt(v/float64(k.Sample))
		if !ok || same(a, b) || atLeast(b-a, margin) {
			continue
		}
		needed := math.Ceil(v * math.Pow(confidence*100/(b-a), 2))
		c.note(CheckSample, k, goals[i].phase, bilingual(&c.w.Info, func(t speech) string {
			return t.say(checkWords.Sample, t.value(k, a), t.value(k, b), t.points(b-a), k.Sample, t.points(margin))
		}), bilingual(&c.w.Info, func(t speech) string {
			return t.say(checkWords.SampleHint, FormatValue(needed, Unit{Kind: UnitCount}, "", t.lang))
		}))
	}
}

// confidence is the quantile of the normal distribution for 95 %.
const confidence = 1.96

// answerVariance returns the least variance that one answer can have of a survey
// with the result v; ok is false where the result does not tell.
func answerVariance(u Unit, v float64) (variance float64, ok bool) {
	p := math.Abs(v) / 100
	switch {
	case u.Kind == UnitShare, u.Kind == UnitScore && u.Min == -100 && u.Max == 100:
		return p * (1 - p), p <= 1
	}
	return 0, false
}
