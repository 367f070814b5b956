package draw

import (
	"os"
	"syscall"
)

// endings are the signals that close the cockpit. Closing the window and logging off
// arrive as TERM.
var endings = []os.Signal{os.Interrupt, syscall.SIGTERM}

func stoppable() bool { return false }

// watch has nothing to do: a console tells its size among the keys, and nothing stops.
func (t *terminal) watch(<-chan struct{}) {}
