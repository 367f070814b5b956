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
		for name, keys := range map[string][]string{"board": nil, "review": {"w", "tab", "tab"}} {
			begin, end := "<!-- "+name+":begin -->\n", "<!-- "+name+":end -->"
			before, rest, _ := strings.Cut(want, begin)
			_, after, ok := strings.Cut(rest, end)
			if !ok {
				t.Fatalf("%s: no place for the %s", file, name)
			}
			p := newPilot(t, demoPath(t, lang), lang, 118, 34, demoNoon)
			p.press(keys...)
			want = before + begin + "```text\n" + p.screen() + "\n```\n" + end + after
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
