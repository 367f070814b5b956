//go:build unix

package main

import (
	"path/filepath"
	"testing"

	"kpitui/internal/metrics"
)

// In a terminal `review` opens the cockpit in the review of a period.
func TestReviewOpensInTheTerminal(t *testing.T) {
	newShell(t)
	db := filepath.Join(t.TempDir(), "demo.db")
	if err := createDemo(db, metrics.EN); err != nil {
		t.Fatal(err)
	}
	for _, open := range []struct {
		args []string
		sees []string
	}{
		{nil, []string{"Weekly review", "Week 47, 16-22 Nov 2026", "Find somebody to run the follow-up survey"}},
		{[]string{"--period", "2026-W46"}, []string{"Week 46, 9-15 Nov 2026", "closed"}},
		{[]string{"--period", "2026-10"}, []string{"October 2026", "closed"}},
	} {
		x := openTerminal(t, 120, 36, append([]string{"--db", db, "--today", "2026-11-20", "--lang", "en", "review"}, open.args...)...)
		for _, s := range open.sees {
			x.until(s)
		}
		x.press("\x03")
		if code := x.end(); code != 0 {
			t.Errorf("%v: exit %d", open.args, code)
		}
		x.clean()
	}
}

// With --as-of the cockpit shows the past and changes nothing.
func TestTheCockpitShowsThePastOnly(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-10-05", "init", "--template", "ai-am-i")
	s.run(0, "2026-10-05", "set", "students_total", "858")
	s.run(0, "2026-11-20", "set", "students_total", "980")
	before := s.run(0, "2026-11-20", "log")
	x := openTerminal(t, 120, 36, "--db", s.db, "--today", "2026-11-20", "--lang", "en")
	x.until("980")
	x.press("\x03")
	x.end()
	t.Setenv("KPITUI_TODAY", "2026-11-20")
	x = openTerminal(t, 120, 36, "--db", s.db, "--lang", "en", "--as-of", "2026-10-05")
	x.until("2026-10-05")
	x.until("858")
	x.press("/students\r")
	x.press("e900\r")
	x.press("\x03")
	if code := x.end(); code != 0 {
		t.Errorf("exit %d", code)
	}
	x.clean()
	if after := s.run(0, "2026-11-20", "log"); after != before {
		t.Errorf("the past was changed:\n%s", after)
	}
}
