package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"kpitui/internal/metrics"
)

// history makes a store with some of everything in it, and returns its file.
func history(t testing.TB) (*Store, []byte) {
	t.Helper()
	s := newStore(t, "a", "b", "c")
	for i := range 3 {
		c := bigChange(0, 0, 0)
		for j, id := range []string{"a", "b", "c"} {
			e := metrics.SeriesEdit{KPI: id}
			for d := range 700 {
				e.Put = append(e.Put, day(today-699+metrics.Date(d), float64(1000*i+(d*7919+j*104729)%99991)/100))
			}
			c.Series = append(c.Series, e)
		}
		mustApply(t, s, c)
	}
	for i := range 5 {
		mustApply(t, s, put("a", day(today-metrics.Date(i), float64(i))))
	}
	if _, err := s.Undo(ctx, 0, false, "me", now); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	return s, b
}

// truth is all that a store tells, as far as it can be compared.
type truth struct {
	points map[string]map[metrics.Slot]metrics.Snapshot
	names  map[string]string
}

func tell1(w *metrics.Workspace, all func(func(string, *metrics.Series) bool)) truth {
	tr := truth{points: map[string]map[metrics.Slot]metrics.Snapshot{}, names: map[string]string{}}
	for _, k := range w.KPIs {
		tr.names[k.ID] = k.Name.EN
	}
	all(func(id string, s *metrics.Series) bool {
		m := map[metrics.Slot]metrics.Snapshot{}
		for _, p := range s.Points {
			m[p.Slot] = p
		}
		tr.points[id] = m
		return true
	})
	return tr
}

// broken copies of a file are made in a directory with no backups.
func damagedCopy(t testing.TB, b []byte) *Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "damaged.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(path, Options{Timeout: time.Second})
}

// lies reports numbers that are not those of the sound file: what a damaged file
// must never tell, whatever else happens.
func lies(t *testing.T, s *Store, was truth) (wrong []string, detected bool) {
	t.Helper()
	w, all, err := s.All(ctx)
	detected = err != nil
	if _, _, err := s.Load(ctx, today); isLost(err) {
		return nil, true // the numbers are those of a change before, and that is told
	}
	if w != nil {
		is := tell1(w, all)
		for id, points := range is.points {
			for slot, p := range points {
				if q, ok := was.points[id][slot]; !ok || !identical(&p, &q) {
					wrong = append(wrong, fmt.Sprintf("%s %v: %v, was %v", id, slot, p, q))
				}
			}
			if !detected && len(points) != len(was.points[id]) {
				wrong = append(wrong, fmt.Sprintf("%s: %d points, were %d, and no word of it", id, len(points), len(was.points[id])))
			}
		}
		for id, name := range is.names {
			if was.names[id] != name {
				wrong = append(wrong, "definition of "+id)
			}
		}
		if !detected && (len(is.points) != len(was.points) || len(is.names) != len(was.names)) {
			wrong = append(wrong, "KPIs are missing, and no word of it")
		}
	}
	w, _, err = s.Load(ctx, today)
	detected = detected || err != nil
	if w != nil {
		for id, series := range w.Series {
			for _, p := range series.Points {
				if q, ok := was.points[id][p.Slot]; !ok || !identical(&p, &q) {
					wrong = append(wrong, fmt.Sprintf("tail of %s %v: %v, was %v", id, p.Slot, p, q))
				}
			}
		}
	}
	for _, err := range []error{journalOf(s), doctorOf(s)} {
		detected = detected || err != nil
	}
	return wrong, detected
}

func isLost(err error) bool {
	var d *DamageError
	return errors.As(err, &d) && slices.ContainsFunc(d.Damage, func(d Damage) bool { return d.What == LostChanges })
}

func journalOf(s *Store) error {
	items, err := s.Journal(ctx, 0, 100)
	if err == nil && len(items) < 10 {
		return fmt.Errorf("%d entries", len(items))
	}
	for _, i := range items {
		if _, e := s.EntryAt(ctx, i.Seq); e != nil {
			err = e
		}
	}
	return err
}

func doctorOf(s *Store) error {
	r, err := s.Doctor(ctx)
	if err == nil {
		err = r.err()
	}
	return err
}

func truthOf(t testing.TB, s *Store) truth {
	t.Helper()
	w, all, err := s.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return tell1(w, all)
}

func TestBitFlips(t *testing.T) { flipBits(t, 80, 2) }

