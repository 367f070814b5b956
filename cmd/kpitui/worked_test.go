package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shell is a person at a shell with a home of their own.
type shell struct {
	t    *testing.T
	db   string
	said string // what the last run wrote to standard error
}

func newShell(t *testing.T) *shell {
	t.Helper()
	for _, name := range []string{"XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"} {
		t.Setenv(name, t.TempDir())
	}
	t.Setenv("LANG", "en_US.UTF-8")
	t.Setenv("KPITUI_TODAY", "")
	return &shell{t: t, db: filepath.Join(t.TempDir(), "work.db")}
}

// run runs kpitui on the day and returns what it printed; it must end with code.
func (s *shell) run(code int, today string, args ...string) string {
	s.t.Helper()
	var out, errOut bytes.Buffer
	args = append([]string{"--db", s.db, "--today", today, "--by", "hana"}, args...)
	if got := run(args, strings.NewReader(""), &out, &errOut); got != code {
		s.t.Fatalf("kpitui %s: exit %d, want %d\n%s%s", strings.Join(args, " "), got, code, &out, &errOut)
	}
	s.said = errOut.String()
	return out.String()
}

// status returns what `status --json` says of a KPI on the day.
func (s *shell) status(today, kpi string) map[string]any {
	s.t.Helper()
	var all struct{ KPIs []map[string]any }
	if err := json.Unmarshal([]byte(s.run(0, today, "status", "--json")), &all); err != nil {
		s.t.Fatal(err)
	}
	for _, k := range all.KPIs {
		if k["id"] == kpi {
			return k
		}
	}
	s.t.Fatalf("no %s in the status", kpi)
	return nil
}

// says compares figures of a status, to the digits that are given.
func says(t *testing.T, got map[string]any, want map[string]any) {
	t.Helper()
	for field, w := range want {
		g := got[field]
		if gf, ok := g.(float64); ok {
			switch wf := w.(type) {
			case float64:
				if math.Abs(gf-wf) > 0.00501*math.Max(1, math.Abs(wf)/1000) {
					t.Errorf("%v: %s = %v, want %v", got["id"], field, g, w)
				}
				continue
			case int:
				if gf != float64(wf) {
					t.Errorf("%v: %s = %v, want %v", got["id"], field, g, w)
				}
				continue
			}
		}
		if g != w {
			t.Errorf("%v: %s = %v, want %v", got["id"], field, g, w)
		}
	}
}

func TestWorkedPlansThroughStatus(t *testing.T) {
	s := newShell(t)
	s.run(0, "2025-01-05", "init", "--template", "ai-am-i")
	s.run(0, "2025-01-05", "set", "students_total", "0")
	// The day judged is the value's own: entered on 2025-04-01 it is held against
	// the plan of that day.
	s.run(0, "2025-04-01", "set", "students_total", "24")
	says(t, s.status("2025-04-01", "students_total"), map[string]any{"plan": 24.43, "goal": 50})

	s.run(0, "2026-11-20", "set", "--yes", "students_total", "980")
	says(t, s.status("2026-11-20", "students_total"), map[string]any{
		"value": 980, "goal": 1500, "goal_due": "2027-06-30", "plan": 1012.09, "attainment_plan": 0.9683, "attainment_goal": 0.6533, "level": 0, "state": "near",
	})

	s.run(0, "2026-11-20", "set", "--yes", "revenue_month", "6003298", "--period", "2026-10")
	says(t, s.status("2026-11-20", "revenue_month"), map[string]any{"plan": 6670329.67, "attainment_plan": 0.9, "level": 0, "state": "near", "period": "2026-10"})

	for day, goal := range map[string]float64{"2025-06-10": 40000, "2026-03-01": 30000, "2026-11-20": 25000} {
		says(t, s.status(day, "cac"), map[string]any{"goal": goal})
	}
	for day, goal := range map[string]float64{"2026-06-30": 70, "2026-07-01": 75} {
		says(t, s.status(day, "nps"), map[string]any{"goal": goal})
	}
}

func TestWorkedAttainmentThroughStatus(t *testing.T) {
	rows := []struct {
		comparator    string
		value, target float64
		attainment    float64
		level         int
		state         string
	}{
		{"at_least", 50, 50, 1, 0, "reached"},
		{"at_least", 45, 50, 0.9, 0, "near"},
		{"at_least", 44.9, 50, 0.898, 1, "caution"},
		{"at_least", 40, 50, 0.8, 1, "caution"},
		{"at_least", 35, 50, 0.7, 2, "warning"},
		{"at_least", 34.9, 50, 0.698, 3, "critical"},
		{"at_least", -10, 70, -0.1429, 3, "critical"},
		{"at_least", 3, -2, 3.5, 0, "reached"},
		{"at_most", 40000, 40000, 1, 0, "reached"},
		{"at_most", 44000, 40000, 0.9, 0, "near"},
		{"at_most", 48000, 40000, 0.8, 1, "caution"},
		{"at_most", 52000, 40000, 0.7, 2, "warning"},
		{"at_most", 52001, 40000, 0.69998, 3, "critical"},
	}
	s := newShell(t)
	s.run(0, "2026-11-20", "init")
	var defs strings.Builder
	defs.WriteString("schema: kpitui.definitions/1\nkpis:\n")
	var args []string
	for i, r := range rows {
		fmt.Fprintf(&defs, "  - id: row_%d\n    name: Row %d\n    tier: business\n    unit: ratio\n    cadence: weekly\n    aggregation: last\n    goal: {%s: %v}\n", i, i, r.comparator, r.target)
		args = append(args, fmt.Sprintf("row_%d=%v", i, r.value))
	}
	file := filepath.Join(t.TempDir(), "rows.yaml")
	if err := os.WriteFile(file, []byte(defs.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	s.run(0, "2026-11-20", "define", "apply", file, "--yes")
	s.run(0, "2026-11-20", append([]string{"set"}, args...)...)
	for i, r := range rows {
		got := s.status("2026-11-20", fmt.Sprintf("row_%d", i))
		says(t, got, map[string]any{"level": r.level, "state": r.state})
		if a := got["attainment_plan"].(float64); math.Abs(a-r.attainment) > 0.00006 {
			t.Errorf("row %d: attainment %v, want %v", i, a, r.attainment)
		}
	}
}
