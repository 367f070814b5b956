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

// The picture of the board in each README is the board.
func TestReadmesShowTheBoard(t *testing.T) {
	for lang, file := range map[metrics.Lang]string{metrics.EN: "../../README.md", metrics.JA: "../../README.ja.md"} {
		const begin, end = "<!-- board:begin -->\n", "<!-- board:end -->"
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before, rest, _ := strings.Cut(string(data), begin)
		_, after, ok := strings.Cut(rest, end)
		if !ok {
			t.Fatalf("%s: no place for the board", file)
		}
		p := newPilot(t, demoPath(t, lang), lang, 118, 34, demoNoon)
		want := before + begin + "```text\n" + p.screen() + "\n```\n" + end + after
		if want == string(data) {
			continue
		}
		if !updating() {
			t.Errorf("%s shows another board: run make golden", file)
			continue
		}
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
