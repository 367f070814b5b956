// Package detail shows one KPI whole: how it stands and why, whether that is signal
// or noise and whether its goal will be met, its chart, how it is computed, what was
// written about it and done for it, its values with their notes, and its definition.
package detail

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the detail of one KPI: an overlay with a cursor in each of its lists, or,
// never brought to the front, the passive pane beside the board.
type Screen struct {
	env           *frame.Env
	width, height int
	front         bool // keys come here

	kpi    string
	status *metrics.Status // nil: there is no such KPI any more
	whole  *metrics.Series // the history as read; nil until it has come
	failed bool            // it could not be read

	series *metrics.Series // what is shown: the history with the workspace's newest part
	// yearBefore is by that history: the newest part may not reach so far.
	yearBefore metrics.Comparison

	judged []metrics.Judgement
	rows   []row
	opened map[metrics.Period]bool // periods whose single snapshots are shown
	span   int                     // index in spans; -1: the shortest that has the outlook in view
	list   frame.List
	placed bool // the cursor has been put on the period to enter

	story  []event      // newest first
	marks  []chart.Mark // of the story, in the chart
	blocks frame.Blocks
	search frame.Search
	focus  part // the list whose cursor moves

	process  *metrics.ProcessChart // nil: not worked out
	limits   bool                  // the chart is the process chart and not the trend
	signals  frame.List            // of process.Signals, newest first
	computed metrics.Computation   // of the period under the cursor, where there is a formula
	links    []link                // to the inputs, and to what is computed from this KPI
	linked   frame.List
	linkRows int // lines that the links were drawn in

	fresh bool   // series, judged, rows, links and story are those of env
	drawn string // the view; empty: to be drawn
	// Where the values were drawn: the line of the first, and how many.
	tableTop, tableRows int
	// And the story's events, below its heading; storyTop is 0 where it is not drawn.
	storyTop, storyRows, storyWidth int
	// The first lines of the signals and of the links; 0: not drawn. A signal may take
	// several lines: signalAt says whose each of them is.
	signalsTop, linksTop int
	signalAt             []int
}

// part is a list of the detail that can have the cursor.
type part int

// The lists, in the order in which tab goes through them.
const (
	onValues part = iota
	onSignals
	onStory
	onLinks
	parts
)

// has reports whether there is something to choose in a list.
func (s *Screen) has(p part) bool {
	switch p {
	case onSignals:
		return s.limits && s.signals.Len() > 0
	case onLinks:
		return len(s.links) > 0
	case onStory:
		return len(s.story) > 0 || s.searching()
	}
	return true
}

// turn gives the cursor to the next list that has something.
func (s *Screen) turn() {
	for s.focus = (s.focus + 1) % parts; !s.has(s.focus); {
		s.focus = (s.focus + 1) % parts
	}
}

// New returns a detail that shows nothing yet.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Show turns to a KPI and asks for its history; what the workspace has loaded of
// it is shown until it comes.
func (s *Screen) Show(kpi string) tea.Cmd {
	if kpi != s.kpi {
		s.whole, s.failed, s.opened, s.span = nil, false, nil, -1
		s.list, s.placed, s.focus = frame.List{}, false, onValues
		s.story, s.blocks, s.search = nil, frame.Blocks{}, frame.Search{}
		s.limits, s.signals, s.links, s.linked = false, frame.List{}, nil, frame.List{}
	}
	s.kpi = kpi
	s.Refresh()
	return s.load()
}

func (s *Screen) load() tea.Cmd {
	if s.kpi == "" {
		return nil
	}
	return frame.Ask(frame.LoadSeries{KPI: s.kpi})
}

// KPI returns the id of the KPI that is shown.
func (s *Screen) KPI() string { return s.kpi }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnDetail | keys.Moving }

// Enter implements [frame.Screen]. Only an overlay is ever brought to the front.
func (s *Screen) Enter() tea.Cmd {
	s.front = true
	s.Refresh()
	return nil
}

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height = w, h
		s.fresh, s.drawn = false, ""
	}
}

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() { s.fresh, s.drawn = false, "" }

