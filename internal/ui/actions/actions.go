// Package actions is the screen of what is done about the KPIs: the actions that
// reviews decided on, the experiments that run, and the improvement log of those
// that ended, successes and failures alike. It judges nothing itself.
package actions

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
)

// Screen is the three lists, of which one is open.
type Screen struct {
	env           *frame.Env
	width, height int

	open  which
	lists [lists]list
	told  told // of the experiment under the cursor, beside the list
}

// which is one of the lists.
type which int

const (
	actions which = iota
	experiments
	log
	lists
)

// list is one of the lists: what it shows, and where its cursor is.
type list struct {
	search        frame.Search
	narrow, order int // in its kind's narrowings and orders
	items         []item
	blocks        frame.Blocks
	cols          []int
	names         int // columns of the longest name of a KPI below an experiment
}

// item is an action or an experiment in its list.
type item struct {
	action     *metrics.Action // nil: an experiment
	experiment *metrics.Experiment
	effects    *metrics.Effects // measured; nil: not yet looked at
	lines      []string         // as drawn when not selected; nil: not drawn yet
}

func (it *item) id() string {
	if it.action != nil {
		return it.action.ID
	}
	return it.experiment.ID
}

// kpi returns the KPI that the item is about; of an experiment the one that should
// follow.
func (it *item) kpi() string {
	switch {
	case it.action != nil:
		return it.action.KPI
	case it.experiment.Outcome.KPI != "":
		return it.experiment.Outcome.KPI
	}
	return it.experiment.Lever.KPI
}

// New returns the screen.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnActions | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height = w, h
		s.redraw()
	}
}

// Refresh implements [frame.Screen]: the cursor stays on its action or experiment.
func (s *Screen) Refresh() {
	l := s.list()
	id := ""
	if it := s.item(); it != nil {
		id = it.id()
	}
	l.items = s.arrange(s.open)
	s.find(id)
	s.redraw()
}

func (s *Screen) redraw() {
	l := s.list()
	s.measure()
	for i := range l.items {
		l.items[i].lines = nil
	}
	s.told = told{}
	s.stack()
}

// stack tells the cursor where the items stand: each takes the lines that it is
// drawn in, and the selected one those that say more about it.
func (s *Screen) stack() {
	l := s.list()
	spans := make([]frame.Span, len(l.items))
	at := 0
	for i := range l.items {
		spans[i].From = at
		at += s.heightOf(&l.items[i])
		if i == l.blocks.Cursor {
			at += len(s.more(&l.items[i]))
		}
		spans[i].To = at
	}
	l.blocks.Resize(spans, at, s.height-headLines)
}

func (s *Screen) list() *list { return &s.lists[s.open] }

// item returns what the cursor is on, or nil.
func (s *Screen) item() *item {
	l := s.list()
	if l.blocks.Cursor >= len(l.items) {
		return nil
	}
	return &l.items[l.blocks.Cursor]
}

// find moves the cursor to an action or experiment, if the list shows it.
func (s *Screen) find(id string) {
	l := s.list()
	i := slices.IndexFunc(l.items, func(it item) bool { return it.id() == id })
	if i >= 0 {
		l.blocks.Cursor = i
	}
	l.blocks.Cursor = max(0, min(l.blocks.Cursor, len(l.items)-1))
}

// move moves the cursor by items.
func (s *Screen) move(by int) {
	s.list().blocks.Move(by)
	s.stack() // what says more stands under another item now
}

// turn opens a list.
func (s *Screen) turn(to which) {
	s.open = to
	s.Refresh()
}

// Selected implements [frame.Anchor].
func (s *Screen) Selected() string {
	if it := s.item(); it != nil {
		return it.kpi()
	}
	return ""
}

// Select implements [frame.Anchor].
func (s *Screen) Select(kpi string) {
	if s.Selected() == kpi {
		return
	}
	l := s.list()
	if i := slices.IndexFunc(l.items, func(it item) bool { return it.kpi() == kpi }); i >= 0 {
		s.move(i - l.blocks.Cursor)
	}
}

