package metrics

import "time"

// ChangeKind says what a change is, for the journal.
type ChangeKind string

// The kinds of change.
const (
	ChangeInit   ChangeKind = "init"
	ChangeSet    ChangeKind = "set"
	ChangeUnset  ChangeKind = "unset"
	ChangeImport ChangeKind = "import"
	ChangeDefine ChangeKind = "define"
	ChangeAck    ChangeKind = "ack"
	ChangeReview ChangeKind = "review" // a review opened, written in, closed; a note, an action, an experiment
	ChangeUndo   ChangeKind = "undo"
	ChangeRedo   ChangeKind = "redo"
)

// Change is one thing that a person or a program did. Whoever makes one says
// what is to be written; the store adds what was there before, applies it whole
// or not at all, and keeps it in the journal. Everything that looks back (undo,
// redo, the audit list, the refresh of another cockpit) reads it there.
type Change struct {
	Kind    ChangeKind
	Label   string // what it was about, for people: a file's name
	Series  []SeriesEdit
	Records []RecordEdit
}

// SeriesEdit is what a change does to one KPI's history.
type SeriesEdit struct {
	KPI      string
	Put      []Snapshot // written, ordered by slot, one per slot
	Drop     []Slot     // emptied
	Replaced []Snapshot // what stood in those slots before; the store fills it in
}

// RecordEdit is what a change does to one record. Before is filled in by the
// store; a nil Before or After means that there was or shall be no such record.
type RecordEdit struct {
	Kind   RecordKind
	ID     string // the KPI's or phase's id; empty for Info
	Before Record
	After  Record
}

// RecordKind names a kind of record.
type RecordKind string

// The kinds of record.
const (
	RecordInfo  RecordKind = "info"
	RecordKPI   RecordKind = "kpi"
	RecordPhase RecordKind = "phase"
	RecordView  RecordKind = "view"
	RecordAck   RecordKind = "ack"

	RecordReview     RecordKind = "review"
	RecordMinutes    RecordKind = "minutes"
	RecordAction     RecordKind = "action"
	RecordExperiment RecordKind = "experiment"
	RecordNote       RecordKind = "note"
)

// Record is a stored record: *Info, *KPI, *Phase, *View, *Ack, *Review, *Minutes,
// *Action, *Experiment or *Note.
type Record interface{ recordKind() RecordKind }

func (*Info) recordKind() RecordKind  { return RecordInfo }
func (*KPI) recordKind() RecordKind   { return RecordKPI }
func (*Phase) recordKind() RecordKind { return RecordPhase }
func (*View) recordKind() RecordKind  { return RecordView }
func (*Ack) recordKind() RecordKind   { return RecordAck }

func (*Review) recordKind() RecordKind     { return RecordReview }
func (*Minutes) recordKind() RecordKind    { return RecordMinutes }
func (*Action) recordKind() RecordKind     { return RecordAction }
func (*Experiment) recordKind() RecordKind { return RecordExperiment }
func (*Note) recordKind() RecordKind       { return RecordNote }

// RecordOf returns the kind and the id under which a record is stored.
func RecordOf(r Record) (RecordKind, string) {
	id := ""
	switch r := r.(type) {
	case *KPI:
		id = r.ID
	case *Phase:
		id = r.ID
	case *View:
		id = r.ID
	case *Ack:
		id = r.KPI
	case *Review:
		id = r.ID()
	case *Minutes:
		id = r.Review
	case *Action:
		id = r.ID
	case *Experiment:
		id = r.ID
	case *Note:
		id = r.ID
	}
	return r.recordKind(), id
}

// Put returns the edit that writes a record.
func Put(r Record) RecordEdit {
	kind, id := RecordOf(r)
	return RecordEdit{Kind: kind, ID: id, After: r}
}

// Remove returns the edit that takes a record away.
func Remove(kind RecordKind, id string) RecordEdit { return RecordEdit{Kind: kind, ID: id} }

// Entry is one change as it stands in the journal.
type Entry struct {
	Seq    uint64 // 1 and up, without gaps; the only order of the journal
	At     time.Time
	By     string
	Undoes uint64 // the entry that an undo or redo took back; else 0
	Change Change
}