// Take implements [frame.Taker]: the history of this KPI, and after a change of
// it the wish for a new one.
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.SeriesLoaded:
		if msg.KPI != s.kpi {
			return nil
		}
		s.failed = msg.Err != nil
		if !s.failed {
			s.whole = msg.Series
		}
		s.Refresh()
	case frame.Refreshed:
		return s.load()
	case frame.Saved:
		if msg.Err != nil {
			return nil
		}
		for i := range msg.Entry.Change.Series {
			if msg.Entry.Change.Series[i].KPI == s.kpi {
				return s.load()
			}
		}
	}
	return nil
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	s.prepare()
	switch a {
	case keys.Back:
		if s.search.Do(a) { // one step: all of the story again
			s.Refresh()
			return nil, true
		}
		return frame.Ask(frame.CloseOverlay{}), true
	case keys.Search:
		return s.find(), true
	case keys.Add:
		return frame.Ask(frame.EditKPI{}), true
	case keys.Note:
		if s.status == nil {
			return nil, true
		}
		return frame.Ask(frame.EditNote{Note: metrics.Note{KPI: s.kpi, Date: s.env.Today}}), true
	case keys.NorthStar:
		if s.status == nil {
			return nil, true
		}
		return s.env.NorthStar(s.kpi), true
	case keys.Lists:
		s.turn()
	case keys.Chart:
		s.turnChart()
	case keys.Baseline:
		return s.freeze(), true
	case keys.Left, keys.Right:
		if s.status == nil || s.limits {
			return nil, true
		}
		s.span = s.shown() + map[keys.Action]int{keys.Left: 1, keys.Right: -1}[a]
		s.span = max(0, min(s.span, len(s.spans())-1))
	default:
		return s.doList(a)
	}
	s.drawn = ""
	return nil, true
}

// doList carries out an action in the list that has the cursor.
func (s *Screen) doList(a keys.Action) (tea.Cmd, bool) {
	acts := a == keys.Edit || a == keys.Enter || a == keys.Open
	switch {
	case acts && s.status == nil:
		return nil, true
	case s.focus == onStory && a != keys.Enter:
		return s.doStory(a)
	case s.focus == onLinks && acts:
		return s.onLink(a), true
	case s.focus == onSignals && a == keys.Enter:
		c := s.chartProcess()
		return frame.Ask(frame.EnterValue{KPI: s.kpi, Period: c.Points[c.Signals[s.signals.Cursor].To].Period}), true
	case s.focus == onSignals && a == keys.Open:
		return nil, true
	case acts:
		return s.onRow(a), true
	}
	list := map[part]*frame.List{onValues: &s.list, onSignals: &s.signals, onLinks: &s.linked}[s.focus]
	if list == nil || !list.Do(a) {
		return nil, false
	}
	s.compute()
	s.drawn = ""
	return nil, true
}

func (s *Screen) onRow(a keys.Action) tea.Cmd {
	switch a {
	case keys.Edit:
		return frame.Ask(frame.EditKPI{KPI: s.kpi})
	case keys.Enter:
		return frame.Ask(frame.EnterValue{KPI: s.kpi, Period: s.entryPeriod()})
	}
	if !s.hasParts() { // a value by itself opens in its field
		return frame.Ask(frame.EnterValue{KPI: s.kpi, Period: s.entryPeriod()})
	}
	s.toggle()
	return nil
}

// hasParts reports whether the selected row has single snapshots, or is one.
func (s *Screen) hasParts() bool {
	if s.list.Len() == 0 {
		return false
	}
	r := s.rows[s.list.Cursor]
	return len(r.parts) > 0 || r.part
}

// entryPeriod returns the period for which a value is entered from the selected
// row. A longer one that is still open, such as this month of a daily sum, stands
// for the one that is due: its total is not known yet.
func (s *Screen) entryPeriod() metrics.Period {
	if s.list.Len() == 0 {
		return metrics.Period{}
	}
	r := s.rows[s.list.Cursor]
	if r.part {
		return r.shot.Period
	}
	if r.judged.Closed || r.judged.Period.Kind == s.status.KPI.Cadence.PeriodKind() {
		return r.judged.Period
	}
	return metrics.Period{}
}

// toggle shows or hides the single snapshots of the selected period, or of the
// one above the selected snapshot.
func (s *Screen) toggle() {
	if !s.hasParts() {
		return
	}
	r := s.rows[s.list.Cursor]
	if s.opened == nil {
		s.opened = map[metrics.Period]bool{}
	}
	p := r.judged.Period
	s.opened[p] = !s.opened[p]
	s.fresh, s.drawn = false, ""
	s.prepare()
	for i := range s.rows {
		if !s.rows[i].part && s.rows[i].judged.Period == p {
			s.list.Move(i - s.list.Cursor)
		}
	}
}
