package store

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"kpitui/internal/metrics"
)

var week47 = metrics.Period{Kind: metrics.Week, Start: date("2026-11-16")}

// meeting is one record of each kind that a review leaves, with every field set.
func meeting() []metrics.Record {
	id := metrics.ReviewID(week47)
	return []metrics.Record{
		&metrics.Review{
			Period: week47, Opened: now, By: "me",
			Findings: []metrics.Finding{{KPI: "cac", Note: "高い\n- *広告*", Cause: "why", Verdict: metrics.KeepKPI}},
			Voices:   []metrics.Voice{{KPI: "cac", Who: "a customer", Text: "too dear"}},
			Texts:    map[metrics.Section]string{metrics.Highlights: "a", metrics.Decisions: "b", metrics.Market: "c", metrics.Proposals: "d"},
			Closing: &metrics.Closing{At: now.Add(time.Hour), By: "me", Seq: 7,
				Levels: map[string]metrics.Level{"cac": metrics.LevelWarning, "mrr": metrics.LevelNone, "nps": metrics.LevelCritical},
				Spent:  map[metrics.ReviewStep]int{metrics.StepActions: 40, metrics.StepDue: 12, metrics.StepClose: 3}},
		},
		&metrics.Minutes{Review: id, Lang: metrics.JA, Text: "# 週次レビュー\n"},
		&metrics.Action{ID: "ab", Title: "広告を見直す", KPI: "cac", Owner: "me", Due: today + 7, Status: metrics.ActionDone, Why: "done",
			Moves: []metrics.Move{{On: today, From: today + 1, To: today + 7, Why: "ill"}}, Review: id, Created: now, Ended: today,
			Score: metrics.Score{Impact: 8, Confidence: 5, Ease: 3}},
		&metrics.Experiment{ID: "cd", Hypothesis: "h", Lever: metrics.Expectation{KPI: "cac", Change: -0.1},
			Outcome: metrics.Expectation{KPI: "mrr", Change: 0.05}, Did: "d", Owner: "me", Start: today - 30, End: today, Stage: metrics.StageCheck,
			Verdict: metrics.Supported, Learned: "l", Ended: today, Review: id, Created: now, Score: metrics.Score{Impact: 1, Confidence: 2, Ease: 3},
			Measured: &metrics.Effects{Lever: metrics.Effect{Before: metrics.Some(3), BeforePeriod: week47, After: metrics.Some(2), AfterPeriod: week47, Change: metrics.Some(-0.3), Unit: "ratio"}}},
		&metrics.Note{ID: "ef", KPI: "cac", Date: today, Text: "campaign began", By: "me", At: now},
	}
}

func review(records ...metrics.Record) metrics.Change {
	c := metrics.Change{Kind: metrics.ChangeReview}
	for _, r := range records {
		c.Records = append(c.Records, metrics.Put(r))
	}
	return c
}

func openReview() *metrics.Review { return &metrics.Review{Period: week47, Opened: now, By: "me"} }

func TestRecordsOfAReview(t *testing.T) {
	s := newStore(t, "cac", "mrr")
	records := meeting()
	e := mustApply(t, s, review(records...))
	w, _, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	minutes, ok, err := s.Minutes(ctx, metrics.ReviewID(week47))
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	got := []metrics.Record{&w.Reviews[0], &minutes, &w.Actions[0], &w.Experiments[0], &w.Notes[0]}
	if diff := cmp.Diff(meeting(), got); diff != "" {
		t.Error(diff)
	}
	if _, ok, err := s.Minutes(ctx, "week-2020-01-06"); ok || err != nil {
		t.Errorf("no minutes: %v %v", ok, err)
	}
	// The same again is no change, whatever the order of its maps.
	for range 20 {
		if _, err := s.Apply(ctx, review(meeting()...), "me", now); !errors.Is(err, ErrNoChange) {
			t.Fatalf("the same again: %v", err)
		}
	}
	items, err := s.Journal(ctx, 0, 1)
	if err != nil || cmp.Diff([]string{"cac", "mrr"}, items[0].KPIs) != "" || items[0].Records != 5 {
		t.Errorf("item: %+v %v", items, err)
	}
	r := mustBeSound(t, s)
	if r.Reviews != 1 || r.Minutes != 1 || r.Actions != 1 || r.Experiments != 1 || r.Notes != 1 || r.Drafts != 0 {
		t.Errorf("doctor counts %+v", r)
	}

	// What somebody changed since is not taken back unasked; the rest is.
	a := *records[2].(*metrics.Action)
	a.Owner = "another"
	mustApply(t, s, review(&a))
	var c *ConflictError
	if _, err := s.Undo(ctx, e.Seq, false, "me", now); !errors.As(err, &c) || len(c.Records) != 1 || c.Records[0].Kind != metrics.RecordAction || c.Records[0].ID != "ab" {
		t.Errorf("undo: %v", err)
	}
	if _, err := s.Undo(ctx, 0, false, "me", now); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(ctx, e.Seq, false, "me", now); err != nil {
		t.Fatal(err)
	}
	if w, _, err = s.Load(ctx, today); err != nil || len(w.Reviews)+len(w.Actions)+len(w.Experiments)+len(w.Notes) != 0 {
		t.Errorf("after undo: %+v %v", w, err)
	}
	if _, ok, err := s.Minutes(ctx, metrics.ReviewID(week47)); ok || err != nil {
		t.Errorf("minutes after undo: %v %v", ok, err)
	}
}

