//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// endings are the signals that close the cockpit. Bubble Tea would handle INT and
// TERM only; a terminal that is closed sends HUP.
var endings = []os.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT, syscall.SIGQUIT}

// ignoreSizeLimit lets a write beyond the limit of a file's size (ulimit -f) fail
// like one to a full disk, instead of ending the program.
func ignoreSizeLimit() { signal.Ignore(syscall.SIGXFSZ) }
