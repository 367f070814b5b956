package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

// program returns a command that runs this program as a process of its own.
func program(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), "KPITUI_TEST_RUN=1")
	return cmd
}

// Fifty processes write at once while the cockpit is open: fifty changes in the
// journal, none lost, and the cockpit shows them.
func TestFiftyProcessesWriteWhileTheCockpitIsOpen(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	p := newPilot(t, s.db, metrics.EN, 120, 36, demoNoon)
	p.sees("MRR")

	var wg sync.WaitGroup
	for i := range 50 {
		day := metrics.NewDate(2026, 11, 20) - metrics.Date(i)
		wg.Go(func() {
			out, err := program(t, "--db", s.db, "--today", "2026-11-20", "--lang", "en", "set", "--yes", "--date", day.String(), "mrr", fmt.Sprint(4_000_000+i)).CombinedOutput()
			if err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	wg.Wait()

	items, err := p.store.Journal(context.Background(), 0, 100)
	if err != nil || len(items) != 51 {
		t.Fatalf("%d entries, %v, want the first and fifty more", len(items), err)
	}
	series, err := p.store.Series(context.Background(), "mrr", 0, 0)
	if err != nil || len(series.Points) != 50 {
		t.Fatalf("%d values, %v", len(series.Points), err)
	}
	for end := time.Now().Add(5 * time.Second); !strings.Contains(p.screen(), "¥4M") && time.Now().Before(end); {
		p.rest()
	}
	p.sees("¥4M")
}

// A value set in one terminal is on the other's board within a second.
func TestAnOpenCockpitShowsWhatAnotherProcessSets(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	p := newPilot(t, s.db, metrics.EN, 120, 36, demoNoon)
	if out, err := program(t, "--db", s.db, "--today", "2026-11-20", "set", "students_total", "980").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	set := time.Now()
	for !strings.Contains(p.screen(), "980") {
		if time.Since(set) > 5*time.Second {
			t.Fatalf("not shown:\n%s", p.screen())
		}
		p.rest()
	}
	p.sees("97%")
}