// Every damaged record of a review is named, by Load or, where that does not read
// it, by Doctor and by whoever asks for it; the rest is there.
func TestDamagedRecordsOfAReview(t *testing.T) {
	for i, kind := range []DamageKind{DamagedReview, DamagedMinutes, DamagedAction, DamagedExperiment, DamagedNote} {
		s := newStore(t, "cac", "mrr")
		mustApply(t, s, review(meeting()...))
		k, id := metrics.RecordOf(meeting()[i])
		spoil(t, s, bucketRecords, recordKey(k, id))
		w, _, err := s.Load(ctx, today)
		if kind == DamagedMinutes {
			if err != nil {
				t.Errorf("load: %v", err)
			}
			_, _, err = s.Minutes(ctx, id)
			if all, err2 := s.AllMinutes(ctx); len(all) != 0 || err2 == nil || err2.Error() != err.Error() {
				t.Errorf("all minutes: %v, %v", all, err2)
			}
		}
		named := func(err error) bool {
			var d *DamageError
			return errors.As(err, &d) && len(d.Damage) == 1 && d.Damage[0].What == kind && d.Damage[0].Name == id
		}
		if !named(err) || len(w.Series) != 2 {
			t.Errorf("%s: %v", kind, err)
		}
		if err := doctorOf(s); !named(err) {
			t.Errorf("%s: doctor: %v", kind, err)
		}
		mend(t, s)
	}
}

// spoil flips a bit in a value.
func spoil(t testing.TB, s *Store, bucket string, key []byte) {
	t.Helper()
	edit(t, s, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		v := bytes.Clone(b.Get(key))
		v[len(v)-1] ^= 1
		return b.Put(key, v)
	})
}