// flipBits flips a number of bits anywhere, and some more in each page.
func flipBits(t *testing.T, flips, perPage int) {
	s, b := history(t)
	was := truthOf(t, s)
	r := rand.New(rand.NewPCG(11, 12))
	note, err := os.ReadFile(s.notePath())
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	c := damagedCopy(t, nil)
	flip := func(i int) {
		bad := bytes.Clone(b)
		bad[i/8] ^= 1 << (i % 8)
		err := errors.Join(os.WriteFile(c.Path(), bad, 0o600), os.RemoveAll(c.BackupDir()), c.inBackupDir(), os.WriteFile(c.notePath(), note, 0o600))
		if err != nil {
			t.Fatal(err)
		}
		wrong, detected := lies(t, c, was)
		if detected {
			told++
		}
		// What is written to a file that may be damaged must not make it worse. Where
		// a change was lost the rest is sound, and only shorter.
		if _, _, err := c.Load(ctx, today); isLost(err) {
			return
		}
		e, err := c.Apply(ctx, put("c", day(today+1, 5)), "me", now)
		if err == nil {
			added := truth{points: maps.Clone(was.points), names: was.names}
			added.points["c"] = maps.Clone(was.points["c"])
			added.points["c"][e.Change.Series[0].Put[0].Slot] = e.Change.Series[0].Put[0]
			more, after := lies(t, c, added)
			wrong = append(wrong, more...)
			if !detected && after {
				wrong = append(wrong, "a change brought damage about")
			}
		}
		for _, w := range wrong {
			t.Errorf("bit %d of byte %d: %s", i%8, i/8, w)
		}
	}
	n := 0
	for range flips {
		flip(r.IntN(len(b) * 8))
		n++
	}
	// The headers of pages and the roots of buckets are where bbolt is helpless.
	for page := range len(b) / pageSize {
		for range perPage {
			flip(page*pageSize*8 + r.IntN(256*8))
			n++
		}
	}
	t.Logf("%d flips, %d of them told", n, told)
}

func TestTruncations(t *testing.T) {
	s, b := history(t)
	was := truthOf(t, s)
	sizes := []int{0, 1, 15, 16, 79, 80, 100, 4095, 4096, 4097, 8191, 8192, 8193}
	for n := 2 * pageSize; n < len(b); n += pageSize {
		sizes = append(sizes, n-1, n)
	}
	for _, n := range sizes {
		c := damagedCopy(t, b[:n])
		wrong, detected := lies(t, c, was)
		for _, w := range wrong {
			t.Errorf("cut to %d bytes: %s", n, w)
		}
		m, _, _ := parseMeta(b[:pageSize])
		if !detected && n < int(m.pages)*pageSize {
			t.Errorf("cut to %d bytes: nobody noticed", n)
		}
		if _, _, err := c.Load(ctx, today); detected && !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
		if _, err := c.Apply(ctx, put("a", day(today, 1)), "me", now); detected && !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes, apply: %v", n, err)
		}
		if after, err := os.ReadFile(c.Path()); detected && (err != nil || !bytes.Equal(after, b[:n])) {
			t.Errorf("cut to %d bytes: the file was written to", n)
		}
	}
}

func TestUnusableFiles(t *testing.T) {
	_, b := history(t)
	zeroed := func(pages ...int) []byte {
		c := bytes.Clone(b)
		for _, p := range pages {
			clear(c[p*pageSize : (p+1)*pageSize])
		}
		return c
	}
	other := filepath.Join(t.TempDir(), "other.db")
	db, err := bolt.Open(other, 0o600, &bolt.Options{PageSize: pageSize})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("x")); return err }), db.Close()); err != nil {
		t.Fatal(err)
	}
	bbolt, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		content []byte
		want    error
	}{
		"empty":            {nil, ErrDamaged},
		"text":             {[]byte(strings.Repeat("date,kpi,value\n", 1000)), ErrForeign},
		"short text":       {[]byte("hello"), ErrForeign},
		"sqlite":           {append([]byte("SQLite format 3\x00"), make([]byte, 8192)...), ErrForeign},
		"zeros":            {make([]byte, 32768), ErrDamaged},
		"both metas gone":  {zeroed(0, 1), ErrDamaged},
		"another database": {bbolt, ErrForeign},
	} {
		c := damagedCopy(t, tc.content)
		if _, _, err := c.Load(ctx, today); !errors.Is(err, tc.want) {
			t.Errorf("%s: load: %v, want %v", name, err, tc.want)
		}
		if _, err := c.Apply(ctx, put("a", day(today, 1)), "me", now); !errors.Is(err, tc.want) {
			t.Errorf("%s: apply: %v, want %v", name, err, tc.want)
		}
		if after, err := os.ReadFile(c.Path()); err != nil || !bytes.Equal(after, tc.content) {
			t.Errorf("%s: the file was written to", name)
		}
		if err := Create(c.Path(), setup("x"), "me", now); !errors.Is(err, ErrExists) {
			t.Errorf("%s: create: %v", name, err)
		}
	}
	missing := Open(filepath.Join(t.TempDir(), "none.db"), Options{})
	if _, _, err := missing.Load(ctx, today); !errors.Is(err, ErrNotFound) {
		t.Errorf("missing: %v", err)
	}
	if _, err := os.Stat(missing.Path()); err == nil {
		t.Error("a missing store was created")
	}
	if _, _, err := Open(t.TempDir(), Options{}).Load(ctx, today); err == nil {
		t.Error("a directory was opened")
	}
}

