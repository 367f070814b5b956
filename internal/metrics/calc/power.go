package calc

import (
	"math"

	"kpitui/internal/metrics"
)

// Power is the power-user curve: how many users were active on how many days of a
// month ("L30") or of a week ("L7"), after Li Jin and Andrew Chen, "The Power User
// Curve", a16z 2018.
type Power struct {
	Per     string        `json:"per"`
	Days    int           `json:"days"`    // from so many active days on somebody is a power user
	Periods []PowerPeriod `json:"periods"` // closed ones, oldest first
}

// PowerPeriod is the histogram of one period.
type PowerPeriod struct {
	Label   string `json:"period"`
	Partial bool   `json:"partial"` // the rows begin within it
	Users   int    `json:"users"`   // active at all
	// Histogram counts the users by active days: [0] is who was active on one.
	Histogram []int  `json:"histogram"`
	Share     Number `json:"share"` // power users among the active ones, per cent
	// Thirds are the users with few, some and many active days, in thirds of the
	// period's days: 1 to 10, 11 to 20 and 21 to 30 of 30.
	Thirds [3]int `json:"thirds"`
}

// PowerDays is from how many active days on somebody is a power user unless another
// number is asked for: 20 of a month and 5 of a week, "L5+" as it is called.
func PowerDays(per metrics.PeriodKind) int {
	if per == metrics.Week {
		return 5
	}
	return 20
}

// Smile reports whether the histogram turns up: more users with many active days
// than with some, by more than chance explains. Two counts differ by chance by up to
// 1.96 √(a + b) in 95 of 100 cases.
func (p *PowerPeriod) Smile() bool {
	few, many := float64(p.Thirds[1]), float64(p.Thirds[2])
	return many-few > z95*math.Sqrt(many+few)
}

// PowerUsers computes the histograms of all closed periods.
func PowerUsers(users []uint32, days []metrics.Date, o Options) *Power {
	out := &Power{Per: perName(o.Per), Days: o.Days}
	if len(users) == 0 {
		return out
	}
	s := spanOf(days, o.Per, o.Today)
	from, closed := s.from(), s.closed()
	for at := from; at <= closed; at++ {
		p := at.period(o.Per)
		out.Periods = append(out.Periods, PowerPeriod{Label: label(p), Partial: s.partial(at), Histogram: make([]int, p.Days())})
	}
	daily := newActivity(users, days, func(d metrics.Date) ordinal { return ordinal(d) })
	daily.users(func(_ uint32, active activity) {
		for i := 0; i < len(active); {
			_, day := unpack(active[i])
			at := ordinalOf(o.Per, metrics.Date(day))
			end := ordinal(at.period(o.Per).End())
			n := 0
			for ; i < len(active); i++ {
				if _, day = unpack(active[i]); day > end {
					break
				}
				n++
			}
			if at <= closed {
				out.Periods[at-from].Histogram[n-1]++
			}
		}
	})
	for i := range out.Periods {
		p := &out.Periods[i]
		powerful, all := 0, len(p.Histogram)
		for j, n := range p.Histogram {
			p.Users += n
			if j+1 >= o.Days {
				powerful += n
			}
			p.Thirds[min(2, 3*j/all)] += n
		}
		p.Share = percent(float64(powerful), float64(p.Users))
	}
	return out
}

func runPower(t *Table, o Options) (*Result, error) {
	days := t.days("date")
	p := PowerUsers(t.column("user").Keys, days, o)
	out := &Result{Detail: p}
	s := spanOf(days, o.Per, o.Today)
	for i := range p.Periods {
		if c := &p.Periods[i]; !c.Partial {
			out.add("power_users", (s.from() + ordinal(i)).period(o.Per), c.Share, words.NobodyActive)
		}
	}
	if len(out.Values) == 0 {
		out.addNone(words.NoClosed, "power_users")
	} else {
		out.Notes = append(out.Notes, s.short()...)
	}
	return out, nil
}
