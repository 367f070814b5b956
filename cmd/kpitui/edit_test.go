//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// editing starts `define edit` in a terminal with an editor that is a shell
// script; its file is "$1".
func editing(t *testing.T, s *shell, script string) *terminal {
	t.Helper()
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "--db", s.db, "--today", "2026-11-20", "--lang", "en", "define", "edit")
	cmd.Env = append(cmd.Env, "VISUAL=", "EDITOR=sh "+editor)
	return openTerminalOf(t, cmd, 100, 30)
}

func TestDefineEdit(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")

	// What the editor leaves is shown as a difference, and applied when that is
	// confirmed.
	x := editing(t, s, `sed -i.old 's/en: CAC}/en: Acquisition cost}/' "$1"`)
	x.until("Apply what is listed (1)? [y/N]")
	x.press("y\n")
	if code := x.end(); code != 0 {
		t.Errorf("exit %d", code)
	}
	if out := s.run(0, "2026-11-20", "list"); !strings.Contains(out, "Acquisition cost") {
		t.Errorf("not applied: %s", out)
	}

	// Nothing changed, nothing asked.
	x = editing(t, s, `true`)
	x.until("Nothing would change.")
	if code := x.end(); code != 0 {
		t.Errorf("exit %d", code)
	}

	// A file that is not valid goes back to the editor with what was typed.
	x = editing(t, s, `if grep -q 'tier: finance' "$1"; then sed -i.old 's/tier: finance/tier: customer/' "$1"; else sed -i.old 's/tier: customer/tier: finance/' "$1"; fi
sed -i.old 's/en: NPS}/en: Promoters}/; s/name: NPS/name: Promoters/' "$1"`)
	x.until(`"finance"`)
	x.until("Edit again? [y/N]")
	x.press("y\n")
	x.until("Apply what is listed")
	x.press("y\n")
	if code := x.end(); code != 0 {
		t.Errorf("exit %d", code)
	}
	if out := s.run(0, "2026-11-20", "list"); !strings.Contains(out, "Promoters") {
		t.Errorf("not applied: %s", out)
	}

	// Whoever gives up, or whose editor fails, is told where the text is kept.
	kept := regexp.MustCompile(`(?s)(?:kept in|is in) (\S+/definitions\.yaml)\.`)
	for script, asked := range map[string]bool{
		`echo 'nonsense: 1' >> "$1"`:                                      true,
		`sed -i.old 's/Promoters/nonsense/' "$1"`:                         true,
		`echo 'nonsense: 1' >> "$1"; echo the editor crashed >&2; exit 3`: false,
	} {
		x = editing(t, s, script)
		if asked {
			if strings.Contains(script, "sed") {
				x.until("Apply what is listed")
				x.press("n\n")
			}
			x.until("Edit again? [y/N]")
			x.press("n\n")
		}
		if code := x.end(); code != exitFailed {
			t.Errorf("exit %d", code)
		}
		found := kept.FindStringSubmatch(strings.ReplaceAll(ansi.Strip(x.output()), "\r\n", "\n"))
		if found == nil {
			t.Fatalf("%s: not told where the text is: %q", script, x.output())
		}
		data, err := os.ReadFile(found[1])
		if err != nil || !strings.Contains(string(data), "nonsense") {
			t.Errorf("%s: %v, %d bytes", script, err, len(data))
		}
		if err := os.RemoveAll(filepath.Dir(found[1])); err != nil {
			t.Fatal(err)
		}
	}
	if out := s.run(0, "2026-11-20", "list"); !strings.Contains(out, "Promoters") {
		t.Errorf("what was not confirmed was applied: %s", out)
	}
}

// On a terminal an unusual value is asked about, once each.
func TestAnUnusualValueIsAskedAboutOnATerminal(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-19", "init", "--template", "ai-am-i")
	s.run(0, "2026-11-19", "set", "students_total", "900", "mrr", "5m")
	for answer, code := range map[string]int{"n\n": exitFailed, "\n": exitFailed, "y\n": exitDone} {
		x := openTerminal(t, 100, 30, "--db", s.db, "--today", "2026-11-20", "--lang", "en", "set", "students_total", "9000")
		x.until("The last value was 900; 9,000 is far from it. Record it? [y/N]")
		x.press(answer)
		if got := x.end(); got != code {
			t.Errorf("%q: exit %d", answer, got)
		}
	}
	says(t, s.status("2026-11-20", "students_total"), map[string]any{"value": 9000})
}

// What is written for programs is made printable when a person's terminal is
// where it goes.
func TestExportsAreHarmlessOnATerminal(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i", "--name", hostile)
	s.run(0, "2026-11-20", "set", "students_total", "980", "--note", hostile)
	if out := s.run(0, "2026-11-20", "export"); !strings.Contains(out, "\u202e") {
		t.Errorf("a pipe does not get the raw note: %q", out)
	}
	for _, args := range [][]string{{"export"}, {"export", "--format", "json"}, {"define", "export"}, {"status"}, {"show", "students_total", "--json"}, {"log"}} {
		x := openTerminal(t, 200, 50, append([]string{"--db", s.db, "--today", "2026-11-20", "--lang", "en"}, args...)...)
		if code := x.end(); code != 0 {
			t.Errorf("%v: exit %d", args, code)
		}
		printable(t, strings.Join(args, " "), strings.ReplaceAll(x.output(), "\r\n", "\n"))
		if !strings.Contains(x.output(), "PWNED") {
			t.Errorf("%v: %q", args, x.output())
		}
	}
}
