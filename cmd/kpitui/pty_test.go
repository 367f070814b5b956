//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/ui/draw/drawtest"
)

// terminal is a pseudo-terminal with the real program in it, and all that the
// program ever wrote.
type terminal struct {
	*drawtest.Terminal
	t   *testing.T
	cmd *exec.Cmd
	tty *os.File // what is written here is typed
}

func openTerminal(t *testing.T, width, height uint16, args ...string) *terminal {
	t.Helper()
	return openTerminalOf(t, program(t, args...), width, height)
}

func openTerminalOf(t *testing.T, cmd *exec.Cmd, width, height uint16) *terminal {
	t.Helper()
	x := drawtest.Start(t, cmd, width, height)
	return &terminal{x, t, cmd, x.Keys}
}

func (x *terminal) output() string { return x.Output() }

// until waits until a text has been drawn.
func (x *terminal) until(s string) {
	x.t.Helper()
	x.Until(s)
}

// write types keys as fast as a terminal takes them.
func (x *terminal) write(keys string) {
	x.t.Helper()
	if _, err := io.WriteString(x.tty, keys); err != nil {
		x.t.Fatal(err)
	}
}

// press types keys, after which nobody types for a moment: an escape that another
// key follows at once would be read as one key with it.
func (x *terminal) press(keys string) {
	x.t.Helper()
	x.write(keys)
	time.Sleep(60 * time.Millisecond)
}

// redrawn returns the whole screen as it is now, drawn anew at another size.
func (x *terminal) redrawn(width, height uint16) string {
	x.t.Helper()
	before := len(x.output())
	x.Resize(width, height)
	drawn := 0
	for range 100 { // until nothing more is drawn
		time.Sleep(20 * time.Millisecond)
		if now := len(x.output()) - before; now > 0 && now == drawn {
			break
		} else {
			drawn = now
		}
	}
	return ansi.Strip(x.output()[before:])
}

// end waits for the program and returns its exit code.
func (x *terminal) end() int {
	x.t.Helper()
	code, _ := x.Gone(time.Now())
	x.State() // what was written last may still be under way
	return code
}

// clean fails the test unless the terminal is as it was before the program.
func (x *terminal) clean() {
	x.t.Helper()
	for _, left := range x.Left() {
		x.t.Error("left behind: ", left)
	}
}

// From a key press to the disk, through a real terminal.
func TestAKeyPressReachesTheDisk(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	x := openTerminal(t, 120, 36, "--db", s.db, "--today", "2026-11-20", "--lang", "ja")
	x.until("累計受講生数")
	x.press("/")
	x.press("students")
	x.press("\r")
	x.press("e")
	x.until("計画 1,012名")
	x.press("980")
	x.until("97%")
	x.press("\r")
	x.until("保存しました")
	x.press("q")
	if code := x.end(); code != 0 {
		t.Errorf("exit %d", code)
	}
	x.clean()
	says(t, s.status("2026-11-20", "students_total"), map[string]any{"value": 980, "state": "near"})
}

// Sizes that no screen fits, and a flood of keys, are survived.
func TestResizesAndFloodsOfKeysAreSurvived(t *testing.T) {
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	x := openTerminal(t, 120, 36, "--db", s.db, "--today", "2026-11-20", "--lang", "en")
	x.until("Cumulative students")
	for _, size := range [][2]uint16{{1, 1}, {200, 60}, {60, 15}, {3, 50}, {120, 36}} {
		x.Resize(size[0], size[1])
		time.Sleep(40 * time.Millisecond)
	}
	go func() { _, _ = io.WriteString(x.tty, strings.Repeat("jk", 5000)) }()
	time.Sleep(500 * time.Millisecond)
	x.press("?")
	x.until("Half a page down")
	x.press("q")
	x.press("q")
	if code := x.end(); code != 0 {
		t.Errorf("exit %d", code)
	}
	x.clean()
}

// foreign is everything that must never reach a terminal because of a text:
// links, titles set by others, C1 controls, bidirectional controls.
var foreign = regexp.MustCompile("\x1b\\]8;|\x1b\\]52;|PWNED|[\u0080-\u009f]|[\u202a-\u202e\u2066-\u2069]|\u200f")

// Hostile texts in names and notes are shown, harmlessly.
func TestHostileTextsNeverReachTheTerminal(t *testing.T) {
	const hostile = "\x1b]0;PWNED\x07\x1b[31mred\u202egnp.exe\u009b31m\x1b]8;;http://x\x07a\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i", "--name", hostile)
	s.run(0, "2026-11-20", "set", "students_total", "980", "--note", hostile)
	x := openTerminal(t, 200, 60, "--db", s.db, "--today", "2026-11-20", "--lang", "ja", "--by", hostile)
	x.until("累計受講生数")
	for _, key := range []string{"\r", "\x1b", "t", "c", "p", "a", "L", "?", "\x1b", ":", "\x1b", "b", "e", "\x1b", "b"} {
		x.press(key)
	}
	x.press("\x03") // never behind an escape: on a busy machine both would be read as one key
	x.end()
	out := x.output()
	if found := foreign.FindString(strings.ReplaceAll(out, "\x1b]0;", "")); found != "" && !strings.Contains(found, "PWNED") {
		t.Errorf("%q reached the terminal", found)
	}
	if strings.Contains(out, "\x1b]0;PWNED") || strings.Contains(out, "\x1b]2;PWNED") || strings.Contains(out, "\x1b[31mred") {
		t.Error("a text's own escape sequence reached the terminal")
	}
	for _, args := range [][]string{{"status"}, {"show", "students_total"}, {"log"}, {"list"}, {"status", "--json"}, {"status", "--line"}} {
		if out := s.run(0, "2026-11-20", args...); strings.ContainsAny(out, "\x1b\u202e\u009b\x07") {
			t.Errorf("%v: %q", args, out)
		}
	}
}

// The demo is gone when it is left, from wherever it was opened.
func TestADemoLeavesNothingBehind(t *testing.T) {
	newShell(t)
	for _, open := range []struct {
		args []string
		keys string
	}{{[]string{"demo"}, ""}, {nil, "G\r"}} {
		tmp := t.TempDir()
		cmd := program(t, append([]string{"--lang", "en"}, open.args...)...)
		cmd.Env = append(cmd.Env, "TMPDIR="+tmp)
		x := openTerminalOf(t, cmd, 120, 36)
		if open.keys != "" {
			x.until("Demo")
			x.press(open.keys)
		}
		x.until("Cumulative students")
		if made, _ := os.ReadDir(tmp); len(made) == 0 {
			t.Error("no throw-away copy")
		}
		x.press("q")
		x.end()
		x.clean()
		if left, _ := os.ReadDir(tmp); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}
