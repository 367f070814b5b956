package journal

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// whole shows one entry in full: its texts not in excerpts, however long.
type whole struct {
	list          *Screen
	entry         frame.JournalEntry
	width, height int
	offset        int
	lines         []string // nil: to be written
}

func newWhole(list *Screen, e *frame.JournalEntry) *whole { return &whole{list: list, entry: *e} }

// Scope implements [frame.Screen].
func (w *whole) Scope() keys.Scope { return keys.OnJournal | keys.Moving }

// Enter implements [frame.Screen].
func (w *whole) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (w *whole) SetSize(width, height int) {
	if w.width != width {
		w.lines = nil
	}
	w.width, w.height = width, height
}

// Refresh implements [frame.Screen].
func (w *whole) Refresh() { w.lines = nil }

// Take implements [frame.Taker]: the entry may have been taken back.
func (w *whole) Take(msg tea.Msg) tea.Cmd {
	if loaded, ok := msg.(frame.JournalLoaded); ok {
		for _, e := range loaded.Entries {
			if e.Seq == w.entry.Seq {
				w.entry.Undone, w.lines = e.Undone, nil
			}
		}
	}
	return nil
}

// Do implements [frame.Screen].
func (w *whole) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Whole:
		return frame.Ask(frame.CloseOverlay{}), true
	case keys.Open:
		return w.list.takeBack(&w.entry), true
	}
	by, ok := frame.Step(a, len(w.write()), w.room())
	w.offset += by
	return nil, ok
}

// Wheel implements [frame.Clicker].
func (w *whole) Wheel(by int) tea.Cmd { w.offset += by; return nil }

// Click implements [frame.Clicker].
func (w *whole) Click(int, int) tea.Cmd { return nil }

// Hints implements [frame.Hinter].
func (w *whole) Hints() []frame.Hint {
	out := []frame.Hint{{Key: keys.Of(keys.Back).Show, Text: words.Close}}
	if len(w.write()) > w.room() {
		out = append(out, frame.Hint{Key: "j k", Text: words.Scroll})
	}
	if w.list.canTakeBack(&w.entry) {
		out = append(out, frame.Hint{Key: keys.Of(keys.Open).Show, Text: words.TakeBack})
	}
	return out
}

// headHeight is the entry's first line and air below it.
const headHeight = 2

func (w *whole) room() int { return max(0, w.height-headHeight) }

func (w *whole) write() []string {
	if w.lines == nil {
		say := w.list.say()
		say.Whole = true
		w.lines = tell(w.list.env, say, &w.entry, max(1, min(w.width, mostLine)))
	}
	return w.lines
}

// mostLine is how many columns a line takes, however wide the screen is.
const mostLine = 140

// View implements [frame.Screen].
func (w *whole) View() string {
	w.list.shown = true // what lies below is to be up to date when this is closed
	lines := w.write()
	w.offset = max(0, min(w.offset, len(lines)-w.room()))
	out := append([]string{w.list.entryLine(&w.entry, w.width, false), ""}, lines[w.offset:]...)
	for len(out) < w.height {
		out = append(out, "")
	}
	return strings.Join(out[:max(0, w.height)], "\n")
}

// canTakeBack reports whether an entry can be taken back here.
func (s *Screen) canTakeBack(e *frame.JournalEntry) bool {
	return !e.Undone && e.Change.Kind != metrics.ChangeInit && !s.env.Past
}

var (
	_ frame.Taker   = (*whole)(nil)
	_ frame.Hinter  = (*whole)(nil)
	_ frame.Clicker = (*whole)(nil)
)