// edit changes the file behind the store's back.
func edit(t testing.TB, s *Store, fn func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(s.Path(), 0o600, &bolt.Options{PageSize: pageSize, FreelistType: bolt.FreelistArrayType})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(fn), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// mend puts the newest backup back, for the check at the end of the test.
func mend(t testing.TB, s *Store) {
	t.Helper()
	all, err := s.listBackups()
	if err != nil || len(all) == 0 {
		t.Fatal("no backup", err)
	}
	if _, err := s.Restore(ctx, all[0].Path, now); err != nil {
		t.Fatal(err)
	}
}

func TestDraft(t *testing.T) {
	s := newStore(t, "cac")
	id := metrics.ReviewID(week47)
	d := metrics.Draft{Review: id, Step: metrics.StepExceptions, Item: "cac", Field: "note", At: now,
		Texts: map[string]string{"note": "半分", "cause": "ha"}, Spent: map[metrics.ReviewStep]int{metrics.StepActions: 31}}
	if err := s.SaveDraft(ctx, d); !errors.Is(err, ErrNotFound) {
		t.Errorf("without a review: %v", err)
	}
	mustApply(t, s, review(openReview()))
	if err := os.RemoveAll(s.BackupDir()); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Draft(ctx, id); ok || err != nil {
		t.Errorf("none yet: %v %v", ok, err)
	}
	_, seq, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"半", "半分", "半分だけ"} {
		d.Texts["note"] = text
		if err := s.SaveDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
		got, ok, err := Open(s.Path(), Options{}).Draft(ctx, id)
		if diff := cmp.Diff(d, got); diff != "" || !ok || err != nil {
			t.Error(ok, err, diff)
		}
	}
	// It is no change of the workspace: nobody follows it, nothing is backed up.
	if entries, err := s.Since(ctx, seq); err != nil || len(entries) != 0 {
		t.Errorf("since: %v %v", entries, err)
	}
	if all, err := s.listBackups(); err != nil || len(all) != 0 {
		t.Errorf("backups: %v %v", all, err)
	}
	if r := mustBeSound(t, s); r.Drafts != 1 || r.Seq != seq {
		t.Errorf("doctor: %+v", r)
	}

	// A review that is written but not closed keeps it; one that is closed loses it
	// with the same entry, and taking that back does not bring it again.
	half := openReview()
	half.Findings = []metrics.Finding{{KPI: "cac", Note: "n"}}
	mustApply(t, s, review(half))
	if _, ok, err := s.Draft(ctx, id); !ok || err != nil {
		t.Errorf("after a note was kept: %v %v", ok, err)
	}
	closed := *half
	closed.Closing = &metrics.Closing{At: now, Seq: 3}
	e := mustApply(t, s, review(&closed))
	if _, ok, err := s.Draft(ctx, id); ok || err != nil {
		t.Errorf("after the closing: %v %v", ok, err)
	}
	if err := s.SaveDraft(ctx, d); !errors.Is(err, ErrClosed) {
		t.Errorf("of a closed review: %v", err)
	}
	if _, err := s.Undo(ctx, e.Seq, false, "me", now); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Draft(ctx, id); ok || err != nil {
		t.Errorf("after the closing was taken back: %v %v", ok, err)
	}
	if err := s.SaveDraft(ctx, d); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, metrics.Change{Kind: metrics.ChangeReview, Records: []metrics.RecordEdit{metrics.Remove(metrics.RecordReview, id)}})
	if _, ok, err := s.Draft(ctx, id); ok || err != nil {
		t.Errorf("without its review: %v %v", ok, err)
	}
	mustBeSound(t, s)
}

// Two cockpits in one review do not write over what the other one has.
func TestDraftsOfTwoCockpitsAreMerged(t *testing.T) {
	s := newStore(t, "cac")
	mustApply(t, s, review(openReview()))
	id := metrics.ReviewID(week47)
	type texts = map[string]string
	type spent = map[metrics.ReviewStep]int
	var got metrics.Draft
	for _, c := range []struct {
		save metrics.Draft
		want texts
		time spent
	}{
		{metrics.Draft{Item: "cac", Field: "note", Texts: texts{"cac/note": "a"}, Spent: spent{metrics.StepActions: 9, metrics.StepDue: 1}}, texts{"cac/note": "a"}, spent{metrics.StepActions: 9, metrics.StepDue: 1}},
		{metrics.Draft{Item: "ltv", Texts: texts{"ltv/note": "b"}, Spent: spent{metrics.StepActions: 3, metrics.StepDue: 4}}, texts{"cac/note": "a", "ltv/note": "b"}, spent{metrics.StepActions: 9, metrics.StepDue: 4}},
		{metrics.Draft{}, texts{"cac/note": "a", "ltv/note": "b"}, spent{metrics.StepActions: 9, metrics.StepDue: 4}}, // an idle one
		{metrics.Draft{Texts: texts{"ltv/note": "", "nps/note": ""}}, texts{"cac/note": "a"}, spent{metrics.StepActions: 9, metrics.StepDue: 4}},
	} {
		c.save.Review, c.save.Step, c.save.At = id, metrics.StepExceptions, now
		if err := s.SaveDraft(ctx, c.save); err != nil {
			t.Fatal(err)
		}
		got, _, _ = s.Draft(ctx, id)
		want := c.save
		want.Texts, want.Spent = c.want, c.time
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	mustBeSound(t, s)
}

// A draft that cannot be read is told, hinders nothing, and is written over.
func TestDamagedDraft(t *testing.T) {
	id := metrics.ReviewID(week47)
	d := metrics.Draft{Review: id, Step: metrics.StepDue, At: now}
	for name, damage := range map[string]func(*testing.T, *Store){
		"a flipped bit": func(t *testing.T, s *Store) { spoil(t, s, bucketDrafts, []byte(id)) },
		"lost by its page": func(t *testing.T, s *Store) {
			edit(t, s, func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucketDrafts)).Delete([]byte(id)) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t, "cac")
			mustApply(t, s, review(openReview(), &metrics.Review{Period: week47.Add(-1), Opened: now}))
			if err := s.SaveDraft(ctx, d); err != nil {
				t.Fatal(err)
			}
			damage(t, s)
			var e *DamageError
			if _, ok, err := s.Draft(ctx, id); ok || !errors.As(err, &e) || e.Damage[0].What != DamagedDraft || e.Damage[0].Name != id {
				t.Errorf("draft: %v %v", ok, err)
			}
			// Another review has none, as far as that is known: what a page lost could be its.
			if _, ok, err := s.Draft(ctx, metrics.ReviewID(week47.Add(-1))); ok || errors.Is(err, ErrDamaged) != (name == "lost by its page") {
				t.Errorf("draft of another review: %v %v", ok, err)
			}
			if err := doctorOf(s); !errors.As(err, &e) || len(e.Damage) != 1 || e.Damage[0].What != DamagedDraft {
				t.Errorf("doctor: %v", err)
			}
			if _, _, err := s.Load(ctx, today); err != nil {
				t.Errorf("load: %v", err)
			}
			mustApply(t, s, put("cac", day(today, 1)))
			if err := s.SaveDraft(ctx, d); err != nil {
				t.Fatal(err)
			}
			if _, ok, err := s.Draft(ctx, id); !ok || err != nil {
				t.Errorf("written over: %v %v", ok, err)
			}
		})
	}
	// A key that was spoiled could be anyone's.
	s := newStore(t, "cac")
	mustApply(t, s, review(openReview()))
	if err := s.SaveDraft(ctx, d); err != nil {
		t.Fatal(err)
	}
	edit(t, s, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucketDrafts))
		v := bytes.Clone(b.Get([]byte(id)))
		return errors.Join(b.Delete([]byte(id)), b.Put([]byte("veek"+id[4:]), v))
	})
	if _, ok, err := s.Draft(ctx, id); ok || !errors.Is(err, ErrDamaged) {
		t.Errorf("a spoiled key: %v %v", ok, err)
	}
	mend(t, s)
}

