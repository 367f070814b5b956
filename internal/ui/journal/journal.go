// Package journal is the screen of everything that was ever changed: who did
// what and when, newest first, with what it replaced. A change is taken back
// here, whoever made it.
package journal

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/confirm"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// page is how many entries are read at a time.
const page = 100

// Screen is the list of changes.
type Screen struct {
	env           *frame.Env
	width, height int

	rows    []row // newest first
	list    frame.List
	widths  []int
	asked   int  // entries asked for and not here yet; 0: none
	loaded  bool // something has come
	whole   bool // the oldest entry is here
	failed  bool // the last answer was an error
	shown   bool // drawn since the last message
	details details
}

// row is an entry with its line as drawn when not selected; empty: not drawn yet.
type row struct {
	frame.JournalEntry
	line string
}

// New returns the screen.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnJournal | keys.Moving }

// Enter implements [frame.Screen]: it reads the newest entries.
func (s *Screen) Enter() tea.Cmd { return s.reload() }

// reload reads anew what has been read, as far down as the cursor has gone: an
// undo changes entries that are here already.
func (s *Screen) reload() tea.Cmd { return s.load(0, max(page, s.list.Cursor+page)) }

func (s *Screen) load(before uint64, n int) tea.Cmd {
	s.asked = n
	return frame.Ask(frame.LoadJournal{Before: before, N: n})
}

// more reads the next page when the cursor comes near the end of what is here.
func (s *Screen) more() tea.Cmd {
	if s.whole || s.asked > 0 || len(s.rows) == 0 || s.list.Cursor < len(s.rows)-page/2 {
		return nil
	}
	return s.load(s.oldest(), page)
}

func (s *Screen) oldest() uint64 { return s.rows[len(s.rows)-1].Seq }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height = w, h
		s.Refresh()
	}
}

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {
	s.measure()
	for i := range s.rows {
		s.rows[i].line = ""
	}
	s.details = details{}
	s.list.Resize(len(s.rows), s.listHeight())
}

// Take implements [frame.Taker].
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.JournalLoaded:
		return s.take(msg)
	case frame.Saved:
		if msg.Err != nil {
			return nil
		}
	case frame.Refreshed:
	default:
		return nil
	}
	// Off screen nothing is read: Enter does, when it is wanted.
	if !s.shown {
		return nil
	}
	s.shown = false
	return s.reload()
}

func (s *Screen) take(msg frame.JournalLoaded) tea.Cmd {
	n := s.asked
	s.asked, s.failed = 0, msg.Err != nil
	at := s.selected()
	switch {
	case msg.Before == 0:
		s.rows = make([]row, 0, len(msg.Entries))
	case len(s.rows) == 0 || msg.Before != s.oldest():
		return nil // of a list that is no longer here
	}
	for _, e := range msg.Entries {
		s.rows = append(s.rows, row{JournalEntry: e})
	}
	s.loaded, s.whole = true, len(msg.Entries) < n
	if at > 0 && s.list.Cursor > 0 { // the first row stays the newest entry
		for i := range s.rows {
			if s.rows[i].Seq == at {
				s.list.Cursor = i
			}
		}
	}
	s.Refresh()
	return s.more()
}

// selected returns the sequence number of the entry under the cursor; 0: none.
func (s *Screen) selected() uint64 {
	if s.list.Cursor >= len(s.rows) {
		return 0
	}
	return s.rows[s.list.Cursor].Seq
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	switch {
	case s.list.Do(a):
		return s.more(), true
	case a == keys.Open || a == keys.Whole:
		return s.onEntry(a), true
	}
	return nil, false
}

func (s *Screen) onEntry(a keys.Action) tea.Cmd {
	if s.selected() == 0 {
		return nil
	}
	e := &s.rows[s.list.Cursor].JournalEntry
	if a == keys.Whole {
		return frame.Ask(frame.ShowOverlay{Screen: newWhole(s, e)})
	}
	return s.takeBack(e)
}

// takeBack asks whether an entry is to be taken back.
func (s *Screen) takeBack(r *frame.JournalEntry) tea.Cmd {
	if s.env.Past { // the root bars it: nothing is to be asked first
		return frame.Ask(frame.TakeBack{Seq: r.Seq})
	}
	what := s.say().Line(&r.Entry, r.Touched)
	if r.Change.Kind == metrics.ChangeReview { // which the words that follow say again
		what = s.say().What(&r.Entry, r.Touched)
	}
	question := fmt.Sprintf(s.env.T(words.Question), r.Seq, what)
	switch {
	case r.Change.Kind == metrics.ChangeInit:
		return frame.Ask(frame.Say{Text: s.env.T(words.CannotUndoFirst)})
	case r.Undone:
		return frame.Ask(frame.Say{Text: fmt.Sprintf(s.env.T(words.AlreadyUndone), r.Seq)})
	case r.Change.Kind == metrics.ChangeUndo:
		question = fmt.Sprintf(s.env.T(words.QuestionUndo), r.Seq, r.Undoes)
	}
	return frame.Ask(frame.ShowOverlay{Screen: confirm.New(s.env, question, frame.Ask(frame.TakeBack{Seq: r.Seq}))})
}

// say puts entries into words as they may be seen now.
func (s *Screen) say() *report.Journal {
	return &report.Journal{Workspace: s.env.Workspace, Lang: s.env.Lang, Value: s.env.Value, Note: s.env.Note, Masked: s.env.Masked}
}

// Click implements [frame.Clicker]: a click selects, a second one asks whether
// the entry is to be taken back.
func (s *Screen) Click(_, y int) tea.Cmd {
	at := y - headLines
	if at < 0 || at >= s.listHeight() || s.list.Offset+at >= len(s.rows) {
		return nil
	}
	if s.list.Offset+at == s.list.Cursor {
		return s.onEntry(keys.Open)
	}
	s.list.Move(s.list.Offset + at - s.list.Cursor)
	return s.more()
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.list.Move(by)
	return s.more()
}
