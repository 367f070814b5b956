package draw

import (
	"os"
	"time"
)

// output is where frames are written. Where the system allows it, it is the terminal
// opened once more: that can be written with a deadline without changing the terminal
// for everybody else who has it open.
type output struct {
	*os.File
	own bool // opened here
}

func newOutput(terminal *os.File) *output {
	if f, ok := reopen(terminal); ok {
		return &output{f, true}
	}
	return &output{terminal, false}
}

// expire has writes fail from a moment on, those under way included; the zero time lets
// them wait for ever again.
func (o *output) expire(at time.Time) {
	if o.own {
		_ = o.SetWriteDeadline(at) // it was possible when it was opened
	}
}

func (o *output) close() {
	if o.own {
		_ = o.Close()
	}
}
