//go:build !linux

package draw

import "os"

// reopen does not work here: a second descriptor is the same open file, or cannot be
// waited for (macOS). A frame that nobody reads is then left behind where it is.
func reopen(*os.File) (*os.File, bool) { return nil, false }

func (o *output) discard() {}
