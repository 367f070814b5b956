// Package store keeps a workspace in one bbolt file: definitions, snapshots in
// blocks, what reviews leave, and the journal of every change, which undo, the
// refresh of other cockpits and every look at the past read.
//
// Nobody holds the file open. bbolt's lock is exclusive between processes, even
// against readers, so each operation opens the file, waits for the lock with a
// timeout, does its work in one transaction and closes the file again. A cockpit,
// a cron job and a shell can therefore use one workspace at the same time.
//
// bbolt has no checksums, panics or faults on damaged pages, and takes an empty
// file for an empty database. Everything here is built so that none of this
// reaches a user: each value carries a CRC-32C over its bucket, key and content,
// counts are stored beside what they count, files are examined before bbolt maps
// them, and each operation runs under a guard that turns a panic or a memory
// fault into a [*DamageError].
//
// The package judges nothing: it does not know what a KPI's value means, reads no
// clock and prints nothing. It must not import the user interface, the commands,
// or the packages that read and write files for people.
package store

import (
	"sync/atomic"
	"time"

	"kpitui/internal/metrics"
)

// DefaultTimeout is how long an operation waits for other processes. Fifty
// writers at once need about a second on a slow disk.
const DefaultTimeout = 10 * time.Second

// Options change how a store is used. The zero value is right for commands.
type Options struct {
	// Timeout is how long each operation waits for the file's lock before it
	// fails with [ErrBusy]; 0 means [DefaultTimeout].
	Timeout time.Duration
	// Notice is told of conditions that did not stop an operation: a rolling
	// backup that could not be made, changes that the file has lost. It is called
	// by the goroutine of the operation. Nil: nobody wants to know.
	Notice func(error)
}

// Store is a workspace's file. It holds nothing open and may be used by several
// goroutines at once. A context ends the waiting for the lock; a transaction that
// has begun is brought to its end.
type Store struct {
	path string
	opts Options
	// epoch is the file's identity at the last Load; a restored file has another,
	// so that Since can tell its caller to load anew. 0: not loaded yet.
	epoch atomic.Uint64
	// format is the newest format that is known; tests make up later ones.
	format format
}

// Open returns the store at path. It does not touch the file; a missing or
// unusable one shows in the first operation.
func Open(path string, opts Options) *Store {
	if opts.Timeout <= 0 {
		opts.Timeout = DefaultTimeout
	}
	return &Store{path: path, opts: opts, format: format{formatVersion, migrations}}
}

// Path returns the path of the store's file.
func (s *Store) Path() string { return s.path }

// BackupDir returns the directory, beside the store, that holds its rolling
// backups, the files that a restore replaced, and the note of the last change.
func (s *Store) BackupDir() string { return s.path + ".backups" }

func (s *Store) notice(err error) {
	if err != nil && s.opts.Notice != nil {
		s.opts.Notice(err)
	}
}

// Item is one line of the journal: an entry in short.
type Item struct {
	Seq      uint64
	At       time.Time // UTC, to the second
	By       string
	Kind     metrics.ChangeKind
	Label    string
	Undoes   uint64 // the entry that this one took back; 0: none
	UndoneBy uint64 // the entry that took this one back and still stands; 0: none

	// KPIs are the ids of the first eight KPIs that it was about: by their values,
	// their definition, or an action, an experiment or a note.
	KPIs     []string
	Series   int // KPIs whose history it touched
	Put      int // snapshots written
	Dropped  int // snapshots removed
	Replaced int // snapshots that were there before, overwritten or removed
	Records  int // definitions, phases, acknowledgements, reviews and the like changed

	// Change is the whole change when it is small (a few values, as a hand enters
	// them) or a few records, such as a review with its minutes; nil for an import:
	// see [Store.EntryAt].
	Change *metrics.Change
}

// Backup is a copy of the store in its [Store.BackupDir].
type Backup struct {
	Path string
	Kind BackupKind
	Day  metrics.Date // of its making
	Size int64        // bytes
	Seq  uint64       // newest change in it; 0 when Err says that it is unusable
	Err  error        // nil: every record in it was read and is good
}

// BackupKind says why a backup was made.
type BackupKind string

// The kinds of backup.
const (
	Rolling         BackupKind = "rolling"          // before the first change of a day
	BeforeRestore   BackupKind = "before-restore"   // the file that a restore replaced
	BeforeMigration BackupKind = "before-migration" // the file before its format changed
)

// Report is what [Store.Doctor] found.
type Report struct {
	Path      string
	Size      int64 // bytes of the file
	Schema    int   // version of its format
	Seq       uint64
	KPIs      int
	Phases    int
	Acks      int
	Blocks    int // one per KPI and year
	Snapshots int
	Entries   int // of the journal

	Reviews     int
	Minutes     int
	Actions     int
	Experiments int
	Notes       int
	Drafts      int

	Damage  []Damage // records that are damaged or missing; empty: none
	Pages   []string // what is wrong with the file's pages, in bbolt's words; empty: nothing
	Lost    uint64   // changes that were acknowledged and are gone from the file
	Backups []Backup // newest first
}

// OK reports whether nothing is wrong.
func (r *Report) OK() bool { return len(r.Damage) == 0 && len(r.Pages) == 0 && r.Lost == 0 }