// A wiped meta page takes the newest change with it. bbolt says nothing.
func TestLostChangeIsTold(t *testing.T) {
	for page := range 2 {
		s, b := history(t)
		m, _, _ := parseMeta(b[:pageSize])
		m1, _, _ := parseMeta(b[pageSize : 2*pageSize])
		newest := b2i(m1.tx > m.tx)
		bad := bytes.Clone(b)
		clear(bad[page*pageSize : (page+1)*pageSize])
		if err := os.WriteFile(s.Path(), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		w, seq, err := s.Load(ctx, today)
		var d *DamageError
		if page == newest {
			if !errors.As(err, &d) || d.Damage[0].What != LostChanges || d.Damage[0].Name != "1" || w == nil || seq != 9 {
				t.Errorf("page %d: seq %d, %v; want one lost change", page, seq, err)
			}
		} else if err != nil {
			t.Errorf("page %d is the older one: %v", page, err)
		}
		// Work goes on; who watches is told once more.
		var notices []error
		s.opts.Notice = func(err error) { notices = append(notices, err) }
		mustApply(t, s, put("b", day(today, 77)))
		if (page == newest) != (len(notices) == 1) {
			t.Errorf("page %d: notices %v", page, notices)
		}
		if _, _, err := s.Load(ctx, today); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	}
}

// A flipped bit in the list of free pages would let the next change overwrite a
// page in use.
func TestDamagedFreeListIsNotWrittenBy(t *testing.T) {
	for _, noted := range []bool{true, false} {
		s, b := history(t)
		m, _, err := probe(mustOpen(t, s.Path()))
		if err != nil {
			t.Fatal(err)
		}
		list := b[m.freelist*pageSize:]
		bad := bytes.Clone(b)
		at := int(m.freelist)*pageSize + pageHeader
		binary.NativeEndian.PutUint64(bad[at:], m.root)
		if binary.NativeEndian.Uint16(list[10:]) == 0 {
			t.Fatal("no free pages to damage")
		}
		if err := os.WriteFile(s.Path(), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if !noted {
			if err := os.Remove(s.notePath()); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Apply(ctx, put("a", day(today, 1)), "me", now); !errors.Is(err, ErrDamaged) {
			t.Errorf("noted %v: %v", noted, err)
		}
		if after, _ := os.ReadFile(s.Path()); !bytes.Equal(after, bad) {
			t.Errorf("noted %v: the file was written to", noted)
		}
		if err := os.WriteFile(s.Path(), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func mustOpen(t testing.TB, path string) *os.File {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// One damaged block: the rest is read, the KPI is named, an older value does not
// pass for the newest.
func TestDamagedBlockIsNamed(t *testing.T) {
	s, b := history(t)
	was := truthOf(t, s)
	bad := bytes.Clone(b)
	err := s.view(ctx, func(tx *tx) error {
		v := bytes.Clone(tx.blocks.Get(blockKey(2026, "b")))
		for i := bytes.Index(bad, v); i >= 0; i = bytes.Index(bad, v) { // free pages may hold copies
			bad[i+len(v)/2] ^= 4
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	c := damagedCopy(t, bad)
	w, _, err := c.Load(ctx, today)
	var d *DamageError
	if !errors.As(err, &d) || len(d.Damage) != 1 || d.Damage[0].What != DamagedHistory || d.Damage[0].KPI != "b" || d.Damage[0].Name != "2026" || d.Path != c.Path() {
		t.Fatalf("load: %v", err)
	}
	if len(w.Series["b"].Points) != 0 || len(w.Series["a"].Points) == 0 || len(w.Series["c"].Points) == 0 {
		t.Errorf("b has %d points, a %d, c %d", len(w.Series["b"].Points), len(w.Series["a"].Points), len(w.Series["c"].Points))
	}
	series, err := c.Series(ctx, "b", 0, 0)
	if !errors.Is(err, ErrDamaged) || len(series.Points) == 0 || len(series.Points) >= len(was.points["b"]) {
		t.Errorf("series: %d points, %v", len(series.Points), err)
	}
	// Writing beside the damage works, into it does not.
	mustApply(t, c, put("a", day(today-5, 1)))
	if _, err := c.Apply(ctx, put("b", day(today, 1)), "me", now); !errors.Is(err, ErrDamaged) {
		t.Errorf("apply: %v", err)
	}
}

// A branch page that names itself among its children: bbolt would go round for ever.
func TestPageThatLeadsToItself(t *testing.T) {
	b, err := os.ReadFile(bigStore(t, 60, 400).Path())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for page := 2; page < len(b)/pageSize; page++ {
		at := page * pageSize
		if binary.NativeEndian.Uint16(b[at+8:]) != flagBranch {
			continue
		}
		for child := range int(binary.NativeEndian.Uint16(b[at+10:])) {
			bad := bytes.Clone(b)
			binary.NativeEndian.PutUint64(bad[at+pageHeader+child*pageElement+8:], uint64(page))
			c := damagedCopy(t, bad)
			_, _, _ = c.Load(ctx, today) // a page that is free now may say what it likes
			if _, err := c.Doctor(ctx); errors.Is(err, ErrDamaged) {
				n++
			}
			_, _ = c.Apply(ctx, put("a", day(today, 1)), "me", now)
		}
	}
	if n == 0 {
		t.Error("no branch page was damaged")
	}
}

// A small bucket stands on the page of its parent. Taken for a branch, its page leads
// to itself, and bbolt would follow it until no memory is left.
func TestSmallBucketThatLeadsToItself(t *testing.T) {
	_, b := history(t)
	flags := bytes.LastIndex(b, []byte(bucketDrafts)) + len(bucketDrafts) + bucketHeader + 8
	if binary.NativeEndian.Uint16(b[flags:]) != flagLeaf {
		t.Fatal("the bucket of drafts is not small")
	}
	binary.NativeEndian.PutUint16(b[flags:], flagBranch)
	c := damagedCopy(t, b)
	if _, err := c.Doctor(ctx); !errors.Is(err, ErrDamaged) {
		t.Errorf("doctor: %v", err)
	}
	if _, _, err := c.Load(ctx, today); !errors.Is(err, ErrDamaged) {
		t.Errorf("load: %v", err)
	}
}

// An element of a small bucket that lies outside of it is refused before bbolt follows
// it: what it copies to Go's memory would point at anything there.
func TestSmallBucketThatReachesOutside(t *testing.T) {
	_, b := history(t)
	page := bytes.LastIndex(b, []byte(bucketMeta)) + len(bucketMeta) + bucketHeader
	count := int(binary.NativeEndian.Uint16(b[page+10:]))
	if binary.NativeEndian.Uint16(b[page+8:]) != flagLeaf || count == 0 {
		t.Fatal("the bucket of the state is not small")
	}
	for i := range count {
		for _, field := range []int{4, 8, 12} { // place, length of the key, length of the value
			for bit := 12; bit < 32; bit++ {
				bad := bytes.Clone(b)
				at := bad[page+pageHeader+i*pageElement+field:]
				binary.NativeEndian.PutUint32(at, binary.NativeEndian.Uint32(at)|1<<bit)
				f := mustOpen(t, damagedCopy(t, bad).Path())
				m, _, err := probe(f)
				if err != nil {
					t.Fatal(err)
				}
				if err := checkPaths(f, m); !errors.Is(err, ErrDamaged) {
					t.Errorf("element %d, field %d, bit %d: %v", i, field, bit, err)
				}
			}
		}
	}
}

// A panic in bbolt leaves its mapping behind, and a mapping keeps a lock alive.
func TestLockIsGivenBackAfterAPanic(t *testing.T) {
	_, b := history(t)
	for page := 2; page < len(b)/pageSize; page++ {
		bad := bytes.Clone(b)
		bad[page*pageSize+2] ^= 1 // its number
		c := damagedCopy(t, bad)
		var d *DamageError
		if _, _, err := c.Load(ctx, today); !errors.As(err, &d) || !strings.HasPrefix(d.Damage[0].Why, "panic") {
			continue
		}
		if err := lock(ctx, mustOpen(t, c.Path()), true, time.Now()); err != nil {
			t.Error(err)
		}
		return
	}
	t.Error("no page made bbolt panic")
}

// A spoiled key in the journal is an entry that is missing, and no more.
func TestSpoiledJournalKeys(t *testing.T) {
	for _, spoiled := range []uint64{0, 1 << 60, 8} {
		for _, seq := range []uint64{1, 5, 10} {
			s, _ := history(t)
			err := s.update(ctx, now, func(tx *tx) error {
				key := entryKey(seq)
				v := bytes.Clone(tx.journal.Get(key))
				return errors.Join(tx.journal.Delete(key), tx.journal.Put(entryKey(spoiled), v))
			})
			if err != nil {
				t.Fatal(err)
			}
			items, err := s.Journal(ctx, 0, 100)
			if len(items) < 8 || len(items) > 9 || !errors.Is(err, ErrDamaged) {
				t.Errorf("entry %d became %d: %d items, %v", seq, spoiled, len(items), err)
			}
			if err := doctorOf(s); !errors.Is(err, ErrDamaged) {
				t.Errorf("entry %d became %d: doctor: %v", seq, spoiled, err)
			}
			backups, err := s.listBackups()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Restore(ctx, backups[0].Path, now); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestNewerIsRefused(t *testing.T) {
	s := newStore(t, "a")
	newer := Open(s.Path(), Options{})
	newer.format = format{version: formatVersion + 1, steps: append(slices.Clone(migrations), func(*bolt.Tx) error { return nil })}
	if _, _, err := newer.Load(ctx, today); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	var v *VersionError
	if _, _, err := s.Load(ctx, today); !errors.Is(err, ErrNewer) || !errors.As(err, &v) || v.Has != formatVersion+1 || v.Know != formatVersion || v.Path != s.Path() {
		t.Errorf("load: %v", err)
	}
	if _, err := s.Apply(ctx, put("a", day(today, 1)), "me", now); !errors.Is(err, ErrNewer) {
		t.Errorf("apply: %v", err)
	}
	if after, _ := os.ReadFile(s.Path()); !bytes.Equal(before, after) {
		t.Error("the file was written to")
	}
	s.format = newer.format // for the check at the end
}

func TestMigration(t *testing.T) {
	for _, first := range []string{"read", "write"} {
		s, _ := history(t)
		was := truthOf(t, s)
		var ran []int
		step := func(n int) migration {
			return func(tx *bolt.Tx) error {
				ran = append(ran, n)
				return tx.Bucket([]byte(bucketMeta)).Put(fmt.Append(nil, "made up ", n), []byte("x"))
			}
		}
		failing := errors.New("no")
		s.format = format{version: formatVersion + 2, steps: append(slices.Clone(migrations), step(1), func(*bolt.Tx) error { return failing })}
		if _, _, err := s.Load(ctx, today); !errors.Is(err, failing) {
			t.Fatalf("a failing step: %v", err)
		}
		if old := Open(s.Path(), Options{}); len(truthOf(t, old).points) != 3 {
			t.Error("after a failing step the file is not as it was")
		}
		ran = nil
		s.format.steps[formatVersion] = step(2)
		var err error
		if first == "read" {
			_, _, err = s.Load(ctx, today)
		} else {
			_, err = s.Apply(ctx, put("a", day(today+1, 1)), "me", now)
		}
		if err != nil || fmt.Sprint(ran) != "[1 2]" {
			t.Fatalf("steps %v, %v", ran, err)
		}
		if got := truthOf(t, s); len(got.points["b"]) != len(was.points["b"]) {
			t.Error("values are missing")
		}
		backups, err := s.listBackups()
		if err != nil || len(backups) == 0 || backups[0].Kind != BeforeMigration {
			t.Fatalf("backups: %+v %v", backups, err)
		}
		old := Open(backups[0].Path, Options{})
		if got := truthOf(t, old); len(got.points["b"]) != len(was.points["b"]) {
			t.Error("the backup is not the file as it was")
		}
	}
}
