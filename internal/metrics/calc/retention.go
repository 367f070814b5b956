package calc

import (
	"slices"

	"kpitui/internal/metrics"
)

// Retention is how many users of each cohort come back. A cohort is everybody whose
// first row lies in one month (or week); month k of a cohort is the k-th calendar
// month after that one, and who has any row in it is active in it. A month that is
// not over yet, or later than all rows, is unknown.
//
// Everybody who was there before the rows begin counts for the first cohort: give
// rows from the product's first day, or read the first cohort with that in mind.
type Retention struct {
	Per     string       `json:"per"` // month, week
	Cohorts []Cohort     `json:"cohorts"`
	Curve   []CurvePoint `json:"curve"`
	Smile   *Smile       `json:"smile"` // nil: fewer than three months are known after month 0
	// Growth is how the value of returning users grew; nil: the rows have no value,
	// or nobody's fourth month is over.
	Growth *ValueGrowth `json:"value_growth"`
	// Open is how many users began in the period that is not over yet.
	Open int `json:"open"`
}

// Cohort is everybody whose first row lies in one period.
type Cohort struct {
	Label string `json:"period"`
	Size  int    `json:"size"`
	// Active counts who was active in month 0, 1, ... as far as those are known; empty
	// for a period in which nobody began.
	Active []int `json:"active"`
}

// Share returns the share of the cohort that was active in month k, in per cent;
// missing where that is not known yet.
func (c *Cohort) Share(k int) Number {
	if k >= len(c.Active) {
		return Number{}
	}
	return percent(float64(c.Active[k]), float64(c.Size))
}

// CurvePoint is month k of all cohorts that know it, weighted by their size.
type CurvePoint struct {
	Month  int    `json:"month"`
	Users  int    `json:"users"`  // of those cohorts
	Active int    `json:"active"` // of them, in month k
	Share  Number `json:"share"`  // per cent
}

// activity is the sorted, distinct (user, period) pairs of the rows, each packed as
// user<<32 | period.
type activity []uint64

func pack(user uint32, o ordinal) uint64       { return uint64(user)<<32 | uint64(uint32(o)) }
func unpack(k uint64) (user uint32, o ordinal) { return uint32(k >> 32), ordinal(uint32(k)) }

func newActivity(users []uint32, days []metrics.Date, numbered func(metrics.Date) ordinal) activity {
	keys := make(activity, len(users))
	for i, u := range users {
		keys[i] = pack(u, numbered(days[i]))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// users calls f with the periods in which each user was active, in order.
func (a activity) users(f func(user uint32, active activity)) {
	for from := 0; from < len(a); {
		user, _ := unpack(a[from])
		to := from + 1
		for to < len(a) && uint32(a[to]>>32) == user {
			to++
		}
		f(user, a[from:to])
		from = to
	}
}

// has reports whether a user whose periods these are was active in one of them.
func (a activity) has(o ordinal) bool {
	_, ok := slices.BinarySearchFunc(a, o, func(k uint64, o ordinal) int {
		_, at := unpack(k)
		return int(at - o)
	})
	return ok
}

// Retain computes the cohorts of rows of users and days; values may be nil.
func Retain(users []uint32, days []metrics.Date, values []float64, o Options) *Retention {
	r := &Retention{Per: perName(o.Per)}
	if len(users) == 0 {
		return r
	}
	s := spanOf(days, o.Per, o.Today)
	from, closed := s.from(), s.closed()
	all := newActivity(users, days, func(d metrics.Date) ordinal { return ordinalOf(o.Per, d) })
	if n := int(closed-from) + 1; n > 0 {
		r.Cohorts = make([]Cohort, n)
		for i := range r.Cohorts {
			r.Cohorts[i] = Cohort{Label: label((from + ordinal(i)).period(o.Per)), Active: []int{}}
		}
	}
	all.users(func(_ uint32, active activity) {
		_, first := unpack(active[0])
		if first > closed {
			r.Open++
			return
		}
		c := &r.Cohorts[first-from]
		if c.Size == 0 {
			c.Active = make([]int, closed-first+1)
		}
		c.Size++
		for _, k := range active {
			if _, at := unpack(k); at <= closed {
				c.Active[at-first]++
			}
		}
	})
	r.Curve = curveOf(r.Cohorts)
	r.Smile = r.smile(all, from)
	if values != nil {
		r.Growth = growthOf(users, days, values, min(closed.period(o.Per).End(), s.last)+1)
	}
	return r
}

// curveOf adds up the cohorts month by month, each month over those that know it.
func curveOf(cohorts []Cohort) []CurvePoint {
	curve := make([]CurvePoint, len(cohorts))
	for i := range cohorts {
		c := &cohorts[i]
		for k, n := range c.Active {
			curve[k].Users += c.Size
			curve[k].Active += n
		}
	}
	for k := range curve {
		curve[k].Month = k
		curve[k].Share = percent(float64(curve[k].Active), float64(curve[k].Users))
	}
	return curve
}

// Between returns how many users were active in month to for each one in month
// from, in per cent, over the cohorts that know both; missing without any.
//
// From 0 to 3 it is the share that were no "AI tourists" (M3/M0), from 3 to 12 the
// retention rebased at month 3 (M12/M3), after Rodriguez and Immerman, "Retention Is
// All You Need", a16z 2025. The latter may be above 100 %: users come back.
func (r *Retention) Between(from, to int) Number {
	var before, after float64
	for i := range r.Cohorts {
		if c := &r.Cohorts[i]; max(from, to) < len(c.Active) {
			before += float64(c.Active[from])
			after += float64(c.Active[to])
		}
	}
	return percent(after, before)
}

func perName(kind metrics.PeriodKind) string {
	if kind == metrics.Week {
		return "week"
	}
	return "month"
}

func runRetention(t *Table, o Options) (*Result, error) {
	if t.Coarse && o.Per == metrics.Week {
		return nil, &Problem{words.Coarse}
	}
	days, values := t.days("date"), t.column("value").Amounts
	r := Retain(t.column("user").Keys, days, values, o)
	out := &Result{Detail: r}
	if len(r.Cohorts) == 0 {
		out.addNone(words.NoClosed, "m3_m0", "m12_m3", "smile", "value_growth_returning")
		return out, nil
	}
	s := spanOf(days, o.Per, o.Today)
	p := s.closed().period(o.Per)
	if o.Per == metrics.Month {
		out.add("m3_m0", p, r.Between(0, 3), say(words.NoMonth, 3))
		out.add("m12_m3", p, r.Between(3, 12), say(words.NoMonth, 12))
	} else {
		out.addNone(words.ByMonth, "m3_m0", "m12_m3")
	}
	smile := Number{}
	if r.Smile != nil {
		smile = some(max(0, r.Smile.Rise))
	}
	out.add("smile", p, smile, words.NoSmile)
	growth, why := Number{}, words.NoValues
	if values != nil {
		why = words.NoGrowth
	}
	if r.Growth != nil {
		growth = r.Growth.Growth
	}
	out.add("value_growth_returning", p, growth, why)
	if !t.Coarse { // else all rows of a month are of its first day
		out.Notes = append(out.Notes, s.short()...)
	}
	if r.Open > 0 {
		out.Notes = append(out.Notes, say(words.OpenCohort, r.Open))
	}
	return out, nil
}

// addNone notes that results are missing, all for one reason.
func (r *Result) addNone(reason metrics.Text, ids ...string) {
	for _, id := range ids {
		r.add(id, metrics.Period{}, Number{}, reason)
	}
}
