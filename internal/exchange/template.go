package exchange

import (
	"embed"
	"errors"
	"fmt"
	"slices"

	"kpitui/internal/metrics"
)

// ErrTemplate is returned for a template that is not there.
var ErrTemplate = errors.New("no such template")

//go:embed templates/*.yaml
var templateFiles embed.FS

var templates = []struct {
	name     string
	about    *metrics.Text
	currency string // in which it states goals; empty: it states none in money
}{
	{"blank", &words.Blank, ""},
	{"ai-am-i", &words.AIAmI, "JPY"},
	{"generative-ai", &words.GenerativeAI, ""},
	{"community", &words.Community, ""},
	{"trust", &words.Trust, ""},
	{"developer", &words.Developer, ""},
}

// Templates lists the names of the embedded templates, the blank one first.
func Templates() []string {
	names := make([]string, len(templates))
	for i, t := range templates {
		names[i] = t.name
	}
	return names
}

// TemplateAbout says in a line what a template holds; empty for an unknown one.
func TemplateAbout(name string) metrics.Text {
	for _, t := range templates {
		if t.name == name {
			return *t.about
		}
	}
	return metrics.Text{}
}

// TemplateCurrency returns the currency of a template; empty for one that leaves it
// to whoever takes it.
func TemplateCurrency(name string) string {
	for _, t := range templates {
		if t.name == name {
			return t.currency
		}
	}
	return ""
}

// Template returns the definitions of a template, a fresh copy each time, or
// [ErrTemplate]. Most leave the workspace's name, zone and currency to whoever makes
// it.
func Template(name string) (*Definitions, error) {
	if !slices.Contains(Templates(), name) {
		return nil, fmt.Errorf("%w: %q", ErrTemplate, name)
	}
	file := "templates/" + name + ".yaml"
	data, err := templateFiles.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return ParseDefinitions(data, file)
}

// Shift returns the definitions with every date of goals and phases moved by the
// whole months between the month of the workspace's start and that of start; the
// last day of a month stays the last day of a month. The workspace then starts on
// start. Definitions without a start of their own are returned as they are, with
// that start.
func Shift(d *Definitions, start metrics.Date) *Definitions {
	months := 0
	if !d.Info.Start.IsZero() && !start.IsZero() {
		y1, m1, _ := d.Info.Start.Date()
		y2, m2, _ := start.Date()
		months = (y2-y1)*12 + int(m2) - int(m1)
	}
	to := &Definitions{Info: d.Info, KPIs: slices.Clone(d.KPIs), Phases: slices.Clone(d.Phases), Views: d.Views}
	to.Info.Start = start
	for i := range to.KPIs {
		to.KPIs[i].Goals = shiftGoals(to.KPIs[i].Goals, months)
	}
	for i := range to.Phases {
		p := &to.Phases[i]
		p.Start, p.End = shiftDate(p.Start, months), shiftDate(p.End, months)
		p.Goals = shiftGoals(p.Goals, months)
	}
	return to
}

func shiftGoals(goals []metrics.Goal, months int) []metrics.Goal {
	goals = slices.Clone(goals)
	for i := range goals {
		g := &goals[i]
		g.Due, g.Since, g.Until = shiftDate(g.Due, months), shiftDate(g.Since, months), shiftDate(g.Until, months)
	}
	return goals
}

// shiftDate moves a date by months, the last of a month to the last of a month:
// a phase that ends on June 30 ends on July 31 a month later.
func shiftDate(d metrics.Date, months int) metrics.Date {
	if d.IsZero() {
		return d
	}
	if _, _, next := (d + 1).Date(); next == 1 {
		return (d + 1).AddMonths(months) - 1
	}
	return d.AddMonths(months)
}
