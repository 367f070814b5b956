//go:build unix

package draw_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"kpitui/internal/ui/draw/drawtest"
)

// filled starts a probe in a terminal that nobody reads and draws until that takes no
// more.
func filled(t *testing.T, where string) *drawtest.Terminal {
	t.Helper()
	x := drawtest.Open(t, 200, 60)
	x.Run(probeOf(where))
	for !x.Raw() {
		time.Sleep(time.Millisecond)
	}
	x.FillBy(func() { x.Type("f") })
	return x
}

// Every mode that a view can ask for is on while it is shown, and off afterwards.
func TestEveryModeIsTakenBack(t *testing.T) {
	for _, env := range []string{"", plain + "=1"} {
		x := probed(t, "nowhere", env)
		on := x.State().Left()
		if len(on) < 10 {
			t.Errorf("on while it is shown: %q", on)
		}
		at := time.Now()
		x.Type("q")
		x.Ends(at, ended)
		for _, left := range x.Left() {
			t.Error("left behind: ", left)
		}
	}
}

// jobs starts a probe as a job of a shell.
func jobs(t *testing.T, where string) *drawtest.Terminal {
	t.Helper()
	return probed(t, where, shell+"=1")
}

// The shell that a job is stopped for has the terminal as it was, and whoever comes back
// finds everything drawn anew.
func TestSuspend(t *testing.T) {
	x := jobs(t, "nowhere")
	for i := range 3 {
		x.Type("\x1a")
		x.Until("STOPPED")
		if left := x.State().Left(); len(left) > 0 || x.Raw() {
			t.Errorf("the shell has the terminal with %q, raw: %v", left, x.Raw())
		}
		again(x, "fg\n", "READY")
		for end := time.Now().Add(drawtest.Hanging); len(x.State().Left()) < 10 || !x.Raw(); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("back in the terminal with %q, raw: %v", x.State().Left(), x.Raw())
			}
		}
		again(x, "f", fmt.Sprint(i+1, " ", i+1))
	}
	at := time.Now()
	x.Type("q")
	x.Ends(at, ended)
	for _, left := range x.Left() {
		t.Error("left behind: ", left)
	}
}

// again types keys and waits for a text to be drawn after that.
func again(x *drawtest.Terminal, keys, s string) {
	x.Forget()
	x.Type(keys)
	x.Until(s)
}

// A job that was stopped by somebody else, with the terminal as it is, draws everything
// anew when it goes on.
func TestStoppedFromOutside(t *testing.T) {
	x := jobs(t, "stop")
	x.Type("x")
	x.Until("STOPPED")
	again(x, "fg\n", "READY")
	at := time.Now()
	x.Type("q")
	x.Ends(at, ended)
	for _, left := range x.Left() {
		t.Error("left behind: ", left)
	}
}

// What a stopped job is asked for it does when it goes on.
func TestSignalsWhileSuspended(t *testing.T) {
	for _, sig := range []string{"term", "hup"} {
		t.Run(sig, func(t *testing.T) {
			x := jobs(t, "nowhere")
			x.Type("\x1a")
			x.Until("STOPPED")
			at := time.Now()
			x.Type(sig + "\n")
			x.Ends(at, ended)
			for _, left := range x.Left() {
				t.Error("left behind: ", left)
			}
		})
	}
}

// Where no shell could bring it back, a program does not stop.
func TestSuspendWithoutAShell(t *testing.T) {
	x := probed(t, "nowhere")
	x.Type("\x1a")
	again(x, "f", "1 1")
	at := time.Now()
	x.Type("q")
	x.Ends(at, ended)
	for _, left := range x.Left() {
		t.Error("left behind: ", left)
	}
}

// runShell is a shell with one job, and returns what that ends with. While it is
// stopped a line tells what to do: let it go on, with a signal or without.
func runShell() int {
	cmd := exec.Command(os.Args[0])
	for _, e := range os.Environ() {
		if e != shell+"=1" {
			cmd.Env = append(cmd.Env, e)
		}
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true}
	if err := cmd.Start(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return failed
	}
	signal.Ignore(syscall.SIGTTOU) // not before: the job would ignore it too
	job, lines := cmd.Process.Pid, bufio.NewScanner(os.Stdin)
	for {
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(job, &status, syscall.WUNTRACED, nil); err == syscall.EINTR {
			continue
		} else if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return failed
		}
		foreground(os.Getpid())
		if !status.Stopped() {
			return status.ExitStatus()
		}
		fmt.Println("STOPPED")
		lines.Scan()
		foreground(job)
		if sig, ok := map[string]syscall.Signal{"term": syscall.SIGTERM, "hup": syscall.SIGHUP}[lines.Text()]; ok {
			_ = syscall.Kill(job, sig)
		}
		_ = syscall.Kill(-job, syscall.SIGCONT)
	}
}

// foreground gives the terminal to a process group.
func foreground(group int) { _ = unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, group) }
