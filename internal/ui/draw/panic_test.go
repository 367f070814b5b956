//go:build unix

package draw_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kpitui/internal/ui/draw/drawtest"
)

// plainlyTold are the places of which Bubble Tea's own renderer tells a panic where it can
// be read. Those in a batch it prints on the alternate screen, and those in a tick the end
// of the program overtakes.
var plainlyTold = []string{"Init", "the first View", "Update", "View"}

// Wherever a model panics, the terminal is given back as it was, and then told on its
// main screen what happened and where.
func TestPanics(t *testing.T) {
	for _, where := range []string{
		"Init", "the first View", "the first command", "Update", "View", "a command", "a batch", "a sequence",
		"a batch in a sequence", "a sequence in a batch", "a tick", "an editor's end", "a command beside an editor",
	} {
		for _, env := range []string{"", plain + "=1"} {
			if env != "" && !slices.Contains(plainlyTold, where) {
				continue
			}
			t.Run(where+"/"+env, func(t *testing.T) {
				x := drawtest.Start(t, probeOf(where, env), 80, 24)
				if !slices.Contains([]string{"Init", "the first View", "the first command"}, where) {
					x.Until("READY")
				}
				at := time.Now()
				x.Type("x")
				x.Ends(at, panicked)
				for _, left := range x.Left() {
					t.Error("left behind: ", left)
				}
				told := x.State().Main()
				rest := told
				for _, s := range []string{"Caught panic", "a panic in " + where, "draw_test.explode", "PANICKED"} {
					_, after, found := strings.Cut(rest, s)
					if !found {
						t.Fatalf("%q is not told in its turn: %s", s, told)
					}
					rest = after
				}
			})
		}
	}
}

// Nor does a terminal that nobody reads hold a program that panics.
func TestPanicsThatNobodyReads(t *testing.T) {
	for _, where := range []string{"Update", "View", "a command", "a batch", "a tick"} {
		t.Run(where, func(t *testing.T) {
			x := filled(t, where)
			at := time.Now()
			x.Type("x")
			x.Ends(at, panicked)
			for _, left := range x.Left() {
				t.Error("left behind: ", left)
			}
		})
	}
}
