package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// elsewhere stores a day's value as another process would, and waits until the
// cockpits have seen it.
func elsewhere(t *testing.T, path, kpi string, value float64, cockpits ...*pilot) uint64 {
	t.Helper()
	day := metrics.Period{Kind: metrics.Day, Start: metrics.NewDate(2026, 11, 20)}
	e, err := store.Open(path, store.Options{}).Apply(context.Background(), metrics.Change{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{
		KPI: kpi, Put: []metrics.Snapshot{{Slot: metrics.Slot{Period: day}, Value: value, Origin: &metrics.Origin{Source: "cli"}}},
	}}}, "naoto", demoNoon)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range cockpits {
		p.follows()
	}
	return e.Seq
}

// wrote sets the value of a KPI for today.
func (p *pilot) wrote(name, value string) {
	p.t.Helper()
	p.press("/", name, "enter", "e", value, "enter")
	if strings.Contains(p.screen(), "Press enter again") {
		p.press("enter")
	}
	p.sees("saved. u takes it back.")
	p.press("esc")
}

func newTemplate(t *testing.T) string {
	t.Helper()
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	return s.db
}

func TestUndoTakesBackOnlyWhatThisCockpitDid(t *testing.T) {
	path := newTemplate(t)
	p := newPilot(t, path, metrics.EN, 120, 36, demoNoon)
	p.press("u")
	p.sees("Nothing to undo here.")
	p.wrote("MRR", "4M")
	p.wrote("Cumulative", "980")
	elsewhere(t, path, "uptime", 99.9, p)
	p.reads(" System uptime", "99.9%")

	p.press("u") // another record was changed meanwhile: nothing is asked
	p.sees("Undone: set  Cumulative students")
	p.reads(" Cumulative students", "unmeasured")
	p.press("u")
	p.reads(" MRR ", "unmeasured")
	p.reads(" System uptime", "99.9%")
	p.press("u")
	p.sees("Nothing to undo here.")
	p.press("ctrl+r")
	p.sees("Done again: set  MRR")
	p.reads(" MRR ", "¥4M")
	p.press("ctrl+r")
	p.reads(" Cumulative students", "980")
	p.press("ctrl+r")
	p.sees("Nothing to redo here.")
	p.press("u") // what was done again can be undone again
	p.reads(" Cumulative students", "unmeasured")
}

func TestUndoAsksWhereAnotherChangedTheSameValue(t *testing.T) {
	path := newTemplate(t)
	p := newPilot(t, path, metrics.EN, 120, 36, demoNoon)
	p.wrote("Cumulative", "980")
	elsewhere(t, path, "students_total", 990, p)
	p.reads(" Cumulative students", "990")

	p.press("u")
	p.sees("It was changed again since, by someone else. Undo it all the same?")
	p.press("n")
	p.reads(" Cumulative students", "990")
	p.press("u", "y")
	p.sees("Undone: set  Cumulative students")
	p.reads(" Cumulative students", "unmeasured")
	p.press("ctrl+r")
	p.reads(" Cumulative students", "990")
	// Doing again asks likewise, and says what it did.
	p.press("u")
	elsewhere(t, path, "students_total", 991, p)
	p.press("ctrl+r")
	p.sees("It was changed again since")
	p.press("y")
	p.sees("Done again: set  Cumulative students")
}

func TestANewChangeClearsRedoOfTheSameRecordOnly(t *testing.T) {
	path := newTemplate(t)
	p := newPilot(t, path, metrics.EN, 120, 36, demoNoon)
	p.wrote("MRR", "4M")
	p.wrote("Cumulative", "980")
	p.press("u", "u")
	p.wrote("Cumulative", "985")
	p.press("ctrl+r")
	p.reads(" MRR ", "¥4M")
	p.press("ctrl+r")
	p.sees("Nothing to redo here.")
	p.reads(" Cumulative students", "985")
}

