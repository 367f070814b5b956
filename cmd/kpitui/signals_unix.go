//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreSizeLimit lets a write beyond the limit of a file's size (ulimit -f) fail
// like one to a full disk, instead of ending the program.
func ignoreSizeLimit() { signal.Ignore(syscall.SIGXFSZ) }
