package metrics

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// Info is what a workspace says about itself.
type Info struct {
	Name     Text   `json:"name"`
	TZ       string `json:"tz"`       // IANA name; everything is judged in it
	Currency string `json:"currency"` // ISO 4217
	Start    Date   `json:"start,omitzero"`
	Calendar
	NorthStar string `json:"north_star,omitempty"` // the KPI that stands for value delivered
	Bands     Bands  `json:"bands,omitzero"`
}

var locations sync.Map // name → *time.Location; reading a zone takes longer than judging a KPI

// zone returns the workspace's time zone, read once; UTC when its name is
// unknown, which [ValidateInfo] refuses.
func (i *Info) zone() *time.Location {
	if loc, ok := locations.Load(i.TZ); ok {
		return loc.(*time.Location)
	}
	loc, err := i.Location()
	if err != nil {
		loc = time.UTC
	}
	locations.Store(i.TZ, loc)
	return loc
}

// Bands are the attainments at which levels begin, as ratios. A zero field
// stands for that of [DefaultBands].
type Bands struct {
	Near    float64 `json:"near,omitempty"`    // from here on no level: 0.9
	Caution float64 `json:"caution,omitempty"` // from here on caution: 0.8
	Warning float64 `json:"warning,omitempty"` // from here on warning, below critical: 0.7
}

// DefaultBands are the bands of the founding document: 90, 80 and 70 per cent.
var DefaultBands = Bands{Near: 0.9, Caution: 0.8, Warning: 0.7}

// Ack is the acknowledgement of a KPI's alert, up to a level. It is void when
// Since lies outside the alert's run: a new alert asks anew.
type Ack struct {
	KPI   string    `json:"kpi"`
	Since Date      `json:"since"` // first day of the run of periods that it acknowledges
	Level Level     `json:"level"` // asks again above it
	Note  string    `json:"note,omitempty"`
	By    string    `json:"by,omitempty"`
	At    time.Time `json:"at"`
}

// Workspace is all that is known about a company, as far as it is loaded.
type Workspace struct {
	Info   Info
	KPIs   []KPI   // in the order of their definition, archived ones included
	Phases []Phase // by start
	Views  []View  // as SortViews has them
	Series map[string]*Series
	// Entered holds what was entered of KPIs that have a formula, whole: their Series
	// are what [Workspace.Compute] makes of it and of the formula.
	Entered map[string]*Series
	Acks    map[string]Ack // by KPI

	Reviews     []Review     // as SortReviews has them
	Actions     []Action     // as SortActions has them
	Experiments []Experiment // as SortExperiments has them
	Notes       []Note       // as SortNotes has them
}

// SortPhases puts phases in their order: by start, then by ID.
func SortPhases(phases []Phase) {
	slices.SortFunc(phases, func(a, b Phase) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
}

// KPI returns the KPI with the id, or nil.
func (w *Workspace) KPI(id string) *KPI {
	for i := range w.KPIs {
		if w.KPIs[i].ID == id {
			return &w.KPIs[i]
		}
	}
	return nil
}

// Phase returns the phase with the id, or nil.
func (w *Workspace) Phase(id string) *Phase {
	for i := range w.Phases {
		if w.Phases[i].ID == id {
			return &w.Phases[i]
		}
	}
	return nil
}
