package board

import (
	"cmp"
	"slices"

	"kpitui/internal/metrics"
)

// row is one line of the board: a KPI, the heading of a group, or the space
// before one.
type row struct {
	status  *metrics.Status // nil: a heading, or a space when that is empty
	heading string
	line    string // as drawn when not selected; empty: not drawn yet
}

// arrange chooses, groups and sorts the KPIs.
func (s *Screen) arrange() {
	s.rows, s.items = s.rows[:0], s.items[:0]
	if s.env.Assessed == nil {
		return
	}
	var chosen []*metrics.Status
	wanted := s.filter.Matcher()
	for i := range s.env.Assessed.KPIs {
		st := &s.env.Assessed.KPIs[i]
		if wanted(st.KPI) {
			chosen = append(chosen, st)
		}
	}
	slices.SortStableFunc(chosen, s.order())
	groups := s.groups(chosen)
	// Groups stand apart where everything fits all the same.
	airy := len(chosen)+2*len(groups)-1 <= s.listHeight()
	for i, g := range groups {
		if airy && i > 0 {
			s.rows = append(s.rows, row{})
		}
		if g.heading != "" {
			s.rows = append(s.rows, row{heading: g.heading})
		}
		for _, st := range g.members {
			s.items = append(s.items, len(s.rows))
			s.rows = append(s.rows, row{status: st})
		}
	}
}

func (s *Screen) order() func(a, b *metrics.Status) int {
	switch s.sort {
	case "definition":
		return func(a, b *metrics.Status) int { return 0 }
	case "name":
		return func(a, b *metrics.Status) int { return cmp.Compare(s.env.T(a.KPI.Name), s.env.T(b.KPI.Name)) }
	case "attainment":
		return func(a, b *metrics.Status) int { return lowest(a.AttainmentPlan, b.AttainmentPlan) }
	case "freshness":
		return func(a, b *metrics.Status) int { return cmp.Compare(asked(a), asked(b)) }
	default:
		return func(a, b *metrics.Status) int {
			return cmp.Or(cmp.Compare(gravity(a), gravity(b)), lowest(a.AttainmentPlan, b.AttainmentPlan))
		}
	}
}

// lowest orders the lowest first, missing numbers last.
func lowest(a, b metrics.Maybe) int {
	if a.OK != b.OK {
		if a.OK {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.V, b.V)
}

// byGravity holds the states from what asks for most to what asks for nothing.
var byGravity = []metrics.State{
	metrics.Critical, metrics.Warning, metrics.Caution, metrics.Near, metrics.Reached, metrics.Early, metrics.NoGoal, metrics.StateUnmeasured,
}

func gravity(s *metrics.Status) int { return slices.Index(byGravity, s.State) }

func asked(s *metrics.Status) int {
	return slices.Index([]metrics.Freshness{metrics.Stale, metrics.Due, metrics.Unmeasured, metrics.Current}, s.Freshness)
}

type group struct {
	heading string
	members []*metrics.Status
}

// groups divides the KPIs, keeping their order, and leaves empty groups out.
func (s *Screen) groups(chosen []*metrics.Status) []group {
	var headings []string
	var of func(*metrics.Status) string
	t := s.env.T
	switch s.group {
	case "level":
		for _, state := range byGravity {
			headings = append(headings, t(state.Label()))
		}
		of = func(st *metrics.Status) string { return t(st.State.Label()) }
	case "phase":
		for i := range s.env.Workspace.Phases {
			headings = append(headings, t(s.env.Workspace.Phases[i].Name))
		}
		headings = append(headings, t(words.NoPhaseGoal))
		of = func(st *metrics.Status) string {
			if st.Goal != nil && st.Goal.Phase != nil {
				return t(st.Goal.Phase.Name)
			}
			return t(words.NoPhaseGoal)
		}
	case "cadence":
		for _, c := range metrics.Cadences {
			headings = append(headings, t(c.Label()))
		}
		of = func(st *metrics.Status) string { return t(st.KPI.Cadence.Label()) }
	case "layer":
		for _, l := range append(metrics.Layers[:], "") {
			headings = append(headings, t(l.Label()))
		}
		of = func(st *metrics.Status) string { return t(st.KPI.Layer.Label()) }
	case "none":
		return []group{{"", chosen}}
	default:
		for _, tier := range metrics.Tiers {
			headings = append(headings, t(tier.Label()))
		}
		of = func(st *metrics.Status) string { return t(st.KPI.Tier.Label()) }
	}
	members := map[string][]*metrics.Status{}
	for _, st := range chosen {
		members[of(st)] = append(members[of(st)], st)
	}
	var out []group
	for _, h := range headings {
		if len(members[h]) > 0 {
			out = append(out, group{h, members[h]})
			delete(members, h) // two phases may share a name
		}
	}
	return out
}
