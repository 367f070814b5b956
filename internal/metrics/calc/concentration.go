package calc

import (
	"math"
	"slices"

	"kpitui/internal/metrics"
)

// Concentration is how unequally value is spread over users.
type Concentration struct {
	Users int     `json:"users"` // those without any value included
	Total float64 `json:"total"`
	// Gini is 0 when all users are worth the same, and (n-1)/n when one has
	// everything: 2 Σ i·x_i / (n Σ x_i) - (n+1)/n with x sorted upwards and i from 1
	// (Gini 1912, in the form of Dixon et al., Ecology 68, 1987). Missing without
	// any value.
	Gini  Number `json:"gini"`
	Top10 Number `json:"top10_share"` // per cent of the value
	Top20 Number `json:"top20_share"`
	// For80 is the smallest share of users, in per cent, that makes 80 % of the
	// value.
	For80  Number        `json:"users_for_80"`
	Lorenz []LorenzPoint `json:"lorenz"`
}

// LorenzPoint says that the least valuable Users per cent of users make Value per
// cent of the value (Lorenz 1905).
type LorenzPoint struct {
	Users float64 `json:"users"`
	Value float64 `json:"value"`
}

// Concentrate computes the concentration of the values of users, each user's added up.
func Concentrate(users []uint32, values []float64) *Concentration {
	most := -1
	for _, u := range users {
		most = max(most, int(u))
	}
	x := make([]float64, most+1)
	for i, u := range users {
		if v := values[i]; !math.IsNaN(v) {
			x[u] += v
		}
	}
	slices.Sort(x)
	c := &Concentration{Users: len(x)}
	below := make([]float64, len(x)+1) // value of the i least valuable
	weighted := 0.0
	for i, v := range x {
		below[i+1] = below[i] + v
		weighted += float64(i+1) * v
	}
	c.Total = below[len(x)]
	if c.Total == 0 {
		return c
	}
	n := float64(len(x))
	c.Gini = some(max(0, 2*weighted/(n*c.Total)-(n+1)/n))
	// least returns the value of the least valuable part of the users: where it ends
	// within a user, that part of what the user is worth.
	least := func(part float64) float64 {
		at := part * n
		i := min(int(at), len(x)-1)
		return below[i] + (at-float64(i))*x[i]
	}
	top := func(part float64) Number { return percent(c.Total-least(1-part), c.Total) }
	c.Top10, c.Top20 = top(0.1), top(0.2)
	for i := range 21 {
		part := float64(i) / 20
		c.Lorenz = append(c.Lorenz, LorenzPoint{100 * part, 100 * least(part) / c.Total})
	}
	// From the top down until 80 % are made; within the last user in proportion.
	const most80 = 0.8
	made := 0.0
	for i := len(x) - 1; i >= 0; i-- {
		if rest := most80*c.Total - made; x[i] >= rest {
			c.For80 = some(100 * (float64(len(x)-1-i) + rest/x[i]) / n)
			break
		}
		made += x[i]
	}
	return c
}

func runConcentration(t *Table, _ Options) (*Result, error) {
	c := Concentrate(t.column("user").Keys, t.column("value").Amounts)
	out := &Result{Detail: c}
	out.add("gini", metrics.Period{}, c.Gini, words.NoTotal)
	out.add("top10_share", metrics.Period{}, c.Top10, words.NoTotal)
	out.add("top20_share", metrics.Period{}, c.Top20, words.NoTotal)
	return out, nil
}
