package metrics

import (
	"cmp"
	"slices"
)

// CheckKind is what goals contradict.
type CheckKind string

// The kinds of contradiction.
const (
	CheckFlow        CheckKind = "flow"        // a stock against the flow that feeds it
	CheckParts       CheckKind = "parts"       // a computed KPI against the goals of its inputs
	CheckYear        CheckKind = "year"        // a year against its months
	CheckAgrees      CheckKind = "agrees"      // a KPI against what it should agree with
	CheckDueEarly    CheckKind = "due_early"   // a goal due before its phase ends
	CheckGrowth      CheckKind = "growth"      // compound growth above 20 % a month
	CheckUnreachable CheckKind = "unreachable" // not at any pace seen so far
	CheckRule        CheckKind = "rule"        // an alert rule that never or always holds
	CheckSample      CheckKind = "sample"      // goals that the sample cannot tell apart
)

// CheckKinds lists the kinds in their order on screen.
var CheckKinds = [...]CheckKind{
	CheckFlow, CheckParts, CheckYear, CheckAgrees, CheckDueEarly, CheckGrowth, CheckUnreachable, CheckRule, CheckSample,
}

// GoalCheck is one thing in the goals that does not fit the others or the
// arithmetic.
type GoalCheck struct {
	Kind  CheckKind
	KPI   string
	Phase string   // the phase whose goal it is; empty: the KPI's own
	With  []string // the other KPIs whose goals or figures Text tells
	Text  Text     // what does not fit, with its numbers
	Hint  Text     // what to do about it
}

// apart is how far a goal may be from what others make of it, as a ratio: as far
// as a value may be from its goal without a level.
const apart = 0.1

// CheckGoals returns what in the goals of a workspace contradicts itself, the
// others or the arithmetic, in the order of the KPIs, and of one by kind; what is
// about several goals of a phase stands at the first of their KPIs.
//
// It looks at the goals as they are set on the day of the assessment. Of a KPI
// that is measured those that are over are left out: there is nothing to plan any
// more. In a plan of which nothing is measured yet all of them count.
func CheckGoals(w *Workspace, as *Assessment) []GoalCheck {
	c := checkup{assessor: newAssessor(w, as.AsOf)}
	c.closed = as.Closed
	c.dueEarly()
	for i := range w.KPIs {
		if k := &w.KPIs[i]; !k.Archived {
			c.flow(k)
			c.parts(k)
			c.year(k)
			c.agrees(k)
			c.growth(k)
			c.pace(k)
			c.rules(k)
			c.sample(k)
		}
	}
	place := make(map[string]int, len(w.KPIs))
	for i := range w.KPIs {
		place[w.KPIs[i].ID] = i
	}
	slices.SortStableFunc(c.found, func(a, b GoalCheck) int {
		if a.KPI != b.KPI {
			return cmp.Compare(place[a.KPI], place[b.KPI])
		}
		return cmp.Compare(slices.Index(CheckKinds[:], a.Kind), slices.Index(CheckKinds[:], b.Kind))
	})
	return c.found
}

// checkup goes through the goals of a workspace and notes what does not fit.
type checkup struct {
	*assessor
	found []GoalCheck
}

// note notes a finding about a goal of the KPI.
func (c *checkup) note(kind CheckKind, k *KPI, p *Phase, text, hint Text, with ...*KPI) {
	g := GoalCheck{Kind: kind, KPI: k.ID, Text: text, Hint: hint}
	if p != nil {
		g.Phase = p.ID
	}
	for _, o := range with {
		if o != k && !slices.Contains(g.With, o.ID) {
			g.With = append(g.With, o.ID)
		}
	}
	c.found = append(c.found, g)
}

// stated returns the goals of the KPI that are set, its own ones first.
func (c *checkup) stated(k *KPI) (list []candidate) {
	for i := range k.Goals {
		if g := &k.Goals[i]; g.SetOn(c.today) {
			list = append(list, candidate{g, nil})
		}
	}
	for _, p := range c.phased[k.ID] {
		if p.goal.SetOn(min(c.today, max(p.phase.End, p.goal.Due))) {
			list = append(list, p)
		}
	}
	return list
}

// dated returns the goals of the KPI that are to be reached by a day, by that day.
func (c *checkup) dated(k *KPI) []candidate {
	list := slices.DeleteFunc(c.stated(k), func(o candidate) bool { return o.goal.Due == 0 })
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(a.goal.Due, b.goal.Due) })
	return list
}

// present returns the KPI's judged value.
func (c *checkup) present(k *KPI) (reading, bool) {
	h := newHistory(&c.w.Info, k, c.w.Series[k.ID], c.today, c.closed)
	return h.judged()
}

// over reports whether a day lies behind a KPI that is measured.
func (c *checkup) over(k *KPI, d Date) bool {
	_, measured := c.present(k)
	return measured && d < c.today
}

// periodsBetween returns how many periods of a kind lie between two days. Months
// and what is made of them count whole from a day of one month to the same day of
// another, and from month's end to month's end; other spans by their mean length.
func periodsBetween(kind PeriodKind, from, to Date) float64 {
	months := func() float64 {
		fy, fm, fd := from.Date()
		ty, tm, td := to.Date()
		if fd == td || monthEnd(from) && monthEnd(to) {
			return float64((ty-fy)*12 + int(tm-fm))
		}
		const meanMonth = 365.25 / 12
		return float64(to-from) / meanMonth
	}
	switch kind {
	case Week:
		return float64(to-from) / 7
	case Month:
		return months()
	case Quarter:
		return months() / 3
	case Year:
		return months() / 12
	default:
		return float64(to - from)
	}
}

func monthEnd(d Date) bool { _, _, day := (d + 1).Date(); return day == 1 }
