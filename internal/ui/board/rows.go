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
	for _, st := range s.within() {
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

var byWaiting = []metrics.Freshness{metrics.Stale, metrics.Due, metrics.Unmeasured, metrics.Current}

func asked(s *metrics.Status) int {
	if s.KPI.Formula != "" {
		return len(byWaiting)
	}
	return slices.Index(byWaiting, s.Freshness)
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
		headings, of = by(t, byGravity, func(st *metrics.Status) metrics.State { return st.State })
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
	case "layer":
		headings, of = by(t, append(metrics.Layers[:], ""), func(st *metrics.Status) metrics.Layer { return st.KPI.Layer })
	case "role":
		headings, of = by(t, append(metrics.Roles[:], ""), func(st *metrics.Status) metrics.Role { return st.KPI.Role })
	case "horizon":
		headings, of = by(t, append(metrics.Horizons[:], ""), func(st *metrics.Status) metrics.Horizon { return st.KPI.Horizon })
	case "cadence":
		headings, of = by(t, metrics.Cadences[:], func(st *metrics.Status) metrics.Cadence { return st.KPI.Cadence })
	case "none":
		return []group{{"", chosen}}
	default:
		headings, of = by(t, metrics.Tiers[:], func(st *metrics.Status) metrics.Tier { return st.KPI.Tier })
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

// by returns the headings of a grouping by values that have a word, and under which
// of them a KPI stands.
func by[T interface{ Label() metrics.Text }](t func(metrics.Text) string, all []T, of func(*metrics.Status) T) ([]string, func(*metrics.Status) string) {
	headings := make([]string, len(all))
	for i, v := range all {
		headings[i] = t(v.Label())
	}
	return headings, func(st *metrics.Status) string { return t(of(st).Label()) }
}

// divides reports whether a grouping has something to divide: layers, roles and
// horizons do only where KPIs have them.
func (s *Screen) divides(grouping string) bool {
	var has func(*metrics.KPI) bool
	switch grouping {
	case "layer":
		has = func(k *metrics.KPI) bool { return k.Layer != "" }
	case "role":
		has = func(k *metrics.KPI) bool { return k.Role != "" }
	case "horizon":
		has = func(k *metrics.KPI) bool { return k.Horizon != "" }
	default:
		return true
	}
	return slices.ContainsFunc(s.env.Assessed.KPIs, func(st metrics.Status) bool { return has(st.KPI) })
}
