package calc

import (
	"slices"

	"kpitui/internal/metrics"
)

// Survival is how long users take to reach something, those who are not there yet
// included: they count as long as they were watched (Kaplan and Meier, Journal of the
// American Statistical Association 53, 1958). A mean or a median of the others alone
// is too short, the more so the younger the product.
type Survival struct {
	Users   int    `json:"users"`
	Reached int    `json:"reached"`
	Share   Number `json:"reached_share"` // reached so far, per cent of the users
	// Median is the time in hours after which half of the users are there: the first
	// at which no more than half are not. Missing while more than half are not.
	Median   Number `json:"time_to_value"`
	Quarter  Number `json:"quarter"`  // in which a quarter is there
	ThreeQrt Number `json:"quarters"` // in which three quarters are there
	// NaiveMedian is that of the users who are there alone, to compare.
	NaiveMedian Number          `json:"median_of_reached"`
	Curve       []SurvivalPoint `json:"curve"`
	steps       []step
	watched     []float64 // hours that each user was watched, sorted
}

// SurvivalPoint is the share of users that are there after so many hours.
type SurvivalPoint struct {
	Hours  float64 `json:"hours"`
	There  float64 `json:"reached"` // per cent, by the curve
	AtRisk int     `json:"at_risk"` // users watched that long and not there before
}

// step is a time at which somebody gets there, and the share that is not there from
// then on.
type step struct{ at, without float64 }

// Wait is how long somebody took, or was watched without getting there.
type Wait struct {
	Hours   float64
	Reached bool
}

// Survive computes the curve of some waits. Who gets there at the same time as
// somebody else stops being watched comes first, as is the custom.
func Survive(waits []Wait) *Survival {
	s := &Survival{Users: len(waits)}
	waits = slices.Clone(waits)
	slices.SortFunc(waits, func(a, b Wait) int {
		switch {
		case a.Hours < b.Hours:
			return -1
		case a.Hours > b.Hours:
			return 1
		}
		return 0
	})
	without := 1.0
	var naive []float64
	for i := 0; i < len(waits); {
		at, there, atRisk := waits[i].Hours, 0, len(waits)-i
		for ; i < len(waits) && waits[i].Hours == at; i++ {
			if waits[i].Reached {
				there++
				naive = append(naive, at)
			}
			s.watched = append(s.watched, at)
		}
		if there > 0 {
			without *= 1 - float64(there)/float64(atRisk)
			s.steps = append(s.steps, step{at, without})
		}
	}
	s.Reached = len(naive)
	s.Share = percent(float64(s.Reached), float64(s.Users))
	s.NaiveMedian = median(naive)
	s.Quarter, s.Median, s.ThreeQrt = s.until(0.75), s.until(0.5), s.until(0.25)
	const hours = 24
	for _, days := range [...]float64{1, 2, 3, 7, 14, 30, 60, 90, 180, 365} {
		if n := len(s.watched); n > 0 && days*hours <= s.watched[n-1] {
			s.Curve = append(s.Curve, s.at(days*hours))
		}
	}
	return s
}

// until returns the first time at which no more than a share is not there.
func (s *Survival) until(share float64) Number {
	for _, st := range s.steps {
		if st.without <= share+metrics.Tolerance {
			return Number{V: st.at, OK: true}
		}
	}
	return Number{}
}

// at returns the curve at a time.
func (s *Survival) at(hours float64) SurvivalPoint {
	before, _ := slices.BinarySearch(s.watched, hours)
	p := SurvivalPoint{Hours: hours, AtRisk: len(s.watched) - before}
	for _, st := range s.steps {
		if st.at > hours {
			break
		}
		p.There = 100 * (1 - st.without)
	}
	return p
}

// Waits returns how long each user took from their first start until they first
// reached it, watched until the beginning of today: so two dates are a whole number
// of days apart, whether or not anything happened.
func Waits(users []uint32, count int, start, reached []Moment, today metrics.Date) []Wait {
	first, there := make([]Moment, count), make([]Moment, count)
	for i := range first {
		first[i], there[i] = Never, Never
	}
	for i, u := range users {
		if first[u] == Never || start[i] < first[u] {
			first[u] = start[i]
		}
		if reached[i] != Never && (there[u] == Never || reached[i] < there[u]) {
			there[u] = reached[i]
		}
	}
	const hour = 3600
	now := MomentOf(today, 0)
	out := make([]Wait, 0, count)
	for u := range first {
		if there[u] != Never {
			out = append(out, Wait{float64(there[u]-first[u]) / hour, true})
			continue
		}
		out = append(out, Wait{float64(max(0, now-first[u])) / hour, false})
	}
	return out
}

func runTTV(t *Table, o Options) (*Result, error) {
	user := t.column("user")
	start, reached := t.column("start").Times, t.column("reached").Times
	s := Survive(Waits(user.Keys, user.Count, start, reached, o.Today))
	out := &Result{Detail: s}
	out.add("time_to_value", metrics.Period{Kind: metrics.Day, Start: o.Today}, s.Median, words.NoMedian)
	newest := Never
	for i := range start {
		newest = max(newest, start[i], reached[i])
	}
	if newest != Never && newest.Date() < o.Today-7 {
		out.Notes = append(out.Notes, say(words.OldRows, newest.Date().String(), newest.Date().String()))
	}
	return out, nil
}
