package store

import (
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
)

// note is what is remembered beside the file after each change: bbolt opens a
// file whose newest meta page was wiped without a word, one change short, and it
// trusts its list of free pages blindly, so that a flipped bit in it would let the
// next change overwrite a page in use.
//
// The note is written without a sync: it costs a change no time, and a note that
// was not written, or is older than the file, only means that the file's pages
// are examined in full before the next change.
type note struct {
	epoch, seq uint64
	tx         uint64 // of the meta page
	free       uint32 // checksum of the list of free pages
}

const noteLayout = "kpitui-note %016x %016x %016x %08x"

func (s *Store) notePath() string { return filepath.Join(s.BackupDir(), "newest") }

// remember completes n from the file and writes it. That it could not be written
// harms nobody.
func (s *Store) remember(f *os.File, n note) {
	m, _, err := probe(f)
	if err != nil {
		return
	}
	n.tx = m.tx
	if n.free, err = freeSum(f, m); err != nil {
		return
	}
	text := fmt.Sprintf(noteLayout, n.epoch, n.seq, n.tx, n.free)
	text += fmt.Sprintf(" %08x\n", crc32.Checksum([]byte(text), castagnoli))
	out, err := os.OpenFile(s.notePath(), os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		if s.inBackupDir() != nil {
			return
		}
		if out, err = os.OpenFile(s.notePath(), os.O_WRONLY|os.O_CREATE, 0o600); err != nil {
			return
		}
	}
	_, _ = out.WriteAt([]byte(text), 0)
	_ = out.Close()
}

// recall reads the note; ok is false when there is none that could be trusted.
func (s *Store) recall() (n note, ok bool) {
	b, err := os.ReadFile(s.notePath())
	if err != nil {
		return n, false
	}
	const sumSize = len(" 01234567\n")
	if len(b) < sumSize {
		return n, false
	}
	text := b[:len(b)-sumSize]
	if string(b[len(text):]) != fmt.Sprintf(" %08x\n", crc32.Checksum(text, castagnoli)) {
		return n, false
	}
	_, err = fmt.Sscanf(string(text), noteLayout, &n.epoch, &n.seq, &n.tx, &n.free)
	return n, err == nil
}

// lost returns how many acknowledged changes are gone from the file.
func (s *Store) lost(st state) uint64 {
	if n, ok := s.recall(); ok && n.epoch == st.epoch && n.seq > st.seq {
		return n.seq - st.seq
	}
	return 0
}

func lostDamage(n, seq uint64) Damage {
	return Damage{What: LostChanges, Name: fmt.Sprint(n), Why: fmt.Sprintf("the file ends with change %d of %d", seq, seq+n)}
}

// checkFree makes sure, before bbolt opens the file to write, that the list of free
// pages is the one that was written last: by the note, or else by examining all
// pages. bbolt would believe any list, and any length of it.
func (s *Store) checkFree(f *os.File, m meta) error {
	if n, ok := s.recall(); ok && n.tx == m.tx {
		if sum, err := freeSum(f, m); err == nil && sum == n.free {
			return nil
		}
	}
	if wrong := checkPages(f, m); len(wrong) > 0 {
		return broken(wrong[0])
	}
	return nil
}
