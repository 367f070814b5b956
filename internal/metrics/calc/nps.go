package calc

import (
	"cmp"
	"math"
	"slices"

	"kpitui/internal/metrics"
)

// NPS is a net promoter score with how much of it may be chance.
type NPS struct {
	Promoters  int `json:"promoters"`  // answers of 9 and 10
	Passives   int `json:"passives"`   // 7 and 8
	Detractors int `json:"detractors"` // 0 to 6
	// Score is 100 (promoters - detractors) / answers, -100 to 100 (Reichheld,
	// "The One Number You Need to Grow", Harvard Business Review 2003). Missing
	// without an answer.
	Score Number `json:"nps"`
	// Margin is the half-width of the 95 % interval of Score, in points:
	// 196 √((p + d - (p - d)²) / n) with the shares p of promoters and d of
	// detractors. Where all answers are of one kind that would be 0 whatever n is;
	// then three answers more are supposed, 3/4 promoters, 3/2 passives and 3/4
	// detractors (the adjusted Wald interval of Rocks, The American Statistician 70,
	// 2016). 62 of 50 answers has ± 18.
	Margin Number `json:"margin"`
	Low    Number `json:"low"`  // Score - Margin, not below -100
	High   Number `json:"high"` // Score + Margin, not above 100
}

// Answers returns how many there are.
func (n *NPS) Answers() int { return n.Promoters + n.Passives + n.Detractors }

// Promote computes the NPS of so many promoters, passives and detractors.
func Promote(promoters, passives, detractors int) NPS {
	n := NPS{Promoters: promoters, Passives: passives, Detractors: detractors}
	all := float64(n.Answers())
	if all == 0 {
		return n
	}
	variance := func(promoters, detractors, all float64) float64 {
		p, d := promoters/all, detractors/all
		return max(0, p+d-(p-d)*(p-d)) / all
	}
	score := 100 * float64(promoters-detractors) / all
	spread := variance(float64(promoters), float64(detractors), all)
	if spread == 0 {
		spread = variance(float64(promoters)+0.75, float64(detractors)+0.75, all+3)
	}
	margin := 100 * z95 * math.Sqrt(spread)
	n.Score, n.Margin = some(score), some(margin)
	n.Low, n.High = some(max(-100, score-margin)), some(min(100, score+margin))
	return n
}

// Resolution says what so many answers cannot tell apart.
type Resolution struct {
	// FromValue are the goals that lie within the interval of the score: whether
	// they are reached is a matter of chance.
	FromValue []float64 `json:"from_value"`
	// FromEachOther are neighbours among the goals that are nearer to each other
	// than the interval's half-width.
	FromEachOther [][2]float64 `json:"from_each_other"`
	// Needed is how many answers would tell the nearest of all these pairs apart at
	// the same spread: n (margin / distance)². 0: nothing is too near.
	Needed int `json:"needed"`
}

// Resolve returns which goals the answers cannot tell from the score, or from each
// other. Goals that equal the score are told apart by no number of answers and count
// for FromValue alone.
func (n *NPS) Resolve(goals []float64) Resolution {
	r := Resolution{FromValue: []float64{}, FromEachOther: [][2]float64{}}
	if !n.Score.OK {
		return r
	}
	nearest := math.Inf(1)
	goals = slices.Clone(goals)
	slices.Sort(goals)
	goals = slices.Compact(goals)
	for i, g := range goals {
		if d := math.Abs(g - n.Score.V); d < n.Margin.V {
			r.FromValue = append(r.FromValue, g)
			if d > metrics.Tolerance {
				nearest = min(nearest, d)
			}
		}
		if i > 0 && g-goals[i-1] < n.Margin.V {
			r.FromEachOther = append(r.FromEachOther, [2]float64{goals[i-1], g})
			nearest = min(nearest, g-goals[i-1])
		}
	}
	if !math.IsInf(nearest, 1) {
		ratio := n.Margin.V / nearest
		r.Needed = int(math.Ceil(float64(n.Answers()) * ratio * ratio))
	}
	return r
}

// Satisfaction is the NPS of all answers, and by period where the rows are dated.
type Satisfaction struct {
	Per     string      `json:"per,omitempty"`
	Periods []NPSPeriod `json:"periods"` // oldest first
	// All is the newest period that is over, of dated rows; else all answers.
	All NPS `json:"latest"`
	Resolution
	Goals []float64 `json:"goals"`
}

// NPSPeriod is the NPS of the answers of one period.
type NPSPeriod struct {
	Label string `json:"period"`
	Open  bool   `json:"open"` // not over yet
	NPS
}

// answers adds up counts or scores, by period where there are days.
type answers map[ordinal]*[3]int

func (a answers) add(at ordinal, promoters, passives, detractors int) {
	n := a[at]
	if n == nil {
		n = new([3]int)
		a[at] = n
	}
	n[0], n[1], n[2] = n[0]+promoters, n[1]+passives, n[2]+detractors
}

func answersOf(t *Table, days []metrics.Date, per metrics.PeriodKind) answers {
	a := answers{}
	at := func(i int) ordinal {
		if days == nil {
			return 0
		}
		return ordinalOf(per, days[i])
	}
	if scores := t.column("score").Amounts; scores != nil {
		for i, s := range scores {
			switch {
			case s >= 9:
				a.add(at(i), 1, 0, 0)
			case s >= 7:
				a.add(at(i), 0, 1, 0)
			default:
				a.add(at(i), 0, 0, 1)
			}
		}
		return a
	}
	promoters, passives, detractors := t.column("promoters").Amounts, t.column("passives").Amounts, t.column("detractors").Amounts
	for i := range promoters {
		a.add(at(i), int(promoters[i]), int(passives[i]), int(detractors[i]))
	}
	return a
}

func runNPS(t *Table, o Options) (*Result, error) {
	days := t.days("date")
	if t.Coarse && o.Per == metrics.Week {
		return nil, &Problem{words.Coarse}
	}
	a := answersOf(t, days, o.Per)
	s := &Satisfaction{Goals: o.Goals}
	out := &Result{Detail: s}
	if days == nil {
		if n := a[0]; n != nil {
			s.All = Promote(n[0], n[1], n[2])
		}
		out.add("nps", metrics.Period{}, s.All.Score, words.NoAnswers)
	} else {
		s.Per = perName(o.Per)
		for _, at := range ordered(a) {
			n, p := a[at], at.period(o.Per)
			one := NPSPeriod{Label: label(p), Open: p.End() >= o.Today, NPS: Promote(n[0], n[1], n[2])}
			s.Periods = append(s.Periods, one)
			if !one.Open {
				s.All = one.NPS
				out.add("nps", p, one.Score, words.NoAnswers)
			}
		}
		if len(out.Values) == 0 {
			out.addNone(words.NoClosed, "nps")
		}
	}
	s.Resolution = s.All.Resolve(o.Goals)
	return out, nil
}

// ordered returns the keys of a map in order.
func ordered[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
