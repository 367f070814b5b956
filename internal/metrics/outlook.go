package metrics

// Method is how a forecast was made.
type Method string

// The methods, by how many points there are.
const (
	MethodNone   Method = ""       // fewer than four points: the required pace alone
	MethodDrift  Method = "drift"  // four to seven: random walk with drift
	MethodDamped Method = "damped" // eight and more: damped trend after Holt
)

// Outlook says whether a goal with a due date will be met.
type Outlook struct {
	Goal     Goal
	Due      Date
	Reached  bool  // the value meets the goal already
	Progress Maybe // (A - S)/(T - S); missing for a level to hold
	TimeUsed Maybe // (t - t0)/(t1 - t0), 0 to 1; missing for a level to hold

	// Required and Recent are changes per PaceKind, in the KPI's unit: what is
	// needed until the due date, and the mean of the last four changes. Ratio is
	// Required / Recent, missing when Recent points the wrong way or is 0.
	PaceKind         PeriodKind // Week or Month
	Required, Recent Maybe
	Ratio            Maybe
	Growth           Maybe // required compound growth per month, as a ratio; for growing positive values

	Method              Method
	Points              int   // that the forecast rests on
	Horizon             int   // periods from the newest one to that of the due date
	Forecast, Low, High Maybe // at the due date, with the 80 % interval
	Chance              Maybe // P(goal), 0 to 1 in steps of 0.05
	// Arrival is the day on which the goal is reached at the recent pace; zero when
	// the pace points the wrong way, or it is reached, or beyond a hundred years.
	Arrival Date
}

// FanPoint is one period of a forecast.
type FanPoint struct {
	Period         Period
	Mid, Low, High float64
}

// OutlookFor returns the outlook of a goal of a KPI, nil for one without a due date
// in the future or without a value.
func OutlookFor(w *Workspace, k *KPI, s *Series, g *GoalInForce, as *Assessment) *Outlook {
	return nil
}

// Fan returns the forecast period by period up to the due date of the outlook's
// goal; none without a forecast.
func Fan(w *Workspace, k *KPI, s *Series, o *Outlook, as *Assessment) []FanPoint { return nil }
