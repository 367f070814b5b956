package metrics

import "time"

// Slot is the place of a snapshot in its KPI's history: one period, or for a
// realtime KPI one second of a day. A KPI has at most one snapshot per slot.
type Slot struct {
	Period Period `json:"period"`
	// Clock is the time of day in seconds plus one, for a realtime snapshot that
	// has a time; 0 for a value that speaks for its whole period.
	Clock int32 `json:"clock,omitempty"`
}

// Compare orders slots by their period's start, then longer periods after
// shorter ones, then by time of day with whole periods first.
func (s Slot) Compare(o Slot) int {
	switch {
	case s.Period.Start != o.Period.Start:
		return cmpInt(int(s.Period.Start), int(o.Period.Start))
	case s.Period.Kind != o.Period.Kind:
		return cmpInt(int(s.Period.Kind), int(o.Period.Kind))
	default:
		return cmpInt(int(s.Clock), int(o.Clock))
	}
}

func cmpInt(a, b int) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Snapshot is one value of one KPI for one slot.
type Snapshot struct {
	Slot
	Value      float64
	Note       string
	Source     string    // what wrote it: "cockpit", "cli", "import rev.csv", "demo"
	By         string    // who
	RecordedAt time.Time // when, to the second, in any time zone
}

// Series is the history of one KPI, or the newest part of it.
type Series struct {
	// Points are ordered by Slot.Compare.
	Points []Snapshot
	// First is the very first snapshot, kept when Points holds only a tail: paths
	// without a start of their own begin there. Nil when there is none.
	First *Snapshot
	// Head holds the snapshots from the very first up to [HeadTo] when Points is
	// only a tail: the start of paths that measure sums and means. Nil else.
	Head []Snapshot
	// From is the first day that Points covers; zero when it covers everything.
	From Date
}
