// Package catalog is the overlay in which KPIs are taken from the templates: a list
// to search and mark in, and beside it all that a definition says.
package catalog

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the catalog.
type Screen struct {
	env           *frame.Env
	from          func() frame.Catalog
	catalog       frame.Catalog
	width, height int

	search frame.Search
	rows   []row // those that the search lets through
	list   frame.List
	marked map[string]bool // KPIs chosen with the space bar

	whole  bool // what a definition says has the whole screen
	offset int  // of its first line in view
	told   told // what it says, as it was drawn last
}

// New returns the catalog; from is asked for what it holds when it opens.
func New(env *frame.Env, from func() frame.Catalog) *Screen {
	return &Screen{env: env, from: from, marked: map[string]bool{}}
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnCatalog | keys.Moving }

// read brings what the catalog holds.
type read struct{ catalog frame.Catalog }

// Enter implements [frame.Screen]. The templates are read beside the event loop: it
// takes longer than a key may wait.
func (s *Screen) Enter() tea.Cmd {
	if s.from == nil {
		return nil
	}
	from := s.from
	return func() tea.Msg { return read{from()} }
}

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	s.width, s.height = w, h
	s.resize()
}

// Refresh implements [frame.Screen]: what was added is there now.
func (s *Screen) Refresh() {
	s.told = told{}
	s.find()
}

// newFirst puts templates of which the workspace has every KPI behind the others.
func (s *Screen) newFirst(templates []frame.CatalogTemplate) []frame.CatalogTemplate {
	out := slices.Clone(templates)
	slices.SortStableFunc(out, func(a, b frame.CatalogTemplate) int {
		return cmp.Compare(min(1, len(s.absent(&row{template: &b}))), min(1, len(s.absent(&row{template: &a}))))
	})
	return out
}

// find lists what the search lets through, the cursor on what it was on.
func (s *Screen) find() {
	at := s.selected()
	s.rows = s.matching()
	for i := range s.rows {
		if s.rows[i].same(at) {
			s.list.Cursor = i
		}
	}
	s.resize()
}

func (s *Screen) resize() { s.list.Resize(len(s.rows), s.layOut().list.H) }

// selected returns the row under the cursor, nil when nothing was found.
func (s *Screen) selected() *row {
	if s.list.Cursor < 0 || s.list.Cursor >= len(s.rows) {
		return nil
	}
	return &s.rows[s.list.Cursor]
}

// Do implements [frame.Screen]. Where the cursor goes another definition stands, and
// everything is drawn anew: drawn over another text, wide letters can get lost.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	if a == keys.Catalog {
		return frame.Ask(frame.CloseOverlay{}), true
	}
	if s.whole {
		return s.read(a)
	}
	switch {
	case s.search.Do(a):
		s.find()
	case a == keys.Mark:
		s.mark()
	case a == keys.Whole:
		s.whole, s.offset = s.selected() != nil, 0
	case a == keys.Open:
		return s.add(), true
	default:
		return tea.ClearScreen, s.list.Do(a)
	}
	return tea.ClearScreen, true
}

// read carries out what is pressed while a definition has the whole screen.
func (s *Screen) read(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Whole, keys.Back, keys.Quit:
		s.whole = false
	case keys.Open:
		return s.add(), true
	default:
		by, ok := frame.Step(a, len(s.lines(s.width-2*margin)), s.height)
		s.offset += by
		return tea.ClearScreen, ok
	}
	return tea.ClearScreen, true
}

// mark chooses the KPI under the cursor, or all of a template, and moves on; once
// more takes that back. What is in the workspace cannot be chosen.
func (s *Screen) mark() {
	r := s.selected()
	if r == nil {
		return
	}
	ids := s.absent(r)
	all := true
	for _, id := range ids {
		all = all && s.marked[id]
	}
	for _, id := range ids {
		if s.marked[id] = !all; all {
			delete(s.marked, id)
		}
	}
	if r.kpi != nil {
		s.list.Move(1)
	}
}

// absent returns the KPIs of a row that the workspace has not.
func (s *Screen) absent(r *row) (ids []string) {
	if r.kpi != nil {
		if !s.there(r.kpi.ID) {
			ids = append(ids, r.kpi.ID)
		}
		return ids
	}
	for i := range r.template.KPIs {
		if id := r.template.KPIs[i].ID; !s.there(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (s *Screen) there(id string) bool {
	k := s.env.Workspace.KPI(id)
	return k != nil && !k.Archived
}

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return s.search.Typing() }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	s.search.Type(k, s.move, s.anew)
	return tea.ClearScreen
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.search.Paste(content, s.move, s.anew)
	return tea.ClearScreen
}

// move moves the cursor while words are typed; other words put it on the first KPI,
// not on the template above it.
func (s *Screen) move(by int) {
	s.list.Move(by)
	if by < -1 && len(s.rows) > 1 {
		s.list.Move(1)
	}
}

// anew lists what other words find.
func (s *Screen) anew() {
	s.told = told{}
	s.find()
}

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	_, at := s.search.Line(s.env, s.width)
	return tea.NewCursor(at, headLines)
}

// Click implements [frame.Clicker]: a click selects.
func (s *Screen) Click(x, y int) tea.Cmd {
	if p := s.layOut(); !s.whole && p.list.Contains(x, y) {
		from, to := s.list.Window()
		if at := from + y - p.list.Y; at < to {
			s.list.Move(at - s.list.Cursor)
		}
	}
	return tea.ClearScreen
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	if s.whole {
		s.offset += by
	} else {
		s.list.Move(by)
	}
	return tea.ClearScreen
}

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	if s.search.Typing() {
		return nil
	}
	hint := func(a keys.Action, does metrics.Text) frame.Hint { return frame.Hint{Key: keys.Of(a).Show, Text: does} }
	out := []frame.Hint{hint(keys.Back, words.Close)}
	if !s.env.Past {
		out = append(out, hint(keys.Open, words.Add))
	}
	if s.whole {
		return append(out, frame.Hint{Key: "j k", Text: words.Scroll})
	}
	return append(out, hint(keys.Mark, words.Mark), hint(keys.Search, words.Search), hint(keys.Whole, words.Whole))
}

var (
	_ frame.Typer   = (*Screen)(nil)
	_ frame.Taker   = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
	_ frame.Hinter  = (*Screen)(nil)
)
