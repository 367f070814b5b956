package review

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
)

// dueStop is the numbers that are missing, entered on the spot.
type dueStop struct {
	list
	s *Screen
}

func (st *dueStop) refresh() {
	var ids []string
	for i := range st.s.env.Assessed.KPIs {
		if k := &st.s.env.Assessed.KPIs[i]; len(k.Asks) > 0 {
			ids = append(ids, k.KPI.ID)
		}
	}
	st.set(ids)
}

func (st *dueStop) kpi() string { return st.item() }

// tally counts the values that are missing: what is there has left the list.
func (st *dueStop) tally() (done, all int) { return 0, st.asks() }

func (st *dueStop) asks() (n int) {
	for _, id := range st.items {
		if status := st.s.env.Status(id); status != nil {
			n += len(status.Asks)
		}
	}
	return n
}

func (st *dueStop) do(a keys.Action) (tea.Cmd, bool) {
	status := st.s.env.Status(st.item())
	if status == nil {
		return nil, false
	}
	switch a {
	case keys.Open, keys.Enter:
		return frame.Ask(frame.EnterValue{KPI: status.KPI.ID, Period: status.Asks[0]}), true
	case keys.Edit:
		return frame.Ask(frame.EditKPI{KPI: status.KPI.ID}), true
	}
	return nil, false
}

func (st *dueStop) write(string, string) *fields { return nil }

// mostPeriods is how many periods without a value are named.
const mostPeriods = 4

func (st *dueStop) draw(p *page) {
	env := st.s.env
	if len(st.items) == 0 {
		p.space()
		p.text(env.Theme.Success, 2, env.T(words.AllIn))
		return
	}
	p.heading(st.s.number(st.asks(), words.OneDue, words.DueCount), env.T(words.HowToEnter))
	p.pin()
	p.space()
	fresh := 10
	w := layout.Fit(max(0, p.width-2*edge), 2, []layout.Column{
		{Min: fresh, Want: fresh, Keep: 7},
		{Min: 18, Want: env.NameWidth(18, 40), Keep: 9},
		{Min: 12, Want: 26, Keep: 8},
		{Min: 16, Want: 30, Keep: 5},
	})
	for i, id := range st.items {
		status := env.Status(id)
		if status == nil {
			continue
		}
		end := p.begin(i, i == st.at)
		r := p.row(i == st.at, 2)
		look := r.Look()
		r.Left(look.Freshness(status.Freshness), w[0], env.T(status.Freshness.Label()))
		r.Left(look.Title, w[1], env.T(status.KPI.Name))
		r.Left(look.Text, w[2], periods(env, status.Asks))
		if status.Value.OK {
			r.Left(look.Muted, w[3], fmt.Sprintf(env.T(words.LastValue), env.Value(status.Value, status.KPI), frame.ShortPeriod(status.Period, env)))
		}
		p.add(r.String())
		end()
	}
}

// periods names the periods without a value, the newest of them when they are many.
func periods(env *frame.Env, asks []metrics.Period) string {
	var names []string
	if len(asks) > mostPeriods {
		names = append(names, "..")
	}
	for _, p := range asks[max(0, len(asks)-mostPeriods):] {
		names = append(names, frame.ShortPeriod(p, env))
	}
	return strings.Join(names, " ")
}
