package report

import "kpitui/internal/metrics"

// Outlook is whether a goal will be met: paces are in the KPI's unit per PacePer.
type Outlook struct {
	Due      metrics.Date `json:"due"`
	Reached  bool         `json:"reached"`
	Progress number       `json:"progress"`  // (A - S)/(T - S)
	TimeUsed number       `json:"time_used"` // (t - t0)/(t1 - t0)
	PacePer  string       `json:"pace_per"`  // week, month
	Required number       `json:"required_pace"`
	Recent   number       `json:"recent_pace"`
	Ratio    number       `json:"pace_ratio"`      // required ÷ recent
	Growth   number       `json:"required_growth"` // a month, as a ratio
	Method   *string      `json:"method"`          // drift, damped; null: too few points
	Points   int          `json:"points"`
	Forecast number       `json:"forecast"`
	Low      number       `json:"low"` // of the 80 % interval
	High     number       `json:"high"`
	Chance   number       `json:"chance"` // 0 to 1
	Arrival  *string      `json:"arrival"`
}

func newOutlook(o *metrics.Outlook) *Outlook {
	if o == nil {
		return nil
	}
	out := &Outlook{
		Due: o.Due, Reached: o.Reached, Progress: rounded(o.Progress, 4), TimeUsed: rounded(o.TimeUsed, 4),
		PacePer: pacePer(o.PaceKind), Required: planned(o.Required), Recent: planned(o.Recent), Ratio: rounded(o.Ratio, 4), Growth: rounded(o.Growth, 4),
		Method: word(o.Method), Points: o.Points,
		Forecast: planned(o.Forecast), Low: planned(o.Low), High: planned(o.High), Chance: rounded(o.Chance, 2),
	}
	if o.Arrival != 0 {
		out.Arrival = ptr(o.Arrival.String())
	}
	return out
}

func pacePer(k metrics.PeriodKind) string {
	if k == metrics.Week {
		return "week"
	}
	return "month"
}

// word returns a word of the domain, or null where it says nothing.
func word[T ~string](w T) *string {
	if w == "" {
		return nil
	}
	return ptr(string(w))
}
