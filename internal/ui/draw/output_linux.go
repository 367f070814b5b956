package draw

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// reopen opens a terminal once more. It fails where it belongs to somebody else (su),
// and works where it has no name here (containers).
func reopen(terminal *os.File) (*os.File, bool) {
	f, err := os.OpenFile(fmt.Sprintf("/proc/self/fd/%d", terminal.Fd()), os.O_WRONLY|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, false
	}
	if f.SetWriteDeadline(time.Time{}) != nil {
		_ = f.Close()
		return nil, false
	}
	return f, true
}

// discard throws away what was written and nobody has read.
func (o *output) discard() {
	if c, err := o.SyscallConn(); err == nil {
		_ = c.Control(func(fd uintptr) { _ = unix.IoctlSetInt(int(fd), unix.TCFLSH, unix.TCOFLUSH) })
	}
}
