package board

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// arrangement is how the board is grouped and sorted.
type arrangement struct{ group, sort string }

// viewed returns the view that the board shows, nil for all KPIs.
func (s *Screen) viewed() *metrics.View {
	if s.view == "" || s.env.Workspace == nil {
		return nil
	}
	return s.env.Workspace.View(s.view)
}

// within returns the KPIs that the board is about: those of the view in its order,
// or all.
func (s *Screen) within() []*metrics.Status {
	var out []*metrics.Status
	v := s.viewed()
	if v == nil {
		for i := range s.env.Assessed.KPIs {
			out = append(out, &s.env.Assessed.KPIs[i])
		}
		return out
	}
	for _, id := range v.KPIs {
		if st := s.env.Status(id); st != nil {
			out = append(out, st)
		}
	}
	return out
}

// show turns to a view, in its own order and undivided until that is changed, or
// with an empty id back to all KPIs as they were arranged before.
func (s *Screen) show(view string) tea.Cmd {
	if view != "" && s.env.Workspace.View(view) == nil {
		return nil
	}
	if s.view == "" {
		s.whole = s.arrangement
	}
	s.view, s.arrangement = view, arrangement{group: "none", sort: "definition"}
	if view == "" {
		s.arrangement = s.whole
	}
	s.Refresh()
	v := s.viewed()
	if v == nil {
		return nil
	}
	said := s.env.T(v.Name)
	if !v.About.IsZero() {
		said += "  " + s.env.T(v.About)
	}
	return frame.Ask(frame.Say{Text: said})
}

// keepView leaves a view that is no longer there.
func (s *Screen) keepView() {
	if s.view != "" && s.viewed() == nil {
		s.view, s.arrangement = "", s.whole
	}
}

// Presents implements [frame.Presenter]: a view is presented alone.
func (s *Screen) Presents() (kpis []string, alone bool) {
	if s.viewed() == nil {
		return nil, false
	}
	for _, at := range s.items {
		kpis = append(kpis, s.rows[at].status.KPI.ID)
	}
	return kpis, true
}

// Tabs implements [frame.Tabbed]: the tiers, with a view's name where all KPIs
// would stand.
func (s *Screen) Tabs() []frame.Tab {
	if v := s.viewed(); v != nil {
		return frame.TierTabsOf(s.env, s.filter.Tier, v.Name, s.within())
	}
	return s.filter.Tabs(s.env)
}

// orderTitle says how the rows are sorted.
func (s *Screen) orderTitle() metrics.Text {
	if s.sort == "definition" && s.viewed() != nil {
		return words.InView
	}
	return title(orders, s.sort)
}

// Take implements [frame.Taker]: a view to turn to, and what became of the wish for
// another north star, on whatever screen it was pressed.
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.ShowView:
		return s.show(msg.View)
	case frame.Saved:
		star, ok := msg.For.(frame.Starred)
		if !ok || msg.Err != nil {
			return nil
		}
		said := words.Unstarred
		if star.On {
			said = words.Starred
		}
		name := star.KPI
		if k := s.env.Workspace.KPI(star.KPI); k != nil {
			name = s.env.T(k.Name)
		}
		return frame.Ask(frame.Say{Text: fmt.Sprintf(s.env.T(said), text.Printable(name))})
	}
	return nil
}
