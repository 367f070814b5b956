//go:build unix && slow

package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"
	"time"
)

// Two hundred cockpits that are left at any moment, in any way, whatever they are
// doing: nothing hangs, nothing stays raw, nothing is left behind.
func TestRandomExits(t *testing.T) {
	s := exitsShell(t)
	var times []time.Duration
	for seed := range uint64(200) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			times = append(times, randomExit(t, s, rand.New(rand.NewPCG(seed, 5))))
		})
	}
	slices.Sort(times)
	at := func(percent int) time.Duration {
		return times[(len(times)-1)*percent/100].Round(100 * time.Microsecond)
	}
	t.Logf("%d exits: median %v, p90 %v, p99 %v, longest %v", len(times), at(50), at(90), at(99), at(100))
}

// randomExit does this and that in a cockpit, leaves it and returns how long that took.
func randomExit(t *testing.T, s *shell, random *rand.Rand) time.Duration {
	lang := []string{"ja", "en"}[random.IntN(2)]
	cmd := program(t, "--db", s.db, "--today", "2026-11-20", "--lang", lang)
	cmd.Env = append(cmd.Env, "VISUAL=", "EDITOR=true", "TMPDIR="+t.TempDir())
	x := openTerminalOf(t, cmd, uint16(1+random.IntN(200)), uint16(1+random.IntN(60)))
	if random.IntN(3) > 0 {
		for end := time.Now().Add(5 * time.Second); !x.Raw() && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
		someSteps(x, s, random)
	} else { // while it starts
		time.Sleep(time.Duration(random.IntN(40_000)) * time.Microsecond)
	}
	at, name := wayOut(x, random)
	code, took := x.Gone(at)
	left := x.Remains()
	if name != "closed" {
		for _, l := range x.Left() {
			if l != thrownAway { // on a busy machine whoever reads can be late
				left = append(left, l)
			}
		}
		// Before it has the terminal a signal ends it as it does any program.
		if code != exitDone && x.State().Touched() {
			left = append(left, fmt.Sprintf("exit %d (%v)", code, x.Cmd.ProcessState))
		}
	}
	for _, l := range left {
		t.Errorf("%s: left behind: %s", name, l)
	}
	t.Logf("%s: gone after %v", name, took)
	return took
}

// someSteps presses keys, changes the size and lets others change the workspace.
func someSteps(x *terminal, s *shell, random *rand.Rand) {
	keys := []string{"j", "k", "G", "g", "b", "t", "c", "p", "a", "w", "x", "L", "C", "?", "\x1b", "\r", "/", "e", "7", "n", "東京", "\x05", ":", "m", "T", "R", "P", "K", "\x04", "\x1b[<0;10;5M\x1b[<0;10;5m", "\x1b[<65;10;5M", "\x1b[200~売上\x1b[201~"}
	for range random.IntN(12) {
		switch random.IntN(8) {
		case 0:
			x.Resize(uint16(1+random.IntN(200)), uint16(1+random.IntN(60)))
		case 1:
			if random.IntN(4) == 0 {
				s.run(0, "2026-11-20", "set", "--yes", "students_total", fmt.Sprint(900+random.IntN(100)))
			}
		default:
			x.Type(keys[random.IntN(len(keys))])
		}
		if random.IntN(2) == 0 {
			time.Sleep(time.Duration(random.IntN(30_000)) * time.Microsecond)
		}
	}
}

// wayOut leaves the cockpit in one of the ways and returns when that began.
func wayOut(x *terminal, random *rand.Rand) (time.Time, string) {
	signals := map[string]syscall.Signal{"TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP, "INT": syscall.SIGINT, "QUIT": syscall.SIGQUIT}
	name := []string{"TERM", "HUP", "INT", "QUIT", "closed", "ctrl+c"}[random.IntN(6)]
	at := time.Now()
	switch name {
	case "closed":
		x.HangUp()
	case "ctrl+c":
		// Until it has the terminal it is a signal; behind an escape it is another key;
		// what is typed is asked about.
		for !x.Over() {
			x.Type("\x03")
			at = time.Now()
			time.Sleep(100 * time.Millisecond)
		}
	default:
		x.Signal(signals[name])
	}
	return at, name
}

// An editor that will not end does not hold the cockpit for ever.
func TestADeafEditor(t *testing.T) {
	x := inEditor(t, exitsShell(t), rendererChange, scripted(t, "trap '' TERM HUP; echo EDITING; while :; do sleep 0.05; done"))
	x.until("EDITING")
	code, took := x.Gone(signalled(syscall.SIGTERM)(x))
	t.Logf("gone after %v", took)
	if code != exitFailed || len(x.Remains()) == 0 {
		t.Errorf("exit %d, with the editor gone", code)
	}
	if left := x.State().Left(); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
