package metrics

import "math"

// Method is how a forecast was made.
type Method string

// The methods, by how many points there are.
const (
	MethodNone   Method = ""       // fewer than four points: the required pace alone
	MethodDrift  Method = "drift"  // four to seven: random walk with drift
	MethodDamped Method = "damped" // eight and more: damped trend after Holt
)

// Outlook says whether a goal with a due date will be met.
//
// The paces are plain arithmetic on the value that is judged; the forecast is a
// statement about the process behind it, with its uncertainty. They may differ: the
// pace goes on as a straight line, a damped trend flattens.
type Outlook struct {
	Goal     Goal
	Due      Date  // of a phase's level to hold the end of the phase, if that is later
	Reached  bool  // the value meets the goal already
	Progress Maybe // (A - S)/(T - S); missing for a level to hold
	TimeUsed Maybe // (t - t0)/(t1 - t0), 0 to 1; missing for a level to hold

	// Required and Recent are changes per PaceKind, in the KPI's unit: what is
	// needed until the due date (missing when it is reached, or no time is left),
	// and the mean of the last four changes (of fewer where there are no more;
	// missing with one value). Ratio is Required / Recent, missing when Recent points
	// the wrong way or is 0. Of Between the nearer bound is aimed at.
	PaceKind         PeriodKind // Week, or Month for what is judged by months and longer periods
	Required, Recent Maybe
	Ratio            Maybe
	// Growth is the required compound growth per month, as a ratio: 0.06 is 6 %; for
	// positive values that are to grow, over a month at least.
	Growth Maybe
	AtPace Maybe // the value on the due date at the recent pace

	Method              Method
	Points              int        // that the forecast rests on
	Step                PeriodKind // of the points and the horizon: Week for what is judged by days
	Horizon             int        // steps from the newest point to the due date; 0: there is no forecast, the value decides
	Forecast, Low, High Maybe      // at the due date, with the 80 % interval
	// Chance is P(goal) in steps of 0.05. The ends of the scale mean "under 5 %" and
	// "over 95 %", see [Outlook.ChanceIn]: no model can know that something is
	// certain.
	Chance Maybe
	// Arrival is the day on which the goal is reached at the recent pace; zero when
	// the pace points the wrong way, or it is reached, or beyond a hundred years.
	Arrival Date
}

// Away reports whether the recent pace leads away from a goal that is not reached.
func (o *Outlook) Away() bool {
	return o.Required.OK && o.Recent.OK && o.Required.V*o.Recent.V < 0
}

// Leaving reports whether a goal that is reached is forecast to be missed on the due
// date; without a forecast, whether the recent pace leads out of it.
func (o *Outlook) Leaving() bool {
	ahead := o.Forecast
	if !ahead.OK {
		ahead = o.AtPace
	}
	if !o.Reached || !ahead.OK {
		return false
	}
	_, met := aim(&o.Goal, ahead.V)
	return !met
}

// AtPaceOf returns the attainment of the goal by the value that the recent pace
// leads to on the due date.
func (o *Outlook) AtPaceOf() Maybe {
	if !o.AtPace.OK {
		return Maybe{}
	}
	return Some(Attainment(&o.Goal, o.AtPace.V))
}

// FanPoint is one period of a forecast.
type FanPoint struct {
	Period         Period // a day every week for what is judged by days
	Mid, Low, High float64
}

// Fan returns the forecast period by period up to the due date of the outlook's
// goal; none without a forecast.
func Fan(w *Workspace, k *KPI, s *Series, o *Outlook, as *Assessment) []FanPoint {
	sub := newSubject(w, k, s, nil)
	h := sub.history(as.AsOf, as.Closed)
	r, ok := h.judged()
	if !ok || o == nil || o.Method == MethodNone {
		return nil
	}
	samples := sampled(&h, h.recent(nil), r, nil)
	var f forecast
	if !f.fit(samples) {
		return nil
	}
	within := boundsOf(k.Unit, samples)
	fan := make([]FanPoint, h.horizon(samples, o.Due))
	at := samples[len(samples)-1].at
	for i := range fan {
		p := &fan[i]
		if h.kind == Day {
			p.Period = Period{Day, min(o.Due, at+Date(7*(i+1)))}
		} else {
			p.Period = h.info.Of(h.kind, at).Add(i + 1)
		}
		mid, scale := f.at(i + 1)
		p.Mid = within.clamp(mid)
		p.Low, p.High = f.spread(mid, scale, within)
	}
	return fan
}

// dueDate returns the day by which the goal is to be met, or until which it is to be
// held: 0 for a standing one.
func (g *GoalInForce) dueDate() Date {
	if g.Phase != nil && !g.Goal.Grows() {
		return max(g.Phase.End, g.Goal.Due)
	}
	return g.Goal.Due
}

