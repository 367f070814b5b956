// Package review is the screen of the meeting: it walks a week (a month, a
// quarter, a year) from what was agreed last time to the minutes, and keeps
// every word on the way. It judges nothing itself.
package review

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the review of one period.
type Screen struct {
	env           *frame.Env
	width, height int

	period   metrics.Period
	review   *metrics.Review // in the workspace; nil: none was held
	steps    []metrics.ReviewStep
	stations []station // one per step
	tallies  []tally   // of the stations, until one of them changes
	at       int       // the step
	fields   *fields   // that are being written in; nil: none

	draft   drafting
	pause   time.Duration
	last    time.Time  // up to when time has been counted
	jobs    []*job     // changes to be stored, in order
	gather  *gathering // before the review is closed; nil: it is not
	filed   []string   // texts of the draft that are being put into a file
	minutes minutes

	offset int    // first line of the page that is seen
	drawn  string // the view; empty: to be drawn
	seen   seen   // what stands where in it
}

// New returns the screen; it shows no review before [Screen.Enter] or [Screen.Show].
func New(env *frame.Env) *Screen { return &Screen{env: env, pause: pause} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnReview | keys.Moving }

// Period returns the period whose review is shown, for the report of it.
func (s *Screen) Period() metrics.Period { return s.period }

// Enter implements [frame.Screen]: this week's review the first time, afterwards
// the one that was left.
func (s *Screen) Enter() tea.Cmd {
	s.last = s.env.Pressed
	if s.period.IsZero() {
		return s.Show(s.env.Info().ReviewPeriod(metrics.Week, s.env.Today))
	}
	return s.load()
}

// Show turns to the review of a period, which is made when there is none yet and
// it may still be held.
func (s *Screen) Show(p metrics.Period) tea.Cmd {
	return tea.Batch(s.turn(p), s.hold())
}

// turn shows the review of a period and makes none.
func (s *Screen) turn(p metrics.Period) tea.Cmd {
	left := s.flush()
	s.period, s.at, s.offset, s.fields = p, 0, 0, nil
	s.steps = metrics.ReviewSteps(p.Kind)
	s.draft = newDrafting()
	s.minutes, s.last = minutes{}, s.env.Pressed
	s.stations, s.tallies = make([]station, len(s.steps)), nil
	for i, step := range s.steps {
		s.stations[i] = s.station(step)
	}
	s.Refresh()
	return tea.Batch(left, s.load())
}

// hold makes the review of the period when there is none and it may still be held.
func (s *Screen) hold() tea.Cmd {
	if s.review != nil || !s.mayHold() {
		return nil
	}
	p, opened, by := s.period, s.env.Now, s.env.By
	return s.store(&job{
		build: func() metrics.Change {
			if s.env.Workspace.Review(p) != nil { // another was faster
				return metrics.Change{}
			}
			return s.change(&metrics.Review{Period: p, Opened: opened, By: by})
		},
		after: s.load,
	})
}

// mayHold reports whether a review of the period can be opened today: of the one
// that is running, and of the one that was over last.
func (s *Screen) mayHold() bool {
	running := s.env.Info().Of(s.period.Kind, s.env.Today)
	return !s.env.Past && (s.period == running || s.period == running.Add(-1))
}

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height, s.drawn = w, h, ""
	}
}

// Refresh implements [frame.Screen]: the cursor stays on its item, and what is
// being written stays as it is.
func (s *Screen) Refresh() {
	s.drawn = ""
	if s.period.IsZero() || s.env.Workspace == nil {
		return
	}
	was := s.review
	s.review = s.env.Workspace.Review(s.period)
	if s.writable() && (was == nil || was.Closed()) {
		s.draft.anew()
	}
	s.tallies = nil
	for _, st := range s.stations {
		st.refresh()
	}
	if f := s.fields; f != nil {
		s.followOthers(f)
	}
}

// followOthers brings the fields that are written in up to date.
func (s *Screen) followOthers(f *fields) {
	f.problem = ""
	if !s.writable() {
		f.problem = s.whyShut()
		return
	}
	now := s.here().write(f.item, f.current().key)
	if now == nil {
		f.problem = s.env.T(words.Gone)
		return
	}
	f.follow(now)
}

// writable reports whether the review can be written in.
func (s *Screen) writable() bool { return s.review != nil && !s.review.Closed() && !s.env.Past }

// walking reports whether the steps are shown: while the review is open, and until
// what is being written in it has gone somewhere.
func (s *Screen) walking() bool {
	return s.fields != nil || s.review != nil && !s.review.Closed()
}

func (s *Screen) step() metrics.ReviewStep { return s.steps[s.at] }

func (s *Screen) here() station { return s.stations[s.at] }

