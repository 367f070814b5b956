package store

import (
	"context"
	"iter"
	"time"

	"kpitui/internal/metrics"
)

// Create makes a new store at path that holds one change, entry 1, which must
// carry the Info record. The file appears whole or not at all, is 0600, and its
// directory is made (0700) when it is missing. ErrExists when path is taken.
func Create(path string, change metrics.Change, by string, at time.Time) error { return nil }

// Load reads what the board needs: definitions, phases, acknowledgements, and of
// each KPI the tail of its history from metrics.TailFrom on, and its first
// snapshot. A KPI that has not been measured for long keeps a tail that ends with
// its newest snapshot. It also returns the number of the newest entry.
//
// With damaged records it returns the workspace without them together with a
// *DamageError that names them: a KPI with a damaged part in its tail has no
// points at all, for an older value must not pass for the newest.
func (s *Store) Load(ctx context.Context, today metrics.Date) (*metrics.Workspace, uint64, error) {
	return nil, 0, nil
}

// Apply stores the change and its journal entry in one transaction, on disk when
// it returns. The entry has Seq, and in its change what was there before;
// snapshots without By or RecordedAt get by and at. Parts that say what is
// already so (the same value and note, the same definition) are left out of the
// entry; when nothing is left the error is ErrNoChange and nothing was written.
//
// Values may only be put for KPIs that exist or are defined by the same change
// (else ErrNotFound); a KPI whose record is removed loses its history with it.
func (s *Store) Apply(ctx context.Context, change metrics.Change, by string, at time.Time) (metrics.Entry, error) {
	return metrics.Entry{}, nil
}

// Series reads the snapshots of a KPI whose periods start in from … to, both
// included; zero means no limit on that side. Damaged years are left out and
// named by a *DamageError that comes with the rest.
func (s *Store) Series(ctx context.Context, kpi string, from, to metrics.Date) (*metrics.Series, error) {
	return nil, nil
}

// All reads the definitions and gives the whole history, KPI by KPI in their
// order, for exports. The lock is held only while the packed blocks are copied,
// not while they are consumed. Damage comes as with Load.
func (s *Store) All(ctx context.Context) (*metrics.Workspace, iter.Seq2[string, *metrics.Series], error) {
	return nil, nil, nil
}

// Journal lists n entries below before (0: from the newest on), newest first.
func (s *Store) Journal(ctx context.Context, before uint64, n int) ([]Item, error) { return nil, nil }

// EntryAt reads one whole entry.
func (s *Store) EntryAt(ctx context.Context, seq uint64) (metrics.Entry, error) {
	return metrics.Entry{}, nil
}

// Since reads the entries after seq, oldest first; none when nothing happened.
// ErrReload when there are many or big ones, or the file was restored meanwhile.
func (s *Store) Since(ctx context.Context, seq uint64) ([]metrics.Entry, error) { return nil, nil }

// Undo takes back entry seq as a new change, whole or not at all: ErrConflict
// when something it touched was changed since, unless force; ErrUndone when it is
// undone already. Undoing an undo is a redo (metrics.ChangeRedo). With seq 0 it
// takes back the newest change that is not itself an undo or redo and still
// stands, so that repeated calls walk back through the journal.
func (s *Store) Undo(ctx context.Context, seq uint64, force bool, by string, at time.Time) (metrics.Entry, error) {
	return metrics.Entry{}, nil
}

// Watch tells when the file may have changed, by whomever, until ctx ends. Bursts
// come as one message; the receiver asks Since what happened.
func (s *Store) Watch(ctx context.Context) (<-chan struct{}, error) { return nil, nil }

// Backup writes a consistent copy to dst while others work; ErrExists when dst is
// taken.
func (s *Store) Backup(ctx context.Context, dst string) error { return nil }

// Restore puts a copy of src in the place of the store, after reading every
// record of src. The replaced file, good or damaged, is kept in BackupDir; kept
// is its path, empty when there was none.
func (s *Store) Restore(ctx context.Context, src string, at time.Time) (kept string, err error) {
	return "", nil
}

// Backups lists the copies in BackupDir, newest first, each fully checked.
func (s *Store) Backups(ctx context.Context) ([]Backup, error) { return nil, nil }

// Doctor reads every record, block and entry and checks the pages of the file.
// Damage is in the report; an error means that the file could not be examined.
func (s *Store) Doctor(ctx context.Context) (*Report, error) { return nil, nil }
