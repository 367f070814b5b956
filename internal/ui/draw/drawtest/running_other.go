//go:build unix && !linux

package drawtest

import (
	"fmt"
	"syscall"
)

// running tells whether anybody of a process group still runs.
func running(group int) []string {
	if syscall.Kill(-group, 0) != nil {
		return nil
	}
	return []string{fmt.Sprintf("somebody of process group %d still runs", group)}
}