// edited returns a copy of the review of a period that can be changed.
func (s *Screen) edited(p metrics.Period) *metrics.Review {
	r := *s.env.Workspace.Review(p)
	r.Findings, r.Voices = slices.Clone(r.Findings), slices.Clone(r.Voices)
	texts := make(map[metrics.Section]string, len(r.Texts))
	for section, t := range r.Texts {
		texts[section] = t
	}
	r.Texts = texts
	return &r
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	if s.period.IsZero() {
		return nil, false
	}
	s.count()
	s.drawn = ""
	switch a {
	case keys.Earlier:
		return s.turn(s.period.Add(-1)), true
	case keys.Later:
		if s.period.Add(1).Start > s.env.Today {
			return s.say(words.NoLater), true
		}
		return s.turn(s.period.Add(1)), true
	case keys.Cadence:
		i := slices.Index(metrics.Reviewed[:], s.period.Kind)
		kind := metrics.Reviewed[(i+1)%len(metrics.Reviewed)]
		return s.turn(s.env.Info().ReviewPeriod(kind, s.env.Today)), true
	}
	if !s.walking() {
		return s.doHeld(a)
	}
	switch a {
	case keys.Next:
		return s.next(), true
	case keys.Previous:
		return s.previous(), true
	case keys.StepNext:
		return s.goTo(s.at+1, 0), true
	case keys.StepPrevious:
		return s.goTo(s.at-1, 0), true
	}
	if cmd, ok := s.here().do(a); ok {
		return cmd, true
	}
	st := s.here().cursor()
	if st.alone {
		return nil, s.scroll(a)
	}
	if by, ok := frame.Step(a, len(st.items), s.pageHeight()); ok {
		return s.goTo(s.at, max(0, min(st.at+by, len(st.items)-1))), true
	}
	return nil, false
}

// next goes to the next item, and over the end of a step to the step behind it.
func (s *Screen) next() tea.Cmd {
	if st := s.here().cursor(); st.at < len(st.items)-1 {
		return s.goTo(s.at, st.at+1)
	}
	return s.goTo(s.at+1, 0)
}

func (s *Screen) previous() tea.Cmd {
	if at := s.here().cursor().at; at > 0 || s.at == 0 {
		return s.goTo(s.at, at-1)
	}
	return s.goTo(s.at-1, len(s.stations[s.at-1].cursor().items)-1)
}

// goTo turns to an item of a step.
func (s *Screen) goTo(step, item int) tea.Cmd {
	if step < 0 || step >= len(s.steps) {
		return nil
	}
	moved := step != s.at
	s.at, s.drawn = step, ""
	st := s.here().cursor()
	st.at = max(0, min(item, len(st.items)-1))
	if moved || st.alone {
		s.offset = 0
	}
	s.visit()
	if moved {
		return tea.Batch(s.save(), s.lookBack())
	}
	return tea.Batch(s.touch(), s.lookBack())
}

// scroll moves the page under a window that has no cursor.
func (s *Screen) scroll(a keys.Action) bool {
	height := s.pageHeight()
	by, ok := frame.Step(a, s.seen.lines, height)
	s.offset, s.drawn = s.offset+by, "" // the view keeps it within bounds
	return ok
}

// Take implements [frame.Taker].
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.Saved:
		if j, ok := msg.For.(*job); ok && len(s.jobs) > 0 && s.jobs[0] == j {
			return s.stored(j, msg)
		}
	case frame.Refreshed:
		if !s.period.IsZero() && s.env.Workspace != nil {
			s.Refresh()
			return tea.Batch(s.work(), s.load())
		}
	case frame.ReviewLoaded:
		return s.loaded(msg)
	case tick:
		s.draft.ticking = false
		if s.review != nil && s.review.ID() == msg.review {
			return tea.Batch(s.flush(), s.load())
		}
	case frame.DraftSaved:
		if !s.writable() || s.review.ID() != msg.Draft.Review {
			return nil
		}
		if msg.Err != nil {
			s.draft.dirty = true // the next key tries again
			return frame.Ask(frame.Say{Text: msg.Text, Error: true})
		}
		s.draft.written(msg.Draft.Texts)
	case frame.SeriesLoaded:
		s.looked(msg)
		return s.gathered(msg)
	case frame.FileSaved:
		return s.inFile(msg)
	case closing:
		return s.close(msg.review)
	case frame.Edited:
		if f, ok := msg.For.(*fields); ok && f.s == s {
			return s.outside(f, msg)
		}
	}
	return nil
}

func (s *Screen) say(t metrics.Text) tea.Cmd { return frame.Ask(frame.Say{Text: s.env.T(t)}) }

// Leave implements [frame.Leaver].
func (s *Screen) Leave() tea.Cmd { return s.flush() }

// Presents implements [frame.Presenter]: the KPIs that the meeting talks about.
func (s *Screen) Presents() (kpis []string, alone bool) {
	if !s.walking() {
		return nil, false
	}
	for _, st := range s.stations {
		if c, ok := st.(*cardStop); ok {
			return slices.DeleteFunc(slices.Clone(c.items), func(id string) bool { return s.env.Status(id) == nil }), false
		}
	}
	return nil, false
}

// Selected implements [frame.Anchor]: the KPI of the item under the cursor.
func (s *Screen) Selected() string {
	if !s.walking() {
		return ""
	}
	if k, ok := s.here().(interface{ kpi() string }); ok {
		return k.kpi()
	}
	return ""
}

// Select implements [frame.Anchor]: in lists of KPIs. A card stays: who enters all
// that is due in the middle of one comes back to it.
func (s *Screen) Select(kpi string) {
	if s.walking() && !s.here().cursor().alone && s.here().cursor().find(kpi) {
		s.drawn = ""
	}
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Typer   = (*Screen)(nil)
	_ frame.Taker   = (*Screen)(nil)
	_ frame.Anchor  = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
	_ frame.Hinter  = (*Screen)(nil)

	_ frame.Leaver    = (*Screen)(nil)
	_ frame.Presenter = (*Screen)(nil)
	_ frame.Reported  = (*Screen)(nil)
)