// AnchorRow implements [frame.Anchor].
func (s *Screen) AnchorRow() int { return headLines + s.list().blocks.Row() }

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return s.list().search.Typing() }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	s.list().search.Type(k, s.move, s.Refresh)
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.list().search.Paste(content, s.move, s.Refresh)
	return nil
}

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	_, at := s.list().search.Line(s.env, s.listWidth())
	return tea.NewCursor(at, 0)
}

// Hints implements [frame.Hinter]: experiments are neither done nor moved.
func (s *Screen) Hints() []frame.Hint {
	if s.open == actions || s.Typing() {
		return nil
	}
	var out []frame.Hint
	for _, a := range []keys.Action{keys.Help, keys.Quit, keys.Open, keys.Edit, keys.Add, keys.Lists, keys.Narrow, keys.Sort, keys.Search, keys.Board, keys.Review, keys.Journal} {
		if s.env.Past && (a == keys.Edit || a == keys.Add) {
			continue
		}
		b := keys.Of(a)
		out = append(out, frame.Hint{Key: b.Show, Text: b.Short})
	}
	return out
}

// Click implements [frame.Clicker]: a click selects, a second one opens.
func (s *Screen) Click(x, y int) tea.Cmd {
	l := s.list()
	i, ok := l.blocks.At(y - headLines)
	if !ok || y < headLines || x >= s.listWidth() {
		return nil
	}
	if i == l.blocks.Cursor {
		return s.onItem(keys.Open)
	}
	s.move(i - l.blocks.Cursor)
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.move(by)
	return nil
}

// Tabs implements [frame.Tabbed]: the lists with what is in them, of the actions
// those that are open.
func (s *Screen) Tabs() []frame.Tab {
	var n [lists]int
	for i := range s.env.Workspace.Actions {
		if s.env.Workspace.Actions[i].Status == metrics.ActionOpen {
			n[actions]++
		}
	}
	for i := range s.env.Workspace.Experiments {
		n[listOf(&s.env.Workspace.Experiments[i])]++
	}
	tabs := make([]frame.Tab, lists)
	for i := range tabs {
		name := s.env.T(kinds[i].name)
		tabs[i] = frame.Tab{
			Label: fmt.Sprintf(" %d %s %d ", i+1, name, n[i]), Short: fmt.Sprintf(" %d %s ", i+1, name),
			Open: s.open == which(i), Action: kinds[i].action,
		}
	}
	return tabs
}

// listOf returns the list in which an experiment stands.
func listOf(e *metrics.Experiment) which {
	if e.Ended != 0 {
		return log
	}
	return experiments
}

// empty says why the list is empty and which key begins.
func (s *Screen) empty() string {
	l, k := s.list(), &kinds[s.open]
	switch {
	case l.search.Words() != "":
		return fmt.Sprintf(s.env.T(words.NoMatch), text.Printable(l.search.Words()))
	case !s.any() && s.env.Past: // no key makes one there
		return s.env.T(words.NoneThen)
	case !s.any():
		return s.env.T(k.none)
	default:
		return fmt.Sprintf(s.env.T(words.NoneSo), s.env.T(k.narrowings[l.narrow].title))
	}
}

// any reports whether the list would show something without its narrowing.
func (s *Screen) any() bool {
	if s.open == actions {
		return len(s.env.Workspace.Actions) > 0
	}
	return slices.ContainsFunc(s.env.Workspace.Experiments, func(e metrics.Experiment) bool { return listOf(&e) == s.open })
}

// listWidth returns the columns of the list: beside it stands the experiment under
// the cursor, where there is room.
func (s *Screen) listWidth() int {
	if s.open == actions {
		return s.width
	}
	w, _ := layout.Beside(s.width)
	return w
}
