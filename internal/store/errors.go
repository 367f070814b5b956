package store

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

// One sentinel per condition; errors are wrapped with what and where. Test with
// errors.Is, and with errors.As where a type carries facts.
var (
	// ErrBusy: other processes held the file for longer than the timeout.
	ErrBusy = errors.New("store is busy")
	// ErrNotFound: there is no such store, KPI, entry or backup.
	ErrNotFound = errors.New("not found")
	// ErrExists: a file is in the way; nothing is ever overwritten.
	ErrExists = errors.New("already exists")
	// ErrDamaged: the file or records in it cannot be trusted; see [*DamageError].
	ErrDamaged = errors.New("store is damaged")
	// ErrNewer: the file was written by a newer program; see [*VersionError].
	ErrNewer = errors.New("store is newer than the program")
	// ErrForeign: the file is something else, not a kpitui store.
	ErrForeign = errors.New("not a kpitui store")
	// ErrPermission: the file or its directory may not be read or written.
	ErrPermission = errors.New("permission denied")
	// ErrReadOnly: the file system is mounted read-only.
	ErrReadOnly = errors.New("read-only file system")
	// ErrDiskFull: no space, quota used up, or file size limit reached. Nothing was stored.
	ErrDiskFull = errors.New("disk is full")
	// ErrUncertain: the last step of a write failed, after which the change may or
	// may not be there; it wraps what failed. Load tells.
	ErrUncertain = errors.New("write not confirmed")
	// ErrNoChange: the change says what is already so; nothing was written.
	ErrNoChange = errors.New("nothing changed")
	// ErrInvalid: the change cannot be stored as it is (a caller's mistake).
	ErrInvalid = errors.New("invalid change")
	// ErrConflict: what an undo would put back was changed since; see [*ConflictError].
	ErrConflict = errors.New("changed since")
	// ErrUndone: the entry has been taken back already.
	ErrUndone = errors.New("already undone")
	// ErrNothingToUndo: no change is left that could be taken back. The entry
	// that made the workspace cannot be.
	ErrNothingToUndo = errors.New("nothing to undo")
	// ErrReload: too much happened since, or the file was restored; load anew.
	ErrReload = errors.New("load anew")
	// ErrClosed: the review is closed; it takes no draft any more.
	ErrClosed = errors.New("review is closed")
	// ErrBefore: the journal begins later than that; see [*BeforeError].
	ErrBefore = errors.New("before the first entry")
)

// Damage names one thing that is damaged or missing.
type Damage struct {
	What DamageKind
	KPI  string // the KPI concerned; empty when it is not a KPI's
	Name string // year of a block, number of an entry, id of another record
	Why  string // for operators, in English
}

// DamageKind says what is damaged.
type DamageKind string

// What can be damaged.
const (
	DamagedFile       DamageKind = "file"       // nothing in it can be read
	DamagedInfo       DamageKind = "info"       // what the workspace says about itself
	DamagedDefinition DamageKind = "definition" // of a KPI
	DamagedHistory    DamageKind = "history"    // a KPI's snapshots of one year, or of all years
	DamagedPhase      DamageKind = "phase"
	DamagedView       DamageKind = "view"
	DamagedAck        DamageKind = "acknowledgement"
	DamagedReview     DamageKind = "review"
	DamagedMinutes    DamageKind = "minutes" // of a review
	DamagedAction     DamageKind = "action"
	DamagedExperiment DamageKind = "experiment"
	DamagedNote       DamageKind = "note"
	DamagedDraft      DamageKind = "draft"        // of a review
	DamagedEntry      DamageKind = "entry"        // of the journal
	LostChanges       DamageKind = "lost changes" // acknowledged, and gone from the file
)

// DamageError says what is damaged in a file, and which backup is good. An
// operation that returns it together with a result has left the damaged parts
// out of the result.
type DamageError struct {
	Path   string
	Damage []Damage // at least one
	Backup string   // path of the newest good backup; empty: there is none
}

func (e *DamageError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %v", e.Path, ErrDamaged)
	for i, d := range e.Damage {
		if i == 3 {
			fmt.Fprintf(&b, "; and %d more", len(e.Damage)-i)
			break
		}
		fmt.Fprintf(&b, "; %s", d)
	}
	if e.Backup != "" {
		fmt.Fprintf(&b, "; newest good backup: %s", e.Backup)
	}
	return b.String()
}

func (e *DamageError) Unwrap() error { return ErrDamaged }

// String writes the damage in one line, for operators.
func (d Damage) String() string {
	s := string(d.What)
	for _, part := range []string{d.KPI, d.Name} {
		if part != "" {
			s += " " + part
		}
	}
	return s + ": " + d.Why
}

// VersionError says that a file has a newer format than the program knows.
type VersionError struct {
	Path      string
	Has, Know int
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("%s: %v: format %d, known up to %d", e.Path, ErrNewer, e.Has, e.Know)
}

func (e *VersionError) Unwrap() error { return ErrNewer }

// ConflictError says what stands in the way of an undo.
type ConflictError struct {
	Seq     uint64               // the entry that should be undone
	Slots   map[string]int       // KPI → how many of its slots were changed since
	Records []metrics.RecordEdit // records that were changed since; Kind and ID only
}

func (e *ConflictError) Error() string {
	return fmt.Sprintf("entry %d: %v: values of %d KPIs, %d records", e.Seq, ErrConflict, len(e.Slots), len(e.Records))
}

func (e *ConflictError) Unwrap() error { return ErrConflict }

// BeforeError says since when a store knows anything.
type BeforeError struct {
	Path  string
	First time.Time // of the first entry
}

func (e *BeforeError) Error() string {
	return fmt.Sprintf("%s: %v: that is of %s", e.Path, ErrBefore, e.First.Format(time.RFC3339))
}

func (e *BeforeError) Unwrap() error { return ErrBefore }
