// Package preview shows the report of a week, month, quarter or year as it will be
// written, before it is saved or copied.
package preview

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the preview.
type Screen struct {
	env           *frame.Env
	width, height int

	period metrics.Period
	others map[metrics.PeriodKind]metrics.Period // where the other tabs were left
	made   *frame.ReportMade                     // the newest that has come; see making
	saving bool                                  // the next key says in which format

	lines  []string // of the report, as drawn
	offset int
	drawn  string // the view; empty: to be drawn
}

// New returns the preview of the report of a period.
func New(env *frame.Env, period metrics.Period) *Screen {
	return &Screen{env: env, period: period, others: map[metrics.PeriodKind]metrics.Period{}}
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnReport | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd { return frame.Ask(frame.MakeReport{Period: s.period}) }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	wider := s.width != w
	if !wider && s.height == h {
		return
	}
	s.width, s.height = w, h
	if wider {
		s.layOut()
	}
	s.scroll(0)
}

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {
	s.layOut()
	s.scroll(0)
}

// Take implements [frame.Taker]: the report that was asked for last, and after a
// change, of the language too, the wish for a new one.
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.ReportMade:
		if msg.Period != s.period || msg.Document != nil && msg.Document.Lang != s.env.Lang {
			return nil // it is too late
		}
		if s.made == nil || s.made.Period != msg.Period {
			s.offset = 0
		}
		s.made = &msg
		s.Refresh()
	case frame.Refreshed:
		return s.load()
	case frame.Saved:
		if msg.Err == nil {
			return s.load()
		}
	}
	return nil
}

// ready reports whether the report that is wanted is there.
func (s *Screen) ready() bool { return s.made != nil && !s.making() && s.made.Err == nil }

// making reports whether what is in view is to be replaced: it is of another period,
// or in the language that was spoken before.
func (s *Screen) making() bool {
	return s.made != nil && (s.made.Period != s.period || s.made.Document != nil && s.made.Document.Lang != s.env.Lang)
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Cadence:
		return s.turnTo(s.next()), true
	case keys.Earlier:
		p := s.period.Add(-1)
		if p.End() < s.env.Info().Start {
			return frame.Ask(frame.Say{Text: s.env.T(words.NoEarlier)}), true
		}
		return s.turnTo(p), true
	case keys.Later:
		p := s.period.Add(1)
		if p.Start > s.env.Today {
			return frame.Ask(frame.Say{Text: s.env.T(words.NoLater)}), true
		}
		return s.turnTo(p), true
	case keys.SaveCopy, keys.Copy:
		switch {
		case !s.ready():
			return frame.Ask(frame.Say{Text: s.env.T(words.Wait)}), true
		case a == keys.Copy:
			return frame.Ask(frame.Copy{Text: s.made.Markdown}), true
		}
		s.saving = true
		s.scroll(0)
		return nil, true
	case keys.Open, keys.Report:
		return nil, true
	}
	by, ok := frame.Step(a, len(s.lines), s.seen())
	if ok {
		s.scroll(by)
	}
	return nil, ok
}

// next returns the period of the next tab: where it was left, or the one whose
// review is due.
func (s *Screen) next() metrics.Period {
	for i, k := range kinds {
		if k.kind == s.period.Kind {
			return s.of(kinds[(i+1)%len(kinds)].kind)
		}
	}
	return s.of(kinds[0].kind)
}

func (s *Screen) of(kind metrics.PeriodKind) metrics.Period {
	if p, ok := s.others[kind]; ok {
		return p
	}
	p := s.env.Info().ReviewPeriod(kind, s.env.Today)
	if p.End() < s.env.Info().Start { // the first year has none before it
		p = p.Add(1)
	}
	return p
}

// turnTo asks for the report of another period. Until it comes the one before
// stays in view, so that nothing blinks.
func (s *Screen) turnTo(p metrics.Period) tea.Cmd {
	if p == s.period {
		return nil
	}
	s.others[s.period.Kind] = s.period
	s.period, s.drawn = p, ""
	return s.load()
}

func (s *Screen) scroll(by int) {
	s.drawn = ""
	s.offset = max(0, min(s.offset+by, len(s.lines)-s.seen()))
}

// Click implements [frame.Clicker]: on a tab.
func (s *Screen) Click(x, y int) tea.Cmd {
	if y != 0 {
		return nil
	}
	if kind, ok := s.tabAt(x); ok && kind != s.period.Kind {
		return s.turnTo(s.of(kind))
	}
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.scroll(by)
	return nil
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Taker   = (*Screen)(nil)
	_ frame.Typer   = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
	_ frame.Hinter  = (*Screen)(nil)
)
