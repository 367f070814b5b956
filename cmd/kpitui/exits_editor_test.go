//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"kpitui/internal/ui/draw/drawtest"
)

// inEditor opens a note in the cockpit and gives it to an editor.
func inEditor(t *testing.T, s *shell, renderer, editor string) *terminal {
	t.Helper()
	cmd := program(t, "--db", s.db, "--today", "2026-11-20", "--lang", "en", "--renderer", renderer)
	cmd.Env = append(cmd.Env, "VISUAL=", "EDITOR="+editor, "TMPDIR="+t.TempDir())
	x := openTerminalOf(t, cmd, 100, 30)
	x.until("Cumulative students")
	x.press("n")
	x.until("editor")
	x.press("draft")
	x.press("\x05")
	return x
}

// scripted returns an editor that is a shell script; its file is "$1".
func scripted(t *testing.T, script string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return "sh " + path
}

// leave leaves the note that an editor has come back to.
func leave(x *terminal) time.Time {
	x.press("\x03")
	x.until("again quits")
	return typed("\x03")(x)
}

// ours waits until the cockpit has the terminal again.
func (x *terminal) ours() {
	x.t.Helper()
	for end := time.Now().Add(drawtest.Hanging); !x.Raw(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			x.t.Fatal("the cockpit has not taken the terminal back")
		}
	}
}

// After an editor that fails the cockpit goes on, and leaves nothing behind either.
func TestAnEditorThatFails(t *testing.T) {
	s := exitsShell(t)
	for name, editor := range map[string]string{
		"false":         "false",
		"nowhere":       "/no/such",
		"in the middle": scripted(t, "stty raw -echo; exit 3"),
	} {
		for _, renderer := range []string{rendererChange, rendererPlain} {
			if renderer == rendererPlain && name == "in the middle" {
				continue // Bubble Tea goes back to what such an editor leaves
			}
			t.Run(name+"/"+renderer, func(t *testing.T) {
				x := inEditor(t, s, renderer, editor)
				x.until("The editor failed")
				x.ours()
				x.Ends(leave(x), exitDone)
				x.clean()
			})
		}
	}
}

// While an editor has the terminal it is as it was before the cockpit, and signals end
// both.
func TestSignalsWhileAnEditorRuns(t *testing.T) {
	s := exitsShell(t)
	for name, sig := range map[string]syscall.Signal{"TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP} {
		for editor, script := range map[string]string{
			"sleeps":                  "echo EDITING; exec sleep 30",
			"leaves the terminal raw": "stty raw -echo; echo EDITING; exec sleep 30",
			"takes its time":          "trap 'sleep 0.2; exit 0' TERM HUP; echo EDITING; while :; do sleep 0.05; done",
		} {
			t.Run(name+"/"+editor, func(t *testing.T) {
				x := inEditor(t, s, rendererChange, scripted(t, script))
				x.until("EDITING")
				if left := x.State().Left(); len(left) > 0 {
					t.Errorf("the editor has the terminal with %q", left)
				}
				x.Ends(signalled(sig)(x), exitDone)
				x.clean()
			})
		}
	}
	t.Run("closed", func(t *testing.T) {
		x := inEditor(t, s, rendererChange, scripted(t, "echo EDITING; exec sleep 30"))
		x.until("EDITING")
		at := time.Now()
		x.HangUp()
		x.Ends(at, exitDone)
		for _, left := range x.Remains() {
			t.Error(left)
		}
	})
}

// Keys that make signals are typed for the editor.
func TestInterruptsAreTheEditors(t *testing.T) {
	s := exitsShell(t)
	for name, key := range map[string]string{"INT": "\x03", "QUIT": "\x1c"} {
		t.Run(name, func(t *testing.T) {
			x := inEditor(t, s, rendererChange, scripted(t, "trap 'echo INTERRUPTED; exit 0' "+name+"; echo EDITING; while :; do sleep 0.05; done"))
			x.until("EDITING")
			x.press(key)
			x.until("INTERRUPTED")
			x.ours()
			x.Ends(leave(x), exitDone)
			x.clean()
		})
		t.Run(name+" ends it", func(t *testing.T) {
			x := inEditor(t, s, rendererChange, scripted(t, "ulimit -c 0; echo EDITING; exec sleep 30"))
			x.until("EDITING")
			x.press(key)
			x.until("The editor failed")
			x.Ends(leave(x), exitDone)
			x.clean()
		})
	}
}
