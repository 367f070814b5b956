package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

// The worksheet is six months of raw numbers of a generative-AI product (raw.csv) and
// what they come to, worked out without this program: each formula by its column
// (computed.csv; empty: it cannot be computed), plans, attainments and states
// (states.csv), the process limits around the level or the trend that fits
// (limits.csv), and the outlook of every goal with a due date (outlook.csv), its
// forecast by universal kriging of the four trends in forty digits.
const worksheetDay = "2026-11-11"

// worksheet returns the rows of a file by its headings.
func worksheet(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "worked", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range line {
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// matches compares a figure of the program with a cell: an empty one is null.
func matches(t *testing.T, what string, got any, cell string, digits float64) {
	t.Helper()
	if cell == "" {
		if got != nil {
			t.Errorf("%s: %v, want none", what, got)
		}
		return
	}
	want, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		if got != cell {
			t.Errorf("%s: %v, want %s", what, got, cell)
		}
		return
	}
	if g, ok := got.(float64); !ok || math.Abs(g-want) > digits*math.Max(1, math.Abs(want)) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// product is a fresh workspace of the generative-AI template with the raw numbers.
func product(t *testing.T) *shell {
	t.Helper()
	s := newShell(t)
	s.run(0, "2026-05-11", "--lang", "en", "init", "--template", "generative-ai", "--name", "Acme AI", "--tz", "Asia/Tokyo", "--currency", "JPY")
	said := s.run(0, worksheetDay, "--lang", "en", "import", filepath.Join("testdata", "worked", "raw.csv"))
	if !strings.Contains(said, "values 874, KPIs 42; new 874") {
		t.Fatalf("the import says %q", said)
	}
	return s
}

func TestAWorksheetOfAGenerativeAIProduct(t *testing.T) {
	s := product(t)
	shown := map[string]map[string]any{}
	show := func(kpi string) map[string]any {
		if shown[kpi] == nil {
			var k map[string]any
			if err := json.Unmarshal([]byte(s.run(0, worksheetDay, "show", kpi, "--json")), &k); err != nil {
				t.Fatal(err)
			}
			shown[kpi] = k
		}
		return shown[kpi]
	}

	values := 0
	for _, row := range worksheet(t, "computed.csv") {
		var got any
		for _, h := range show(row["kpi"])["history"].([]any) {
			if p := h.(map[string]any); p["period"] == row["period"] {
				got = p["value"]
			}
		}
		matches(t, row["kpi"]+" "+row["period"], got, row["value"], 1e-9)
		values++
	}
	if values != 584 {
		t.Errorf("the worksheet has %d computed values", values)
	}

	for _, row := range worksheet(t, "states.csv") {
		st := show(row["kpi"])["status"].(map[string]any)
		what := row["kpi"] + " "
		matches(t, what+"state", st["state"], row["state"], 0)
		matches(t, what+"plan", st["plan"], row["plan"], 1e-4)
		matches(t, what+"attainment", st["attainment_plan"], row["attainment"], 1e-4)
	}

	charted := map[string]bool{}
	for _, row := range worksheet(t, "limits.csv") {
		p, ok := show(row["kpi"])["process"].(map[string]any)
		if !ok {
			t.Errorf("%s has no limits", row["kpi"])
			continue
		}
		charted[row["kpi"]] = true
		for _, field := range []string{"points", "centre", "lower", "upper", "mean_range", "upper_range"} {
			matches(t, row["kpi"]+" "+field, p[field], row[field], 1e-9)
		}
		if trend := row["around"] != "level"; p["trend"] != trend {
			t.Errorf("%s: around a trend: %v, want %v", row["kpi"], p["trend"], trend)
		}
		st := show(row["kpi"])["status"].(map[string]any)
		var rules []string
		for _, r := range st["signals"].([]any) {
			rules = append(rules, r.(string))
		}
		want := strings.Fields(row["signals"])
		slices.Sort(rules)
		slices.Sort(want)
		if !slices.Equal(rules, want) {
			t.Errorf("%s: signals %v, want %v", row["kpi"], rules, want)
		}
		var state any
		if row["process"] != "" {
			state = row["process"]
		}
		if st["process"] != state {
			t.Errorf("%s: process %v, want %v", row["kpi"], st["process"], state)
		}
	}
	for _, kpi := range []string{"pairs_asked", "uses_intended"} { // without variation
		if show(kpi)["process"] != nil || charted[kpi] {
			t.Errorf("%s has limits", kpi)
		}
	}

	for _, row := range worksheet(t, "outlook.csv") {
		o, ok := show(row["kpi"])["status"].(map[string]any)["outlook"].(map[string]any)
		if !ok {
			t.Errorf("%s has no outlook", row["kpi"])
			continue
		}
		for _, f := range []struct {
			field, column string
			digits        float64
		}{
			{"due", "due", 0}, {"progress", "progress", 1e-4}, {"time_used", "time_used", 1e-4}, {"required_pace", "required", 1e-4},
			{"recent_pace", "recent", 1e-4}, {"pace_ratio", "ratio", 1e-4}, {"required_growth", "growth", 1e-4}, {"points", "points", 0},
			{"forecast", "forecast", 1e-4}, {"low", "low", 1e-4}, {"high", "high", 1e-4}, {"chance", "chance", 1e-9}, {"arrival", "arrival", 0},
		} {
			matches(t, row["kpi"]+" "+f.field, o[f.field], row[f.column], f.digits)
		}
		if o["method"] != "damped" || o["pace_per"] != "week" {
			t.Errorf("%s: %v by %v", row["kpi"], o["method"], o["pace_per"])
		}
	}
}

// The board by layer holds every KPI of the worksheet under the heading of its layer,
// with its state.
func TestTheLayersOfAWorksheet(t *testing.T) {
	s := product(t)
	p := newPilot(t, s.db, metrics.EN, 139, 200, time.Date(2026, 11, 11, 3, 0, 0, 0, time.UTC))
	var all struct {
		KPIs []struct{ ID, Name, Layer string }
	}
	if err := json.Unmarshal([]byte(s.run(0, worksheetDay, "--lang", "en", "status", "--json")), &all); err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, row := range worksheet(t, "states.csv") {
		states[row["kpi"]] = metrics.State(row["state"]).Mark()
	}
	for range 10 {
		if strings.Contains(p.screen(), "\n Model\n") {
			break
		}
		p.press("v")
	}
	heading, seen := "", map[string]string{}
	for line := range strings.Lines(p.screen()) {
		for _, l := range metrics.Layers {
			if strings.TrimSpace(line) == l.Label().EN {
				heading = string(l)
			}
		}
		for _, k := range all.KPIs {
			cut := " " + k.Name[:min(len(k.Name), 28)] // long names end in a mark
			if strings.Contains(line, cut+"  ") || len(cut) > 28 && strings.Contains(line, cut) {
				seen[k.ID] = heading
				if mark, ok := states[k.ID]; ok && !strings.Contains(line[:min(len(line), 24)], mark) {
					t.Errorf("%s has another state than %s: %s", k.ID, mark, line)
				}
			}
		}
	}
	counts := map[string]int{}
	for _, k := range all.KPIs {
		if seen[k.ID] != k.Layer {
			t.Errorf("%s stands under %q, and belongs to %q", k.ID, seen[k.ID], k.Layer)
		}
		counts[k.Layer]++
	}
	if got := fmt.Sprint(counts); got != "map[business:31 model:25 product:21]" {
		t.Errorf("KPIs by layer: %s", got)
	}
}
