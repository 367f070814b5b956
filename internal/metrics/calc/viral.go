package calc

import (
	"math"
	"slices"

	"kpitui/internal/metrics"
)

// Virality is how many users bring how many others, and how fast.
type Virality struct {
	Users    int `json:"users"`
	Invites  int `json:"invites"`
	Accepted int `json:"conversions"`

	PerUser    Number `json:"invites_per_user"`
	Conversion Number `json:"conversion"` // per cent of the invites
	// K is invites per user × conversion: the new users that each user brings.
	K Number `json:"viral_coefficient"`
	// Cycle is the median time from an invite to its acceptance, in days. Invites that
	// may still be accepted are not in it.
	Cycle Number `json:"viral_cycle_days"`

	// Doubles is after how many days the users would be twice as many; missing when
	// they never are (K ≤ 1/2).
	Doubles Number `json:"doubles_in_days"`
	// Limit is how many users it stops at when K is below 1.
	Limit  Number      `json:"limit"`
	Growth []UsersThen `json:"growth"`
}

// UsersThen is how many users there would be after so many days.
type UsersThen struct {
	Days  int    `json:"days"`
	Users Number `json:"users"`
}

// Spread computes K of so many users with so many invites and conversions; cycle is
// in days and may be missing.
func Spread(users, invites, accepted int, cycle Number) *Virality {
	v := &Virality{Users: users, Invites: invites, Accepted: accepted, Cycle: cycle}
	v.PerUser = ratio(float64(invites), float64(users))
	v.Conversion = percent(float64(accepted), float64(invites))
	switch {
	case users > 0 && invites == 0:
		v.K = some(0)
	case v.PerUser.OK && v.Conversion.OK:
		v.K = some(v.PerUser.V * v.Conversion.V / 100)
	default:
		return v
	}
	k := v.K.V
	if k < 1 {
		v.Limit = some(float64(users) / (1 - k))
	}
	if !cycle.OK || cycle.V <= 0 {
		return v
	}
	for _, days := range [...]int{7, 30, 90} {
		v.Growth = append(v.Growth, UsersThen{days, v.After(float64(days))})
	}
	switch {
	case k == 1:
		v.Doubles = cycle
	case k > 0.5: // K^(t/c+1) = 2K - 1
		v.Doubles = some(cycle.V * (math.Log(2*k-1)/math.Log(k) - 1))
	}
	return v
}

// After returns how many users there would be after so many days: with the cycle
// time c U·(K^(t/c+1) - 1) / (K - 1), for K = 1 U·(t/c + 1) (David Skok and Stan Reiss,
// "Lessons Learned: Viral Marketing", 2009). 10 users with K = 2 and c = 2 are 20,470
// after 20 days. Every user invites once, nobody leaves, and there is no end of people
// to invite: an upper end, not a forecast. Missing without K or a cycle time.
func (v *Virality) After(days float64) Number {
	if !v.K.OK || !v.Cycle.OK || v.Cycle.V <= 0 {
		return Number{}
	}
	k, cycles := v.K.V, days/v.Cycle.V+1
	if k == 1 {
		return some(float64(v.Users) * cycles)
	}
	return some(float64(v.Users) * (math.Pow(k, cycles) - 1) / (k - 1))
}

// Invite computes K of rows of invites. A row without an invite is a user who invited
// nobody: K is per user, not per inviter. idle counts those.
func Invite(inviters []uint32, users int, invited, accepted []Moment) (v *Virality, idle int) {
	inviting := make([]bool, users)
	invites := 0
	var days []float64
	for i, u := range inviters {
		if invited[i] == Never {
			continue
		}
		invites++
		inviting[u] = true
		if accepted[i] != Never {
			days = append(days, float64(accepted[i]-invited[i])/daySeconds)
		}
	}
	for _, yes := range inviting {
		if !yes {
			idle++
		}
	}
	return Spread(users, invites, len(days), median(days)), idle
}

// median returns the middle value, of an even number the mean of the two; missing
// without any. It sorts the values.
func median(v []float64) Number {
	n := len(v)
	if n == 0 {
		return Number{}
	}
	slices.Sort(v)
	return some((v[(n-1)/2] + v[n/2]) / 2)
}

func runViral(t *Table, o Options) (*Result, error) {
	out := &Result{}
	var v *Virality
	var p metrics.Period
	if inviter := t.column("inviter"); inviter.Keys != nil {
		p = metrics.Period{Kind: metrics.Day, Start: o.Today}
		var idle int
		v, idle = Invite(inviter.Keys, inviter.Count, t.column("invited_at").Times, t.column("accepted_at").Times)
		if idle == 0 && v.Users > 0 {
			out.Notes = append(out.Notes, words.OnlyInviters)
		}
	} else {
		sum := func(id string) int { return int(total(t.column(id).Amounts)) }
		var cycles []float64
		for _, c := range t.column("cycle_days").Amounts {
			if !math.IsNaN(c) {
				cycles = append(cycles, c)
			}
		}
		v = Spread(sum("users"), sum("invites"), sum("conversions"), median(cycles))
	}
	out.Detail = v
	out.add("viral_coefficient", p, v.K, words.NoUsers)
	out.add("viral_cycle_days", p, v.Cycle, words.NoAccepted)
	return out, nil
}
