package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

// The golden package owns the -update flag; this reads it.
func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// The pictures in each README are what the cockpit shows.
func TestReadmesShowTheCockpit(t *testing.T) {
	for lang, file := range map[metrics.Lang]string{metrics.EN: "../../README.md", metrics.JA: "../../README.ja.md"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := string(data)
		for name, keys := range map[string][]string{"board": nil, "line": nil, "review": {"w", "tab", "tab"}} {
			begin, end := "<!-- "+name+":begin -->\n", "<!-- "+name+":end -->"
			before, rest, _ := strings.Cut(want, begin)
			_, after, ok := strings.Cut(rest, end)
			if !ok {
				t.Fatalf("%s: no place for the %s", file, name)
			}
			p := newPilot(t, demoPath(t, lang), lang, 118, 34, demoNoon)
			p.press(keys...)
			shown := p.screen()
			if name == "line" {
				shown = explained(t, shown)
			}
			want = before + begin + "```text\n" + shown + "\n```\n" + end + after
		}
		if want == string(data) {
			continue
		}
		if !updating() {
			t.Errorf("%s shows another cockpit: run make golden", file)
			continue
		}
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// explained returns the line of the board that the READMEs explain, below the titles of
// its columns.
func explained(t *testing.T, board string) string {
	t.Helper()
	var titles, line string
	for l := range strings.Lines(board) {
		switch {
		case strings.Contains(l, "KPI  "):
			titles = strings.TrimRight(l, "\n")
		case line == "" && (strings.Contains(l, "Cumulative students") || strings.Contains(l, "累計受講生数")):
			line = strings.TrimRight(l, "\n")
		}
	}
	if titles == "" || line == "" {
		t.Fatalf("no line to explain:\n%s", board)
	}
	return titles + "\n" + line
}
