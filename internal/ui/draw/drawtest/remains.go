//go:build unix

package drawtest

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Remains returns what is left of a program that has ended: processes that it started,
// data races that it met.
func (x *Terminal) Remains() []string {
	var left []string
	for end := time.Now().Add(time.Second); ; time.Sleep(10 * time.Millisecond) {
		left = running(x.Cmd.Process.Pid)
		if len(left) == 0 || time.Now().After(end) {
			break
		}
	}
	return append(left, x.raced()...)
}

// raced returns the data races between accesses of this module. Bubble Tea has one of its
// own: where it is killed, or a model panics, it closes what its reader waits for.
func (x *Terminal) raced() []string {
	var found []string
	logs, _ := filepath.Glob(filepath.Join(x.races, "race.*"))
	for _, path := range logs {
		text, _ := os.ReadFile(path)
		for _, report := range strings.Split(string(text), "WARNING: DATA RACE")[1:] {
			closing := strings.Contains(report, "(*Program).shutdown") && strings.Contains(report, "muesli/cancelreader")
			accesses := strings.SplitN(report, "\n\n", 3)
			if !closing && (len(accesses) < 2 || strings.Contains(accesses[0]+accesses[1], "kpitui/")) {
				found = append(found, report)
			}
		}
	}
	return found
}
