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
	Value    float64
	Recorded int64   // when, in Unix seconds; 0: unknown
	Origin   *Origin // nil: unknown
}

// Origin says where a snapshot comes from and what was noted beside it. Snapshots
// share it, so that it must never be changed: a board holds tens of thousands of
// snapshots and a handful of origins.
type Origin struct {
	Source string // what wrote it: "cockpit", "cli", "import rev.csv", "demo"
	By     string // who
	Note   string
}

// Source returns what wrote the snapshot: "cockpit", "cli", "import rev.csv", "demo".
func (s *Snapshot) Source() string { return s.origin().Source }

// By returns who wrote the snapshot.
func (s *Snapshot) By() string { return s.origin().By }

// Note returns what was noted beside the value.
func (s *Snapshot) Note() string { return s.origin().Note }

func (s *Snapshot) origin() *Origin {
	if s.Origin == nil {
		return &noOrigin
	}
	return s.Origin
}

var noOrigin Origin

// RecordedAt returns when the snapshot was written, in UTC; the zero time when
// nobody knows.
func (s *Snapshot) RecordedAt() time.Time {
	if s.Recorded == 0 {
		return time.Time{}
	}
	return time.Unix(s.Recorded, 0).UTC()
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
	// Derived is what the history was computed of; nil: it was entered. Such a
	// history is always whole.
	Derived *Derivation
}
