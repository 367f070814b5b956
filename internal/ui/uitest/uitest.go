// Package uitest gives the tests of the screens a workspace to stand on and a
// few ways to look at what a screen does. Only tests import it.
package uitest

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
)

// Env returns what a screen sees of [Workspace] at noon of [Today].
func Env(lang metrics.Lang) *frame.Env {
	e := &frame.Env{Lang: lang, Theme: theme.Resolve(theme.Dark, true, false), Workspace: Workspace(), By: "naoto"}
	Assess(e)
	return e
}

// Blank returns what a screen sees of a workspace without any KPI.
func Blank(lang metrics.Lang) *frame.Env {
	e := Env(lang)
	e.Workspace = &metrics.Workspace{Info: e.Workspace.Info, Series: map[string]*metrics.Series{}, Acks: map[string]metrics.Ack{}}
	Assess(e)
	return e
}

// Assess judges the environment's workspace anew, as the root does after each change.
func Assess(e *frame.Env) {
	e.Now = Today.Time().Add(12 * time.Hour)
	e.Today = Today
	e.Assessed = metrics.Assess(e.Workspace, e.Now)
}

// Plain returns a view without styles.
func Plain(view string) string { return ansi.Strip(view) }

// Line returns the first line of a view that contains s, without styles; empty
// when there is none.
func Line(view, s string) string {
	for _, l := range strings.Split(Plain(view), "\n") {
		if strings.Contains(l, s) {
			return l
		}
	}
	return ""
}

// Do carries out actions one after the other and returns what the last one asked for.
func Do(t testing.TB, s frame.Screen, actions ...keys.Action) []tea.Msg {
	t.Helper()
	var asked []tea.Msg
	for _, a := range actions {
		cmd, ok := s.Do(a)
		if !ok {
			t.Fatalf("%s means nothing here", a)
		}
		asked = Messages(cmd)
	}
	return asked
}

// Messages runs a command and returns its messages.
func Messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		var out []tea.Msg
		for _, c := range batch {
			out = append(out, Messages(c)...)
		}
		return out
	}
	if msg == nil {
		return nil
	}
	return []tea.Msg{msg}
}

// Asks fails unless want is among the messages.
func Asks(t testing.TB, asked []tea.Msg, want tea.Msg) {
	t.Helper()
	for _, msg := range asked {
		if reflect.DeepEqual(msg, want) {
			return
		}
	}
	t.Errorf("asked for %+v, want %#v", asked, want)
}

// Sweep draws a screen in many sizes and fails where it does not give exactly as
// many lines as there are rows, or one that is too wide.
func Sweep(t *testing.T, s frame.Screen) {
	t.Helper()
	for _, w := range Widths() {
		for _, h := range Heights() {
			s.SetSize(w, h)
			lines := strings.Split(s.View(), "\n")
			if len(lines) != h {
				t.Fatalf("%d×%d: %d lines", w, h, len(lines))
			}
			for i, l := range lines {
				if got := ansi.StringWidth(l); got > w {
					t.Fatalf("%d×%d: line %d is %d wide: %q", w, h, i, got, Plain(l))
				}
			}
		}
	}
}
