package metrics

import (
	"math"
	"slices"
)

// Limits are natural process limits of individual values and moving ranges (XmR),
// in the unit of what they were computed of: of the values, or of their distances
// from a [Trend].
type Limits struct {
	Centre     float64 `json:"centre"`      // mean of the values
	Lower      float64 `json:"lower"`       // Centre - 2.66 × MeanRange
	Upper      float64 `json:"upper"`       // Centre + 2.66 × MeanRange
	MeanRange  float64 `json:"mean_range"`  // mean of |x_i - x_(i-1)|
	UpperRange float64 `json:"upper_range"` // 3.268 × MeanRange
}

// SignalRule is why points are no noise.
type SignalRule string

// The rules.
const (
	SignalOutside SignalRule = "outside" // a point outside a limit
	SignalRange   SignalRule = "range"   // the range to the point before it above the range limit
	SignalNear    SignalRule = "near"    // three of four nearer the same limit than the centre
	SignalRun     SignalRule = "run"     // eight in a row on one side of the centre
)

// SignalRules lists the rules, the loudest first.
var SignalRules = [...]SignalRule{SignalOutside, SignalRange, SignalNear, SignalRun}

// Signal is a run of points that noise does not explain.
type Signal struct {
	Rule     SignalRule
	From, To int  // indices of the points
	High     bool // on the upper side; of a range: the step was upwards
}

// ProcessState is one of the four states of a process.
type ProcessState string

// The states.
const (
	PredictableOnTarget    ProcessState = "predictable_on_target"
	PredictableOffTarget   ProcessState = "predictable_off_target" // change the process, not the effort
	UnpredictableOnTarget  ProcessState = "unpredictable_on_target"
	UnpredictableOffTarget ProcessState = "unpredictable_off_target"
)

// ProcessStates lists the states, the best first.
var ProcessStates = [...]ProcessState{PredictableOnTarget, PredictableOffTarget, UnpredictableOnTarget, UnpredictableOffTarget}

// Process is what the process limits say of a KPI's newest closed period. The zero
// value says nothing: fewer than six points, or no variation.
type Process struct {
	N           int          // points that the limits are computed of
	Provisional bool         // of fewer than ten
	Signals     []SignalRule // those that end in the newest closed period
	High        bool         // the first of them is on the upper side
	State       ProcessState // empty: no goal, or no limits
}

// ProcessChart is the chart of individual values and moving ranges of a KPI.
type ProcessChart struct {
	Points   []ProcessPoint // closed periods with a value, oldest first
	Segments []Segment      // spans with limits of their own, oldest first
	Signals  []Signal       // by From
	State    ProcessState
}

// ProcessPoint is one period of a process chart. Centre, Lower and Upper are the
// lines at this point in the KPI's unit, missing where there are no limits.
type ProcessPoint struct {
	Period               Period
	Value                float64
	Centre, Lower, Upper Maybe
	// Range is the distance to the point before, of the residuals where there is a
	// trend (see [Trend.Ratios]); missing for the first of a segment.
	Range   Maybe
	Segment int // index in Segments
}

// Segment is a span of a process chart with limits of its own.
type Segment struct {
	From, To    int       // indices of its first and last point
	Baseline    *Baseline // nil: computed of all its closed points
	N           int       // points that the limits are computed of
	Provisional bool      // of fewer than ten
	OK          bool      // there are limits
	Limits      Limits
	Trend       Trend
}

// ChartProcess returns the process chart of a KPI as known at the assessment as, over
// the closed periods that every tail of a history holds ([TailFrom]): whether s is the
// tail or the whole, the chart says what [Status.Process] says. Older periods are not
// charted: limits are to tell what the process does now.
//
// Limits are computed of all these periods, the newest included, as long as no
// baseline is frozen; then of those before the first baseline for these alone. From
// the first day of a baseline on its frozen limits hold, until the next one begins. A
// baseline that began before the chart holds from its first point.
func ChartProcess(w *Workspace, k *KPI, s *Series, as *Assessment) *ProcessChart {
	h := newHistory(&w.Info, k, s, as.AsOf, as.Closed)
	points := h.recent(nil)
	st := as.status(k.ID)
	c := &ProcessChart{Points: make([]ProcessPoint, 0, len(points))}
	var f fitting
	for rest := points; len(rest) > 0; {
		b, n := baselineOf(k.Baselines, rest)
		c.chart(&f, rest[:n], b, grows(st))
		rest = rest[n:]
	}
	if n := len(c.Segments); n > 0 && c.Segments[n-1].OK {
		now := c.Segments[n-1].From
		c.State = st.processState(slices.ContainsFunc(c.Signals, func(s Signal) bool {
			return s.From >= now && s.To >= len(c.Points)-unpredictable
		}))
	}
	return c
}

// status returns the status of a KPI, nil of one that is archived or not there.
func (as *Assessment) status(id string) *Status {
	for i := range as.KPIs {
		if as.KPIs[i].KPI.ID == id {
			return &as.KPIs[i]
		}
	}
	return nil
}

// baselineOf returns the baseline that holds for the first of the points, nil before
// the first baseline, and for how many of them.
func baselineOf(list []Baseline, points []point) (b *Baseline, n int) {
	i := 0
	for i < len(list) && list[i].From <= points[0].period.Start {
		b = &list[i]
		i++
	}
	for n < len(points) && (i == len(list) || points[n].period.Start < list[i].From) {
		n++
	}
	return b, n
}

// chart appends a segment.
func (c *ProcessChart) chart(f *fitting, points []point, b *Baseline, grows bool) {
	from := len(c.Points)
	seg := Segment{From: from, To: from + len(points) - 1, Baseline: b}
	values := seg.limit(f, nil, points, grows)
	for i, p := range points {
		at := ProcessPoint{Period: p.period, Value: p.value, Segment: len(c.Segments)}
		if seg.OK {
			at.Centre = seg.Trend.value(p.period, seg.Limits.Centre)
			at.Lower = seg.Trend.value(p.period, seg.Limits.Lower)
			at.Upper = seg.Trend.value(p.period, seg.Limits.Upper)
		}
		if i > 0 {
			r := math.Abs(values[i] - values[i-1])
			at.Range = Maybe{r, finite(r)}
		}
		c.Points = append(c.Points, at)
	}
	c.Segments = append(c.Segments, seg)
	if !seg.OK {
		return
	}
	for _, s := range FindSignals(values, seg.Limits) {
		s.From, s.To = s.From+from, s.To+from
		c.Signals = append(c.Signals, s)
	}
}

// limit sets the limits of a segment with these points, and appends to buf what they
// are held against.
func (s *Segment) limit(f *fitting, buf []float64, points []point, grows bool) (values []float64) {
	if b := s.Baseline; b != nil {
		s.N, s.Limits, s.Trend, s.OK = b.N, b.Limits, b.Trend, true
		values = f.around(buf, points, &s.Trend)
	} else {
		s.N = len(points)
		values, s.Trend = f.residuals(buf, points, grows)
		s.Limits, s.OK = xmr(values, f.scale)
	}
	s.Provisional = s.OK && s.N < leastForFirm
	return values
}

// unpredictable is for how many closed periods a signal makes a process
// unpredictable: as many as a run of one side takes to show that it is over.
const unpredictable = runLength
