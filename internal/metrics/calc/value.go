package calc

import (
	"math"

	"kpitui/internal/metrics"
)

// Worth is what AI was worth, of all rows, and by period where they are dated.
type Worth struct {
	Per     string        `json:"per,omitempty"`
	Periods []WorthPeriod `json:"periods"` // oldest first
	// All is the newest period that is over, of dated rows; else all rows together.
	All AIValue `json:"latest"`
}

// WorthPeriod is what AI was worth in one period.
type WorthPeriod struct {
	Label string `json:"period"`
	Open  bool   `json:"open"` // not over yet
	AIValue
}

// AIValue is what AI was worth in money, by the formula of the founding document:
//
//	value = hours saved × cost per hour + outcomes × value per outcome
//
// Each row is multiplied by itself, then rows add up.
type AIValue struct {
	Saved   float64 `json:"saved"`    // hours saved × cost per hour
	Created float64 `json:"created"`  // outcomes × value per outcome
	Value   Number  `json:"ai_value"` // both
	Cost    Number  `json:"cost"`     // missing when a row has none
	// ROI is (value - cost) / cost in per cent; missing without a cost, or when it is 0.
	ROI Number `json:"ai_roi"`
}

// add adds a row; a cost that is NaN is missing, and makes that of all missing.
func (a *AIValue) add(hours, perHour, outcomes, perOutcome, cost float64) {
	first := !a.Value.OK
	a.Saved += hours * perHour
	a.Created += outcomes * perOutcome
	a.Value = some(a.Saved + a.Created)
	if known := !math.IsNaN(cost); first || !known || !a.Cost.OK {
		a.Cost = Number{V: cost, OK: known && (first || a.Cost.OK)}
	} else {
		a.Cost.V += cost
	}
	a.ROI = Number{}
	if a.Cost.OK && a.Value.OK {
		a.ROI = percent(a.Value.V-a.Cost.V, a.Cost.V)
	}
}

// noROI says why there is no ROI.
func (a *AIValue) noROI() metrics.Text {
	if a.Cost.OK && a.Cost.V != 0 {
		return words.TooLarge
	}
	return words.NoCost
}

func runValue(t *Table, o Options) (*Result, error) {
	days := t.days("date")
	if t.Coarse && o.Per == metrics.Week {
		return nil, &Problem{words.Coarse}
	}
	hours, perHour := t.column("hours_saved").Amounts, t.column("cost_per_hour").Amounts
	outcomes, perOutcome := t.column("outcomes").Amounts, t.column("value_per_outcome").Amounts
	costs := t.column("cost").Amounts
	by := map[ordinal]*AIValue{}
	for i := range hours {
		var at ordinal
		if days != nil {
			at = ordinalOf(o.Per, days[i])
		}
		if by[at] == nil {
			by[at] = &AIValue{}
		}
		cost := math.NaN()
		if costs != nil {
			cost = costs[i]
		}
		by[at].add(hours[i], perHour[i], outcomes[i], perOutcome[i], cost)
	}
	w := &Worth{}
	out := &Result{Detail: w}
	if days == nil {
		none := words.NoRows
		if a := by[0]; a != nil {
			w.All, none = *a, words.TooLarge
		}
		out.add("ai_value", metrics.Period{}, w.All.Value, none)
		out.add("ai_roi", metrics.Period{}, w.All.ROI, w.All.noROI())
		return out, nil
	}
	w.Per = perName(o.Per)
	var periods []metrics.Period // closed ones
	var closed []AIValue
	for _, at := range ordered(by) {
		p := at.period(o.Per)
		one := WorthPeriod{Label: label(p), Open: p.End() >= o.Today, AIValue: *by[at]}
		w.Periods = append(w.Periods, one)
		if !one.Open {
			w.All = one.AIValue
			periods, closed = append(periods, p), append(closed, one.AIValue)
		}
	}
	if len(closed) == 0 {
		out.addNone(words.NoClosed, "ai_value", "ai_roi")
	}
	for i := range closed {
		out.add("ai_value", periods[i], closed[i].Value, words.TooLarge)
	}
	for i := range closed {
		out.add("ai_roi", periods[i], closed[i].ROI, closed[i].noROI())
	}
	return out, nil
}
