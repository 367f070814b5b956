package draw

import "os"

// endings are the signals that close the cockpit.
var endings = []os.Signal{os.Interrupt}

func stoppable() bool { return false }

// watch has nothing to do: a console tells its size among the keys, and nothing stops.
func (t *terminal) watch(<-chan struct{}) {}
