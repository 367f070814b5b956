package draw

import "os"

// endings are the signals that close the cockpit.
var endings = []os.Signal{os.Interrupt}
