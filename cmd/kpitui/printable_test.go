//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"kpitui/internal/text"
)

// hostile is a text that would take over a terminal: a title, a colour, a C1
// control, a turn of the writing direction, a link, bytes that are no text.
const hostile = "\x1b]0;PWNED\x07\x1b[31mred\u202egnp\u009b31m\x1b]8;;http://x\x07\xff\rx\u2066"

// printable fails the test unless every line of what was written is printable.
func printable(t *testing.T, where, out string) {
	t.Helper()
	for _, line := range strings.Split(out, "\n") {
		if line != text.Printable(line) || !utf8.ValidString(line) {
			t.Errorf("%s wrote %q", where, line)
			return
		}
	}
}

// The house's promise: whatever a person typed, as a name, a note, a path, a
// command or a value, only printable text leaves the program, on every way out.
func TestOnlyPrintableTextLeavesTheProgram(t *testing.T) {
	newShell(t)
	t.Chdir(t.TempDir())
	yaml := strings.NewReplacer("HOSTILE", `\e]0;PWNED\a\e[31mred\u202egnp\u009b31m\u2066`).Replace(`schema: kpitui.definitions/1
workspace: {name: "HOSTILE"}
kpis:
  - id: a
    name: "HOSTILE"
    group: "HOSTILE"
    tier: business
    unit: {kind: count, counter: {ja: "HOSTILE", en: "HOSTILE"}}
    cadence: daily
    aggregation: sum
    per: month
    method: "HOSTILE"
    owner: "HOSTILE"
    unmeasured: "HOSTILE"
    goal: {at_least: 10}
    alerts: [{when: "value <= 5", level: 2, name: "HOSTILE"}]
  - {id: b, name: B, tier: business, unit: ratio, cadence: daily, aggregation: last, unmeasured: "HOSTILE"}
phases:
  - {id: p, name: "HOSTILE", start: 2026-01-01, end: 2026-12-31, goals: [{kpi: a, at_least: 20}]}
`)
	csv := "date,kpi,value,note\n2026-10,a,5," + hostile + "\n" + hostile + ",a,1\n2026-10-01," + hostile + ",1\n2026-10-01,b," + hostile + "\n"
	name := strings.ReplaceAll(hostile, "/", "-")
	for file, data := range map[string]string{"d.yaml": yaml, "v.csv": csv, "bad.yaml": "schema: kpitui.definitions/1\n\"" + `\e[31m\u202e` + "\": 1\n", name: csv} {
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, lang := range []string{"ja", "en"} {
		db := filepath.Join(t.TempDir(), "w.db")
		for _, args := range [][]string{
			{"init", "--name", hostile}, {"define", "apply", "d.yaml"}, {"define", "apply", "d.yaml", "--yes"}, {"define", "apply", "bad.yaml"},
			{"status"}, {"import", "v.csv"}, {"import", name}, {"import", name, "--dry-run"}, {"import", "v.csv", "--strict"},
			{"set", "a", "7"}, {"set", "a", "8", "--note", hostile, "--by", hostile}, {"set", "a", "9"}, {"set", hostile, "9"}, {"set", "a", hostile}, {"set", "a=" + hostile, "b=1"},
			{"set", "a", "9", "--date", hostile}, {"set", "a", "9", "--period", hostile}, {"set", hostile},
			{"status"}, {"status", "--line"}, {"status", "--json"}, {"status", "--level", "1"}, {}, {"list"}, {"log"}, {"show", "a"}, {"show", "a", "--json"}, {"show", "b"}, {"show", hostile},
			{"unset", "a", "--period", "2026-10"}, {"undo"}, {"undo", hostile}, {"define", "export"}, {"doctor"},
			{hostile}, {"--" + hostile}, {"status", "--level", hostile}, {"help", hostile}, {"completion", hostile}, {"status", hostile},
			{"export", "--format", hostile}, {"export", "-o", name}, {"backup", name}, {"restore", name}, {"restore", hostile}, {"import", hostile}, {"define", "apply", hostile},
			{"--workspace", hostile, "status"}, {"--db", hostile, "status"}, {"--db", name + ".db", "init"}, {"--db", name + ".db", "backup", name + lang},
			{"--db", name, "status"}, {"--today", hostile, "status"}, {"--theme", hostile, "status"}, {"--lang", hostile, "status"},
			{"init", "--template", hostile}, {"--db", "new.db", "init", "--tz", hostile}, {"--db", "new.db", "init", "--start", hostile}, {"--db", "new.db", "init", "--currency", hostile},
			{"__complete", "set", ""},
		} {
			var out, errOut bytes.Buffer
			run(append([]string{"--db", db, "--today", "2026-11-20", "--lang", lang}, args...), strings.NewReader(""), &out, &errOut)
			where := strings.Join(args, " ")
			if len(args) > 0 && args[0] == "__complete" {
				out = *bytes.NewBuffer(bytes.ReplaceAll(out.Bytes(), []byte("\t"), []byte(" "))) // between a word and what it means
			}
			printable(t, where, out.String())
			printable(t, where, errOut.String())
		}
		if err := os.Remove(name + ".db"); err != nil {
			t.Fatal(err)
		}
	}
}
