//go:build unix

package main

import (
	"os/exec"
	"syscall"
	"testing"
	"time"

	"kpitui/internal/ui/draw/drawtest"
)

// exitsShell has a workspace with something saved.
func exitsShell(t *testing.T) *shell {
	t.Helper()
	s := newShell(t)
	s.run(0, "2026-11-20", "init", "--template", "ai-am-i")
	s.run(0, "2026-11-20", "set", "students_total", "980")
	return s
}

// cockpitOf returns the cockpit on a workspace, drawn by a renderer.
func cockpitOf(t *testing.T, s *shell, renderer string) *terminal {
	t.Helper()
	x := openTerminal(t, 80, 24, "--db", s.db, "--today", "2026-11-20", "--lang", "en", "--renderer", renderer)
	x.until("Cumulative students")
	return x
}

// signalled returns the way out that a signal is.
func signalled(s syscall.Signal) func(*terminal) time.Time {
	return func(x *terminal) time.Time {
		at := time.Now()
		x.Signal(s)
		return at
	}
}

func typed(keys string) func(*terminal) time.Time {
	return func(x *terminal) time.Time {
		at := time.Now()
		x.Type(keys)
		return at
	}
}

// However the cockpit ends, nothing saved is lost and the terminal is left as it was
// found.
func TestEveryWayOutLeavesTheTerminalAsItWas(t *testing.T) {
	s := exitsShell(t)
	for _, way := range []struct {
		name  string
		leave func(*terminal) time.Time
	}{
		{"q", typed("q")},
		{"ctrl+c", typed("\x03")},
		{"q and more", typed("qjk")}, // which nobody takes any more
		{"ctrl+c in a field", func(x *terminal) time.Time {
			x.press("e")
			x.press("12")
			x.press("\x03")
			x.until("again quits")
			return typed("\x03")(x)
		}},
		{"TERM", signalled(syscall.SIGTERM)},
		{"HUP", signalled(syscall.SIGHUP)},
		{"QUIT", signalled(syscall.SIGQUIT)},
		{"INT", signalled(syscall.SIGINT)},
		{"TERM in a field", func(x *terminal) time.Time {
			x.press("e")
			x.press("12")
			return signalled(syscall.SIGTERM)(x)
		}},
		{"TERM twice", func(x *terminal) time.Time {
			x.Signal(syscall.SIGTERM)
			return signalled(syscall.SIGTERM)(x)
		}},
		{"after sizes", func(x *terminal) time.Time {
			for _, size := range [][2]uint16{{1, 1}, {200, 60}, {61, 16}} {
				x.Resize(size[0], size[1])
				time.Sleep(20 * time.Millisecond)
			}
			return typed("q")(x)
		}},
	} {
		for _, renderer := range []string{rendererChange, rendererPlain} {
			t.Run(way.name+"/"+renderer, func(t *testing.T) {
				x := cockpitOf(t, s, renderer)
				if !x.Raw() || !x.State().Touched() {
					t.Error("the cockpit is not in the terminal at all")
				}
				x.Ends(way.leave(x), exitDone)
				x.clean()
			})
		}
	}
	says(t, s.status("2026-11-20", "students_total"), map[string]any{"value": 980})
}

// A terminal that is closed takes the cockpit with it.
func TestNobodyLeftAtTheTerminal(t *testing.T) {
	s := exitsShell(t)
	for _, renderer := range []string{rendererChange, rendererPlain} {
		for name, prepare := range map[string]func(*terminal){
			"on the board": func(*terminal) {},
			"in a field":   func(x *terminal) { x.press("e"); x.press("12") },
		} {
			t.Run(name+"/"+renderer, func(t *testing.T) {
				x := cockpitOf(t, s, renderer)
				prepare(x)
				at := time.Now()
				x.HangUp()
				x.Ends(at, exitDone)
				for _, left := range x.Remains() {
					t.Error(left)
				}
			})
		}
	}
	says(t, s.status("2026-11-20", "students_total"), map[string]any{"value": 980})
}

// A terminal that nobody reads does not hold the cockpit.
func TestATerminalThatNobodyReads(t *testing.T) {
	s := exitsShell(t)
	for name, leave := range map[string]func(*terminal) time.Time{
		"q":      typed("q"),
		"ctrl+c": typed("\x03"),
		"TERM":   signalled(syscall.SIGTERM),
		"HUP":    signalled(syscall.SIGHUP),
		"QUIT":   signalled(syscall.SIGQUIT),
		"INT":    signalled(syscall.SIGINT),
	} {
		t.Run(name, func(t *testing.T) {
			x := unread(t, program(t, "--db", s.db, "--today", "2026-11-20", "--lang", "ja"))
			fill(x)
			x.Ends(leave(x), exitDone)
			x.clean()
		})
	}
	// The cursor is hidden while a frame is under way, and shown in a field.
	t.Run("in a field", func(t *testing.T) {
		x := unread(t, program(t, "--db", s.db, "--today", "2026-11-20", "--lang", "ja"))
		time.Sleep(300 * time.Millisecond)
		x.Type("n")
		x.FillBy(func() { x.Type("\u6771\u4eac\r") })
		x.Ends(signalled(syscall.SIGTERM)(x), exitDone)
		x.clean()
	})
	// Somebody may have filled it before.
	t.Run("full from the start", func(t *testing.T) {
		x := unread(t, program(t, "--db", s.db, "--today", "2026-11-20", "--lang", "ja"), (*drawtest.Terminal).Fill)
		time.Sleep(100 * time.Millisecond) // it has something to draw by now, and cannot
		x.Ends(signalled(syscall.SIGTERM)(x), exitDone)
		for _, left := range x.Left() {
			if left != thrownAway {
				t.Error("left behind: ", left)
			}
		}
	})
	t.Run("closed", func(t *testing.T) {
		x := unread(t, program(t, "--db", s.db, "--today", "2026-11-20", "--lang", "ja"))
		fill(x)
		at := time.Now()
		x.HangUp()
		x.Ends(at, exitDone)
	})
	// Whoever reads again sees the cockpit as if they had read all the time.
	t.Run("read again", func(t *testing.T) {
		x := unread(t, program(t, "--db", s.db, "--today", "2026-11-20", "--lang", "en"))
		fill(x)
		x.Read()
		x.press("?")
		x.until("Half a page down")
		x.press("q")
		x.Ends(typed("q")(x), exitDone)
		x.clean()
	})
}

// thrownAway is left where what nobody had read was thrown away to make room for the way
// out: what switched the keyboard may have been among that, and nobody can know.
const thrownAway = "kitty keyboard: 1 taken back of 0"

// unread starts a program in a terminal that nobody reads, and waits until it has it.
func unread(t *testing.T, cmd *exec.Cmd, before ...func(*drawtest.Terminal)) *terminal {
	t.Helper()
	x := &terminal{drawtest.Open(t, 200, 60), t, cmd, nil}
	x.tty = x.Keys
	for _, f := range before {
		f(x.Terminal)
	}
	x.Run(cmd)
	for end := time.Now().Add(15 * time.Second); !x.Raw(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the program does not take the terminal")
		}
	}
	return x
}

// fill goes from screen to screen until the terminal takes no more.
func fill(x *terminal) {
	x.t.Helper()
	screens := "Lbxt"
	x.FillBy(func() {
		x.Type(screens[:1])
		screens = screens[1:] + screens[:1]
	})
}
