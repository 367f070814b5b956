//go:build unix

package draw

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

// endings are the signals that close the cockpit. Bubble Tea would handle INT and
// TERM only; a terminal that is closed sends HUP.
var endings = []os.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT, syscall.SIGQUIT}

// stoppable reports whether somebody would let this program go on once it is stopped: a
// shell that has jobs. Whoever has a session to themselves would be stopped for good.
func stoppable() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != unix.Getpgrp()
}

// watch follows the terminal's size, and tells when the program was stopped: the shell
// has used the terminal meanwhile.
func (t *terminal) watch(done <-chan struct{}) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, syscall.SIGWINCH, syscall.SIGCONT)
	defer signal.Stop(signals)
	for {
		select {
		case <-done:
			return
		case s := <-signals:
			if s == syscall.SIGWINCH {
				t.measure()
			} else {
				t.program.Send(continued{})
			}
		}
	}
}
