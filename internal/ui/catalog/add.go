package catalog

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// chosen returns what enter adds: the marked KPIs in the order of the catalog, else
// what is under the cursor.
func (s *Screen) chosen() (ids []string) {
	if len(s.marked) > 0 && !s.whole {
		seen := map[string]bool{}
		for i := range s.catalog.Templates {
			for j := range s.catalog.Templates[i].KPIs {
				if id := s.catalog.Templates[i].KPIs[j].ID; s.marked[id] && !seen[id] {
					seen[id] = true
					ids = append(ids, id)
				}
			}
		}
		return ids
	}
	switch r := s.selected(); {
	case r == nil:
		return nil
	case r.kpi != nil:
		return []string{r.kpi.ID}
	default:
		return []string{r.template.Name}
	}
}

// added is whose change it is, and what to say when it is on disk.
type added struct {
	by   *Screen
	said string
}

// add asks for what is chosen to be put into the workspace, as one change.
func (s *Screen) add() tea.Cmd {
	ids := s.chosen()
	if len(ids) == 0 || s.catalog.Add == nil {
		return nil
	}
	plan, err := s.catalog.Add(s.env.Workspace, s.env.Today, ids...)
	switch {
	case err != nil:
		why := err.Error()
		if all := metrics.FieldErrors(err); len(all) > 0 {
			why = all[0].In(s.env.Lang)
		}
		return frame.Ask(frame.Say{Text: fmt.Sprintf(s.env.T(words.NotFitting), why), Error: true})
	case len(plan.Change.Records) == 0:
		return frame.Ask(frame.Say{Text: s.env.T(words.AllThere)})
	}
	return frame.Ask(frame.Save{Change: plan.Change, For: added{s, s.summary(plan)}})
}

// summary says what an addition brings, its inputs by name.
func (s *Screen) summary(plan *frame.Addition) string {
	var parts []string
	say := func(format metrics.Text, ids []string) {
		if len(ids) > 0 {
			parts = append(parts, fmt.Sprintf(s.env.T(format), s.names(ids)))
		}
	}
	say(words.Added, plan.Added)
	say(words.Inputs, plan.Inputs)
	say(words.Restored, plan.Restored)
	if len(parts) == 0 {
		say(words.ViewsAdded, plan.Views)
	}
	if len(plan.Unpriced) > 0 {
		parts = append(parts, fmt.Sprintf(s.env.T(words.Unpriced), s.names(plan.Unpriced), plan.Currency))
	}
	return strings.Join(parts, s.env.T(words.Between)) + s.env.T(words.UndoIt)
}

// names puts a few KPIs, or views, into words.
func (s *Screen) names(ids []string) string {
	const most = 3
	var names []string
	for _, id := range ids[:min(most, len(ids))] {
		names = append(names, text.Printable(s.env.T(s.nameOf(id))))
	}
	out := report.Commas(s.env.Lang, names)
	if more := len(ids) - most; more > 0 {
		out += fmt.Sprintf(s.env.T(words.More), more)
	}
	return out
}

func (s *Screen) nameOf(id string) metrics.Text {
	for i := range s.catalog.Templates {
		t := &s.catalog.Templates[i]
		for j := range t.KPIs {
			if t.KPIs[j].ID == id {
				return t.KPIs[j].Name
			}
		}
		for j := range t.Views {
			if t.Views[j].ID == id {
				return t.Views[j].Name
			}
		}
	}
	return metrics.Same(id)
}

// Take implements [frame.Taker].
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case read:
		s.catalog = msg.catalog
		s.catalog.Templates = s.newFirst(s.catalog.Templates)
		s.Refresh()
	case frame.Saved:
		if f, ok := msg.For.(added); ok && f.by == s && msg.Err == nil {
			clear(s.marked)
			return frame.Ask(frame.Say{Text: f.said})
		}
	}
	return nil
}
