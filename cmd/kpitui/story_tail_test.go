package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

// An import that filled the whole part of a history that the cockpit holds is
// taken back elsewhere: the values before it are on the board again.
func TestTakingBackAnImportBringsOlderHistoryBack(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	week := metrics.Period{Kind: metrics.Week, Start: metrics.NewDate(2026, 11, 9)}
	write := func(name string, from, to int, value string) string {
		var b strings.Builder
		b.WriteString("date,kpi,value\n")
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "%s,csat,%s\n", week.Add(-i).Start, value)
		}
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	s.run(0, "2026-11-20", "import", write("old.csv", 70, 90, "3.3"))
	s.run(0, "2026-11-20", "import", write("new.csv", 0, 70, "4.4"))
	p := newPilot(t, s.db, metrics.EN, 120, 36, demoNoon)
	p.sees("4.4")
	s.run(0, "2026-11-20", "undo")
	p.follows()
	p.seesNot("4.4")
	p.sees("3.3")
}
