package metrics

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

// Trend is the straight line that a growing KPI is charted around; its logarithm
// is the line where Log says so. The zero Trend is no trend.
type Trend struct {
	Start Date    `json:"start,omitzero"` // first day of the period at which the line begins
	Level float64 `json:"level,omitempty"`
	Slope float64 `json:"slope,omitempty"` // per period
	Log   bool    `json:"log,omitempty"`
}

// IsZero reports whether there is no trend.
func (t Trend) IsZero() bool { return t == Trend{} }

// SignalRule is why points are no noise.
type SignalRule string

// The rules.
const (
	SignalOutside SignalRule = "outside" // a point outside a limit
	SignalRange   SignalRule = "range"   // its range above the range limit
	SignalNear    SignalRule = "near"    // three of four nearer the same limit than the centre
	SignalRun     SignalRule = "run"     // eight in a row on one side of the centre
)

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
	// trend (of logarithms where that is one); missing for the first of a segment.
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

// ChartProcess returns the process chart of a KPI as known at the assessment as.
func ChartProcess(w *Workspace, k *KPI, s *Series, as *Assessment) *ProcessChart {
	return &ProcessChart{}
}
