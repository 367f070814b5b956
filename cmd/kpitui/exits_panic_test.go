//go:build unix

package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui"
)

const panicsOn = "KPITUI_TEST_PANICS_ON" // the workspace of a cockpit that panics

// A cockpit with an editor that panics where none is wanted any more, and with a clock
// that does so once an editor has been asked for.
func init() {
	db := os.Getenv(panicsOn)
	if db == "" {
		return
	}
	a := &app{in: os.Stdin, out: os.Stdout, err: os.Stderr, db: db, today: "2026-11-20", lang: metrics.EN}
	err := func() error {
		s, err := a.store()
		if err != nil {
			return err
		}
		cfg, err := a.cockpitConfig("")
		if err != nil {
			return err
		}
		asked := false
		now := cfg.Now
		cfg.Now = func(zone *time.Location) time.Time {
			if asked {
				panic("no time")
			}
			return now(zone)
		}
		cfg.Edit = func(text string) (ui.Editor, error) {
			if strings.Contains(text, "late") {
				panic("no editor")
			}
			asked = true
			return ui.Editor{}, os.ErrNotExist
		}
		cfg.Storage = storage{s, a.lang}
		return a.runCockpit(cfg)
	}()
	if err != nil {
		a.complain(err)
	}
	os.Exit(exitCode(err))
}

// A panic in the cockpit is told behind it, with a sentence for people at last.
func TestAPanicIsToldBehindTheCockpit(t *testing.T) {
	s := exitsShell(t)
	for _, c := range []struct{ place, text, told string }{
		{"in a command", "late", "no editor"},
		{"in Update", "soon", "no time"},
	} {
		t.Run(c.place, func(t *testing.T) {
			cmd := program(t)
			cmd.Env = append(cmd.Env, panicsOn+"="+s.db)
			x := openTerminalOf(t, cmd, 100, 30)
			x.until("Cumulative students")
			x.press("n")
			x.until("editor")
			x.press(c.text)
			x.press("\x05")
			at := typed("j")(x) // which asks what time it is
			x.Ends(at, exitFailed)
			x.clean()
			rest := x.State().Main()
			for _, s := range []string{"Caught panic", c.told, "exits_panic_test.go", words.Panicked.In(metrics.EN)} {
				_, after, found := strings.Cut(rest, s)
				if !found {
					t.Fatalf("%q is not told in its turn: %s", s, x.State().Main())
				}
				rest = after
			}
		})
	}
}