// A draft of a review whose record is damaged is not written: whether the review is
// still open is not known.
func TestDraftOfADamagedReview(t *testing.T) {
	s := newStore(t, "cac")
	mustApply(t, s, review(openReview()))
	id := metrics.ReviewID(week47)
	spoil(t, s, bucketRecords, recordKey(metrics.RecordReview, id))
	if err := s.SaveDraft(ctx, metrics.Draft{Review: id}); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
	mend(t, s)
}

// Lost changes are told before a draft makes the note of the newest change anew.
func TestLostChangeIsToldToADraft(t *testing.T) {
	s := newStore(t, "cac")
	mustApply(t, s, review(openReview()))
	mustApply(t, s, put("cac", day(today, 1)))
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	m, _, _ := parseMeta(b[:pageSize])
	m1, _, _ := parseMeta(b[pageSize:])
	newest := b2i(m1.tx > m.tx)
	clear(b[newest*pageSize : (newest+1)*pageSize])
	if err := os.WriteFile(s.Path(), b, 0o600); err != nil {
		t.Fatal(err)
	}
	var notices []error
	s.opts.Notice = func(err error) { notices = append(notices, err) }
	if err := s.SaveDraft(ctx, metrics.Draft{Review: metrics.ReviewID(week47)}); err != nil || len(notices) != 1 || !isLost(notices[0]) {
		t.Errorf("%v, notices %v", err, notices)
	}
}

// A list tells of a review what was written, however long; of an import only how much.
func TestTheJournalListsAReviewWhole(t *testing.T) {
	s := newStore(t, "cac")
	long := openReview()
	long.Findings = []metrics.Finding{{KPI: "cac", Note: strings.Repeat("広告の単価が上がった。", 1000)}} // in several parts
	mustApply(t, s, review(long, &metrics.Minutes{Review: metrics.ReviewID(week47), Text: strings.Repeat("議事録 ", 2000)}))
	var days []metrics.Snapshot
	for d := today - 400; d <= today; d++ {
		days = append(days, day(d, float64(d)*1.1))
	}
	mustApply(t, s, metrics.Change{Kind: metrics.ChangeImport, Series: []metrics.SeriesEdit{{KPI: "cac", Put: days}}})
	items, err := s.Journal(ctx, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	if items[0].Change != nil || items[0].Put != len(days) {
		t.Errorf("the import: %+v", items[0])
	}
	if c := items[1].Change; c == nil || len(c.Records) != 2 || c.Records[0].After.(*metrics.Review).Findings[0].Note != long.Findings[0].Note {
		t.Errorf("the review: %+v", items[1])
	}
}
