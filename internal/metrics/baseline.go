package metrics

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Baseline is a span of periods whose limits were frozen, and hold from its first
// period until the next baseline begins. The limits are kept as they were then: a
// value corrected later does not move them. They are those of the KPI as it was
// defined then: whoever changes its cadence or its unit declares a new one.
type Baseline struct {
	From   Date   `json:"from"` // first day of the first period
	To     Date   `json:"to"`   // last day of the last one
	Reason string `json:"reason"`
	By     string `json:"by,omitempty"`
	// At is when it was declared.
	At     time.Time `json:"at,omitzero"`
	N      int       `json:"n"` // points, 20 and more
	Limits Limits    `json:"limits"`
	Trend  Trend     `json:"trend,omitzero"`
}

// FreezeBaseline returns the limits of the closed periods from one to another, as they
// stand now, for [AddBaseline]; s should hold them all. Whoever declares a baseline
// says with it that the process was the same all that time: what it takes is a reason.
// A KPI on a growing path has its trend frozen too, which goes on beyond the span.
//
// The error joins [FieldError]s: no reason, fewer than 20 closed periods with a value,
// values that do not vary.
func FreezeBaseline(w *Workspace, k *KPI, s *Series, from, to Period, as *Assessment, reason, by string, at time.Time) (Baseline, error) {
	b := Baseline{From: from.Start, To: to.End(), Reason: strings.TrimSpace(reason), By: by, At: at.UTC().Truncate(time.Second)}
	h := newHistory(&w.Info, k, s, as.AsOf, as.Closed)
	points := h.since(nil, b.From)
	points = slices.DeleteFunc(points, func(p point) bool { return p.period.End() > b.To })
	seg := Segment{}
	seg.limit(&fitting{}, nil, points, grows(as.status(k.ID)))
	b.N, b.Limits, b.Trend = seg.N, seg.Limits, seg.Trend
	c := &checker{record: RecordKPI, id: k.ID}
	c.baseline("baseline", &b)
	c.check(b.N < LeastForBaseline || seg.OK, "baseline", baselineProblems.Constant, "")
	c.apart(AddBaseline(k.Baselines, b))
	return b, c.err()
}

// AddBaseline returns the baselines with one more, in their order. One that begins on
// the same day is replaced: the span was declared anew.
func AddBaseline(list []Baseline, b Baseline) []Baseline {
	list = slices.DeleteFunc(slices.Clone(list), func(o Baseline) bool { return o.From == b.From })
	list = append(list, b)
	slices.SortFunc(list, func(a, b Baseline) int { return cmp.Compare(a.From, b.From) })
	return list
}

// baselines checks the baselines of a KPI that is judged by periods of a kind.
func (c *checker) baselines(kind PeriodKind, list []Baseline) {
	for i := range list {
		field := fmt.Sprintf("baselines[%d]", i)
		c.baseline(field, &list[i])
		l, t := &list[i].Limits, &list[i].Trend
		const beyond = 10 * valueLimit // limits may lie where no value can
		sound := l.Lower > -beyond && l.Upper < beyond && l.UpperRange < beyond && l.MeanRange > 0 &&
			l.Lower < l.Centre && l.Centre < l.Upper && l.UpperRange >= l.MeanRange
		c.check(sound, field+".mean_range", baselineProblems.Limits, exact(l.MeanRange))
		sound = t.IsZero() || t.Start != 0 && finite(t.Level) && finite(t.Slope) && !(t.Log && t.Ratio)
		c.check(sound, field+".trend", baselineProblems.Trend, "")
		c.check(!sound || list[i].bounded(kind), field+".trend", baselineProblems.Bounds, "")
	}
	c.apart(list)
}

// trendHolds is for how many periods around its span a trend must stay among the values
// that a KPI can have: ten years of months.
const trendHolds = 120

// bounded reports whether the baseline's trend does.
func (b *Baseline) bounded(kind PeriodKind) bool {
	for _, p := range [...]Period{(Period{kind, b.From}).Add(-trendHolds), (Period{kind, b.To}).Add(trendHolds)} {
		if height := b.Trend.on(p); !(math.Abs(height) < valueLimit) || b.Trend.Log && !(math.Exp(height+b.Limits.Upper) < valueLimit) {
			return false
		}
	}
	return true
}

// baseline checks what is declared with a baseline.
func (c *checker) baseline(field string, b *Baseline) {
	c.check(strings.TrimSpace(b.Reason) != "", field+".reason", problems.Empty, "")
	c.check(b.From != 0, field+".from", problems.Empty, "")
	c.check(b.To >= b.From, field+".to", problems.PhaseEnd, b.To.String())
	c.check(b.N >= LeastForBaseline, field+".n", baselineProblems.Points, strconv.Itoa(b.N))
}

// apart refuses baselines that are out of order, or one of whose spans begins in that
// of another: of a period both speak for, nobody could tell which process it shows.
func (c *checker) apart(list []Baseline) {
	for i := 1; i < len(list); i++ {
		c.check(list[i].From > list[i-1].To, fmt.Sprintf("baselines[%d].from", i), baselineProblems.Apart, list[i].From.String())
	}
}

var baselineProblems = struct{ Points, Constant, Apart, Limits, Trend, Bounds problem }{
	Points:   problem{ErrRange, Text{JA: "値のある締まった期間が20必要です（現在%s）", EN: "needs 20 closed periods with a value; there are %s"}},
	Constant: problem{ErrRange, Text{JA: "値に変動がないため、管理限界を計算できません", EN: "the values do not vary: there are no limits to freeze"}},
	Apart:    problem{ErrOrder, Text{JA: "前の基準の期間が終わる前（%s）に始まっています", EN: "begins (%s) before the span of the baseline before it is over"}},
	Limits:   problem{ErrRange, Text{JA: "管理限界の数値が正しくありません（平均移動範囲 %s）", EN: "has no limits around its centre (mean range %s)"}},
	Bounds:   problem{ErrRange, Text{JA: "傾向が、前後120期間のうちに値の範囲（1000兆未満）を超えます", EN: "its trend leaves the values that there are (below 1e15) within 120 periods"}},
	Trend:    problem{ErrConflict, Text{JA: "傾向の指定が正しくありません", EN: "its trend has no start, or is of two kinds"}},
}
