package actions

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/settle"
)

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	l := s.list()
	if l.blocks.Do(a) {
		s.stack()
		return nil, true
	}
	switch a {
	case keys.Lists:
		s.turn((s.open + 1) % lists)
	case keys.ListActions, keys.ListExperiments, keys.ListLog:
		s.turn(map[keys.Action]which{keys.ListActions: actions, keys.ListExperiments: experiments, keys.ListLog: log}[a])
	case keys.Narrow:
		l.narrow = (l.narrow + 1) % len(kinds[s.open].narrowings)
		return s.rearranged(), true
	case keys.Sort:
		l.order = (l.order + 1) % len(kinds[s.open].orders)
		return s.rearranged(), true
	case keys.Add:
		if s.open == actions {
			return frame.Ask(frame.EditAction{}), true
		}
		return frame.Ask(frame.EditExperiment{}), true
	case keys.Open, keys.Edit, keys.Done, keys.Postpone, keys.Drop:
		return s.onItem(a), true
	default:
		return nil, s.restrict(a)
	}
	return nil, true
}

// restrict begins a search, or takes one restriction away: the words, then the
// narrowing.
func (s *Screen) restrict(a keys.Action) bool {
	l := s.list()
	switch {
	case l.search.Do(a):
	case a == keys.Back && l.narrow != 0:
		l.narrow = 0
	default:
		return false
	}
	s.Refresh()
	return true
}

// rearranged says how the list is arranged now.
func (s *Screen) rearranged() tea.Cmd {
	s.Refresh()
	return frame.Ask(frame.Say{Text: s.arrangement()})
}

func (s *Screen) arrangement() string {
	l, k := s.list(), &kinds[s.open]
	return report.Commas(s.env.Lang, []string{s.env.T(k.narrowings[l.narrow].title), s.env.T(k.orders[l.order].title)})
}

func (s *Screen) onItem(a keys.Action) tea.Cmd {
	it := s.item()
	switch {
	case it == nil:
		return frame.Ask(frame.Say{Text: s.empty()})
	case it.action == nil:
		return s.onExperiment(it.experiment, a)
	case a == keys.Open || a == keys.Edit || s.env.Past: // which the root bars
		return frame.Ask(frame.EditAction{Action: *it.action})
	case it.action.Status == metrics.ActionOpen:
		return frame.Ask(frame.ShowOverlay{Screen: settle.New(s.env, it.action, a)})
	case a == keys.Done:
		return frame.Ask(frame.Save{For: reopened{it.action.ID}, Change: settle.Reopen(*it.action)})
	default:
		return frame.Ask(frame.Say{Text: s.env.T(words.HasEnded)})
	}
}

func (s *Screen) onExperiment(e *metrics.Experiment, a keys.Action) tea.Cmd {
	switch a {
	case keys.Open:
		return frame.Ask(frame.ShowOverlay{Screen: newWhole(s.env, e.ID)})
	case keys.Edit:
		return frame.Ask(frame.EditExperiment{Experiment: *e})
	default:
		return frame.Ask(frame.Say{Text: s.env.T(words.NotAnAction)})
	}
}

// reopened tells the result of opening an ended action again from those of others.
type reopened struct{ action string }

// Take implements [frame.Taker].
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.ShowExperiment:
		return s.show(msg.Experiment)
	case frame.Saved:
		if msg.Err == nil {
			s.reveal(&msg.Entry.Change)
		}
		if _, ok := msg.For.(reopened); !ok {
			return nil
		}
		if msg.Err != nil {
			return frame.Ask(frame.Say{Text: msg.Text, Error: true})
		}
		return frame.Ask(frame.Say{Text: s.env.T(words.Reopened)})
	}
	return nil
}

// reveal puts the cursor on what a change has added to the list.
func (s *Screen) reveal(c *metrics.Change) {
	for _, r := range c.Records {
		if r.Before == nil && (r.Kind == metrics.RecordAction || r.Kind == metrics.RecordExperiment) {
			s.find(r.ID)
			s.stack()
		}
	}
}

// show puts the cursor on an experiment, in whichever list it is, and opens it.
func (s *Screen) show(id string) tea.Cmd {
	e := s.env.Workspace.Experiment(id)
	if e == nil {
		return nil
	}
	s.open = experiments
	if e.Ended != 0 {
		s.open = log
	}
	l := s.list()
	l.search, l.narrow = frame.Search{}, 0
	s.Refresh()
	s.find(id)
	s.stack()
	return frame.Ask(frame.ShowOverlay{Screen: newWhole(s.env, id)})
}
