package drawtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// running returns the processes of a session that still run. Those that have ended and
// that nobody has asked for their exit code do not: an init may never ask.
func running(session int) []string {
	var found []string
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		stat, _ := os.ReadFile(path) // gone meanwhile: nothing to tell
		name, rest, _ := strings.Cut(string(stat), ") ")
		fields := strings.Fields(rest) // state, parent, group, session, ...
		if len(fields) > 3 && fields[3] == strconv.Itoa(session) && fields[0] != "Z" {
			found = append(found, fmt.Sprintf("process %s) still runs (%s)", name, fields[0]))
		}
	}
	return found
}
