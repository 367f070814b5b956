package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/uitest"
)

// views are the screens and overlays of the cockpit, by the keys that open them
// from the board.
var views = []struct {
	name string
	keys []string
}{
	{"board", nil},
	{"board-by-level", []string{"v"}},
	{"detail", []string{"j", "enter"}},
	{"today", []string{"t"}},
	{"scorecard", []string{"c"}},
	{"phases", []string{"p"}},
	{"alerts", []string{"a"}},
	{"journal", []string{"L"}},
	{"entry", []string{"j", "e", "12"}},
	{"kpi-form", []string{"+"}},
	{"phase-form", []string{"p", "+"}},
	{"review-actions", []string{"w"}},
	{"review-due", []string{"w", "tab"}},
	{"review-exception", []string{"w", "tab", "tab"}},
	{"review-fields", []string{"w", "tab", "tab", "enter", "費用", "tab"}},
	{"review-phases", []string{"w", "tab", "tab", "tab"}},
	{"review-experiments", []string{"w", "tab", "tab", "tab", "tab"}},
	{"review-voices", []string{"w", "tab", "tab", "tab", "tab", "tab"}},
	{"review-close", []string{"w", "tab", "tab", "tab", "tab", "tab", "tab"}},
	{"review-minutes", []string{"w", "["}},
	{"review-monthly", []string{"w", "v"}},
	{"actions", []string{"x"}},
	{"experiments", []string{"x", "tab"}},
	{"log", []string{"x", "tab", "tab"}},
	{"action-form", []string{"x", "+"}},
	{"experiment-form", []string{"x", "tab", "+"}},
	{"note-form", []string{"j", "n"}},
	{"checks", []string{"C"}},
	{"detail-process", []string{"j", "enter", "v"}},
	{"detail-formula", []string{"/", "cac", "enter", "enter", "tab", "tab"}},
	{"baseline", []string{"/", "course_completion", "enter", "enter", "B", "新講座"}},
	{"catalog", []string{"K", "j"}},
	{"views", []string{"V"}},
	{"present", []string{"P"}},
	{"past", []string{"w", "[", "o"}},
	{"help", []string{"?"}},
	{"palette", []string{":"}},
	{"search", []string{"/", "a"}},
}

// TestFrames compares every view of the demo, without styles, with the frame
// that was looked at and found good. `go test -update` draws them anew.
func TestFrames(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		path := demoPath(t, lang)
		for _, size := range []struct{ w, h int }{{60, 20}, {80, 24}, {120, 36}, {200, 60}} {
			for _, v := range views {
				t.Run(fmt.Sprintf("%s/%dx%d/%s", lang, size.w, size.h, v.name), func(t *testing.T) {
					p := newPilot(t, copied(t, path), lang, size.w, size.h, demoNoon)
					p.press(v.keys...)
					golden.RequireEqual(t, p.screen())
				})
			}
		}
	}
}

// TestEveryViewFitsEverySize proves that no view panics, has another number of
// lines than the terminal, or writes past its edge, whatever its size: at the
// breakpoints of the layout. With -tags slow it is done at every size.
func TestEveryViewFitsEverySize(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		everyViewFits(t, lang, uitest.Widths(), uitest.Heights())
	}
}

func everyViewFits(t *testing.T, lang metrics.Lang, widths, heights []int) {
	// A frame leaves much behind and little is kept: a third of the time went by
	// clearing away.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	path := demoPath(t, lang)
	for _, v := range views {
		t.Run(fmt.Sprintf("%s/%s", lang, v.name), func(t *testing.T) {
			var drawing sync.WaitGroup
			const beside = 2 // each draws every second width
			for first := range beside {
				p := newPilot(t, copied(t, path), lang, 120, 36, demoNoon)
				p.press(v.keys...)
				drawing.Go(func() {
					for i := first; i < len(widths); i += beside {
						for _, h := range heights {
							p.model, _ = p.model.Update(tea.WindowSizeMsg{Width: widths[i], Height: h})
							if !fits(t, p.model.View().Content, widths[i], h) {
								return
							}
						}
					}
				})
			}
			drawing.Wait()
		})
	}
}

// copied returns the path of a copy of a store: a review that one view opens must
// not be there in the next.
func copied(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

// fits reports whether a frame fits a terminal, and fails the test if not.
func fits(t *testing.T, content string, w, h int) bool {
	t.Helper()
	lines := strings.Split(content, "\n")
	if len(lines) > h {
		t.Errorf("%d×%d: %d lines", w, h, len(lines))
		return false
	}
	for y, l := range lines {
		if got := ansi.StringWidth(l); got > w {
			t.Errorf("%d×%d: line %d is %d columns wide: %q", w, h, y, got, ansi.Strip(l))
			return false
		}
	}
	return true
}