// outlook fills in the outlook of a goal and reports whether it has one. The samples
// are those of sampled, r is the judged value.
func (h *history) outlook(o *Outlook, samples []sample, r reading, g *GoalInForce) bool {
	due := g.dueDate()
	if due < max(1, h.today) {
		return false
	}
	*o = Outlook{Goal: g.Goal, Due: due, PaceKind: Week, Step: h.kind, Points: len(samples)}
	if h.kind >= Month {
		o.PaceKind = Month
	}
	if h.kind == Day {
		o.Step = Week
	}
	target, reached := aim(&g.Goal, r.value)
	o.Reached = reached
	if g.Anchor != 0 && g.Anchor <= r.at && !same(g.AnchorValue, g.Goal.Value) {
		o.Progress = Some((r.value - g.AnchorValue) / (g.Goal.Value - g.AnchorValue))
		o.TimeUsed = g.TimeUsed(r.at)
	}
	within := boundsOf(h.k.Unit, samples)
	h.pace(o, samples, r, target, within)
	o.Horizon = h.horizon(samples, due)
	var f forecast
	if o.Horizon > 0 && f.fit(samples) {
		mid, scale := f.at(o.Horizon)
		low, high := f.spread(mid, scale, within)
		o.Method, o.Forecast, o.Low, o.High = f.method, Some(within.clamp(mid)), Some(low), Some(high)
		const step = 20
		o.Chance = Some(math.Round(step*f.meets(&g.Goal, mid, scale, within)) / step)
	}
	return true
}

// aim returns the value that the goal asks for, of Between the nearer bound, and
// whether a reaches it.
func aim(g *Goal, a float64) (target float64, reached bool) {
	switch {
	case g.Comparator == AtMost:
		return g.Value, atLeast(g.Value, a)
	case g.Comparator == Between && above(a, g.High):
		return g.High, false
	default:
		return g.Value, atLeast(a, g.Value)
	}
}

// pace fills in what is arithmetic: the pace that is needed, the one that there was,
// and where it leads to.
func (h *history) pace(o *Outlook, samples []sample, r reading, target float64, within bounds) {
	left := o.span(r.at, o.Due)
	if !o.Reached && left > 0 {
		o.Required = Some((target - r.value) / left)
		if months := monthsBetween(r.at, o.Due); r.value > 0 && target > r.value && months >= 1 {
			growth := math.Pow(target/r.value, 1/months) - 1
			o.Growth = Maybe{growth, growth < valueLimit}
		}
	}
	n := len(samples)
	if n < 2 {
		return
	}
	first, last := &samples[max(0, n-1-paceChanges)], &samples[n-1]
	o.Recent = Some((last.value - first.value) / h.elapsed(first, last))
	o.AtPace = Some(within.clamp(r.value + o.Recent.V*max(0, left)))
	if !o.Required.OK || o.Required.V*o.Recent.V <= 0 {
		return
	}
	o.Ratio = Some(o.Required.V / o.Recent.V)
	o.Arrival = h.arrival(o.PaceKind, r.at, (target-r.value)/o.Recent.V)
}

// paceChanges is how many changes a pace is the mean of.
const paceChanges = 4

// elapsed returns the time between two samples, in weeks or months as paces are.
func (h *history) elapsed(from, to *sample) float64 {
	if h.kind >= Month { // whole periods: February is no slower month
		return float64(to.step-from.step) * float64(monthsOf(h.kind))
	}
	return float64(to.at-from.at) / 7
}

// arrival returns the day that lies so many weeks or months behind at; for a sum or
// mean the end of its period, when the value is known.
func (h *history) arrival(kind PeriodKind, at Date, after float64) (day Date) {
	if kind == Week {
		if after > 100*52 {
			return 0
		}
		day = at + Date(math.Ceil(after*7-Tolerance))
	} else {
		if after > 100*12 {
			return 0
		}
		whole := math.Floor(after + Tolerance)
		month := (at + 1).AddMonths(int(whole))
		rest := max(0, after-whole) * float64(month.AddMonths(1)-month)
		day = month - 1 + Date(math.Ceil(rest-1e-6))
	}
	if h.k.Aggregation != Last {
		day = h.info.Of(h.kind, day).End()
	}
	return day
}

// span returns the time between the ends of two days in weeks or months.
func (o *Outlook) span(from, to Date) float64 {
	if o.PaceKind == Week {
		return float64(to-from) / 7
	}
	return monthsBetween(from, to)
}

// monthsBetween returns how many calendar months lie between the ends of two days,
// the last one in days of its own: 8 from October 31 to June 30, so that what is
// judged by months counts months, not days.
func monthsBetween(from, to Date) float64 {
	if to < from {
		return 0
	}
	a, b := from+1, to+1
	ya, ma, _ := a.Date()
	yb, mb, _ := b.Date()
	whole := (yb-ya)*12 + int(mb) - int(ma)
	if a.AddMonths(whole) > b {
		whole--
	}
	start := a.AddMonths(whole)
	return float64(whole) + float64(b-start)/float64(a.AddMonths(whole+1)-start)
}

// monthsOf returns how many months a period has; 0 for one that is shorter.
func monthsOf(kind PeriodKind) int {
	switch kind {
	case Month:
		return 1
	case Quarter:
		return 3
	case Year:
		return 12
	}
	return 0
}
