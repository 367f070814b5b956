package ui

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/actions"
	"kpitui/internal/ui/alerts"
	"kpitui/internal/ui/baseline"
	"kpitui/internal/ui/board"
	"kpitui/internal/ui/catalog"
	"kpitui/internal/ui/checks"
	"kpitui/internal/ui/confirm"
	"kpitui/internal/ui/detail"
	"kpitui/internal/ui/entry"
	"kpitui/internal/ui/form"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/help"
	"kpitui/internal/ui/journal"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/note"
	"kpitui/internal/ui/palette"
	"kpitui/internal/ui/phases"
	"kpitui/internal/ui/present"
	"kpitui/internal/ui/preview"
	"kpitui/internal/ui/review"
	"kpitui/internal/ui/scorecard"
	"kpitui/internal/ui/today"
	"kpitui/internal/ui/views"
	"kpitui/internal/ui/welcome"
)

// place names a screen of the cockpit.
type place int

const (
	placeBoard place = iota
	placeToday
	placeScorecard
	placePhases
	placeAlerts
	placeReview
	placeActions
	placeJournal
	placeChecks
	places
)

var placeKeys = [places]keys.Action{keys.Board, keys.Today, keys.Scorecard, keys.Phases, keys.Alerts, keys.Review, keys.Actions, keys.Journal, keys.Checks}

func (p place) action() keys.Action { return placeKeys[p] }

func placeOf(a keys.Action) (place, bool) {
	for p, other := range placeKeys {
		if a == other {
			return place(p), true
		}
	}
	return 0, false
}

// screens holds one of each screen, so that each keeps its cursor while another
// is shown, and makes the overlays.
type screens struct {
	env     *frame.Env
	by      [places]frame.Screen
	side    *detail.Screen // beside the board on wide terminals
	review  *review.Screen
	welcome frame.Screen
}

func newScreens(env *frame.Env, cfg *Config) screens {
	meeting := review.New(env)
	return screens{
		env:     env,
		review:  meeting,
		side:    detail.New(env),
		welcome: welcome.New(env, cfg.Templates),
		by: [places]frame.Screen{
			placeBoard:     board.New(env, cfg.Settings.Group, cfg.Settings.Sort),
			placeToday:     today.New(env),
			placeScorecard: scorecard.New(env),
			placePhases:    phases.New(env),
			placeAlerts:    alerts.New(env),
			placeReview:    meeting,
			placeActions:   actions.New(env),
			placeJournal:   journal.New(env),
			placeChecks:    checks.New(env),
		},
	}
}

func (s *screens) help(scope keys.Scope) frame.Screen          { return help.New(s.env, scope) }
func (s *screens) palette() frame.Screen                       { return palette.New(s.env) }
func (s *screens) entry(request frame.EnterValue) frame.Screen { return entry.New(s.env, request) }
func (s *screens) kpiForm(id string) frame.Screen              { return form.NewKPI(s.env, id) }
func (s *screens) phaseForm(id string) frame.Screen            { return form.NewPhase(s.env, id) }
func (s *screens) present(ids []string, first string, alone bool) frame.Screen {
	return present.New(s.env, ids, first, alone)
}
func (s *screens) preview(p metrics.Period) frame.Screen { return preview.New(s.env, p) }
func (s *screens) action(a metrics.Action) frame.Screen  { return form.NewAction(s.env, a) }
func (s *screens) experiment(e metrics.Experiment) frame.Screen {
	return form.NewExperiment(s.env, e)
}
func (s *screens) reopened(written map[string]string) frame.Screen {
	if n := note.Reopen(s.env, written); n != nil {
		return n
	}
	return form.Reopen(s.env, written)
}
func (s *screens) baseline(kpi string) frame.Screen { return baseline.New(s.env, kpi) }
func (s *screens) note(n metrics.Note) frame.Screen { return note.New(s.env, n) }
func (s *screens) catalog(from func() frame.Catalog) frame.Screen {
	return catalog.New(s.env, from)
}
func (s *screens) views() frame.Screen { return views.New(s.env) }
func (s *screens) confirm(question metrics.Text, yes tea.Cmd) frame.Screen {
	return confirm.New(s.env, s.env.T(question), yes)
}

func (s *screens) at(p place) frame.Screen     { return s.by[p] }
func (s *screens) isScreen(a keys.Action) bool { _, ok := placeOf(a); return ok }

