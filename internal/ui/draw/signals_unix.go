//go:build unix

package draw

import (
	"os"
	"syscall"
)

// endings are the signals that close the cockpit. Bubble Tea would handle INT and
// TERM only; a terminal that is closed sends HUP.
var endings = []os.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT, syscall.SIGQUIT}