func TestKeysOfUndoAreTakenInTurn(t *testing.T) {
	p := newPilot(t, newTemplate(t), metrics.EN, 120, 36, demoNoon)
	p.wrote("MRR", "4M")
	p.wrote("Cumulative", "980")
	p.press("uu") // the second while the first is still being written
	p.reads(" MRR ", "unmeasured")
	p.reads(" Cumulative students", "unmeasured")
}

func TestTheJournalTakesBackWhatAnotherDid(t *testing.T) {
	path := newTemplate(t)
	p := newPilot(t, path, metrics.EN, 120, 36, demoNoon)
	p.wrote("MRR", "4M")
	elsewhere(t, path, "students_total", 990, p)
	p.press("L")
	p.reads("naoto", "Cumulative students")
	p.press("enter")
	p.sees("Take back")
	p.press("y")
	p.press("b")
	p.reads(" Cumulative students", "unmeasured")
	p.press("u") // this was the cockpit's own last change
	p.reads(" Cumulative students", "990")
	// An entry that another took back cannot be taken back here; the one before can.
	p.wrote("System uptime", "99.9")
	if _, err := p.store.Undo(context.Background(), uint64(p.entries()), false, "naoto", demoNoon); err != nil {
		t.Fatal(err)
	}
	p.follows()
	p.press("u")
	p.sees("already")
}

func TestAnImportElsewhereAppearsAndIsUndoneAsOne(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	p := newPilot(t, s.db, metrics.EN, 120, 36, demoNoon)
	file := filepath.Join(t.TempDir(), "values.csv")
	if err := os.WriteFile(file, []byte("date,mrr,students_total,uptime\n2026-11-19,4000000,970,99.9\n2026-11-20,4100000,980,99.8\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.run(0, "2026-11-20", "import", file)
	p.follows()
	p.reads(" MRR ", "¥4.1M")
	p.reads(" Cumulative students", "980")
	p.press("L")
	p.reads("⡇", "values.csv")
	p.press("enter", "y", "b")
	p.reads(" MRR ", "unmeasured")
	p.reads(" System uptime", "unmeasured")
}

func TestTwoCockpitsOnOneFileFollowEachOther(t *testing.T) {
	path := newTemplate(t)
	a := newPilot(t, path, metrics.EN, 120, 36, demoNoon)
	b := newPilot(t, path, metrics.EN, 120, 36, demoNoon.Add(time.Minute))
	a.wrote("MRR", "4M")
	b.follows()
	b.reads(" MRR ", "¥4M")
	b.press("u")
	b.sees("Nothing to undo here.") // it was not b that did it
	b.wrote("MRR", "4.2M")
	a.follows()
	a.reads(" MRR ", "¥4.2M")
	a.press("+", "Runway", "enter", "ctrl+s")
	b.follows()
	b.sees("Runway")
	// What is typed in one stays, whatever the other does.
	b.press("/", "cumul", "enter", "e", "98")
	a.wrote("Cumulative", "970")
	b.follows()
	b.reads("Value  98", "98")
	b.press("0", "enter")
	a.follows()
	a.reads(" Cumulative students", "980")
}

// Opening a review happens by looking at it: u takes back what was done before, and
// says what that was.
func TestUndoLeavesAReviewThatWasOpened(t *testing.T) {
	path := newTemplate(t)
	p := newPilot(t, path, metrics.JA, 120, 36, demoNoon)
	p.press("w", "b", "u")
	p.sees("元に戻す変更はありません。")
	p.press("w", "b", "/", "MRR", "enter", "e", "4M", "enter", "esc", "u")
	p.sees("元に戻しました: 記録  月次経常収益", "400万円")
	p.press("u")
	p.sees("元に戻す変更はありません。")
	w, _, err := p.store.Load(t.Context(), metrics.DateOf(demoNoon))
	if err != nil || len(w.Reviews) != 1 {
		t.Errorf("%d reviews, %v", len(w.Reviews), err)
	}
}