// all returns every screen that lives as long as the cockpit.
func (s *screens) all() []frame.Screen { return append(s.by[:len(s.by):len(s.by)], s.side, s.welcome) }

// begin opens the workspace, or offers to make one.
func (r *root) begin() tea.Cmd {
	if r.cfg.Storage == nil {
		return r.screens.welcome.Enter()
	}
	return r.first
}

// opening reports whether the workspace is still being read: a few milliseconds
// in which there is nothing to see and nothing to press.
func (r *root) opening() bool { return r.env.Workspace == nil && r.cfg.Storage != nil }

// top returns what keys go to: the topmost overlay, or the active screen.
func (r *root) top() frame.Screen {
	switch {
	case len(r.overlays) > 0:
		return r.overlays[len(r.overlays)-1]
	case r.env.Workspace == nil:
		return r.screens.welcome
	default:
		return r.screens.at(r.active)
	}
}

// typer returns the text field that has the focus, or nil.
func (r *root) typer() frame.Typer {
	if t, ok := r.top().(frame.Typer); ok && t.Typing() && !r.opening() {
		return t
	}
	return nil
}

func (r *root) push(s frame.Screen) tea.Cmd {
	r.overlays = append(r.overlays, s)
	s.Refresh()
	r.layOut()
	return s.Enter()
}

func (r *root) closeOverlay() {
	if n := len(r.overlays); n > 0 {
		r.overlays = r.overlays[:n-1]
	}
}

// goTo shows a screen; the command that it returns is what the one before leaves
// to be done.
func (r *root) goTo(p place) tea.Cmd {
	var left tea.Cmd
	if p != r.active {
		left = r.leave()
	}
	r.active, r.overlays = p, nil
	r.freshen()
	r.layOut()
	return left
}

// leave tells the active screen that it goes out of view.
func (r *root) leave() tea.Cmd {
	if l, ok := r.screens.at(r.active).(frame.Leaver); ok && r.env.Assessed != nil {
		return l.Leave()
	}
	return nil
}

// quit ends the cockpit as soon as the active screen has kept what it must.
func (r *root) quit() tea.Cmd {
	left := r.leave()
	if left == nil && !r.draftBusy {
		return tea.Quit
	}
	return tea.Sequence(left, frame.Ask(ending{}))
}

// openReview turns to the review of a period.
func (r *root) openReview(p metrics.Period) tea.Cmd {
	left := r.goTo(placeReview)
	return tea.Batch(left, r.screens.review.Show(p))
}

// openDetail shows a KPI beside the board where there is room, else over it.
func (r *root) openDetail(kpi string) tea.Cmd {
	_, within := r.top().(*detail.Screen) // a way from one KPI to another comes back
	if a, ok := r.screens.at(r.active).(frame.Anchor); ok && !within && r.frame.Class == layout.Wide && r.sideShown() {
		a.Select(kpi)
	}
	d := detail.New(r.env)
	open := tea.Batch(r.push(d), d.Show(kpi))
	if within {
		open = tea.Batch(redraw, open)
	}
	return open
}

// click hands a click to whatever lies under the mouse: a tab of the header, or
// the screen or overlay on top.
func (r *root) click(msg tea.MouseClickMsg) tea.Cmd {
	if r.opening() || r.editBusy || msg.Button != tea.MouseLeft {
		return nil
	}
	if _, ok := r.top().(frame.Tabbed); ok && r.typer() == nil && msg.Y == r.frame.Header.Y+r.frame.Header.H-1 {
		if a := frame.TabAt(r.tabs(), msg.X-tabsFrom); a != keys.None {
			return r.act(a)
		}
		return nil
	}
	if c, ok := r.top().(frame.Clicker); ok && r.clickable().Contains(msg.X, msg.Y) {
		r.notice = frame.Say{}
		return c.Click(msg.X, msg.Y-r.frame.Body.Y)
	}
	return nil
}

// clickable is where the screen or overlay on top lies; overlays are as wide as
// the screen.
func (r *root) clickable() layout.Rect {
	b := r.frame.Body
	if len(r.overlays) > 0 || !r.sideShown() {
		b.W = r.width
	}
	return b
}

func (r *root) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	c, ok := r.top().(frame.Clicker)
	switch {
	case !ok || r.opening() || r.editBusy:
		return nil
	case msg.Button == tea.MouseWheelUp:
		return c.Wheel(-3)
	case msg.Button == tea.MouseWheelDown:
		return c.Wheel(3)
	}
	return nil
}
