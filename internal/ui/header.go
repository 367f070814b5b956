package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// headerCache keeps the two lines of the header until something in them changes:
// View runs after every message.
type headerCache struct {
	width int
	text  string
}

// header draws who, when and how well, and below it the tiers and the counts.
func (r *root) header() string {
	if r.lastHead.width != r.width {
		r.lastHead = headerCache{r.width, r.headLine() + "\n" + r.countLine()}
	}
	return r.lastHead.text
}

// headLine draws the company, the day, the phase and the health. Where there is
// little room the phase's bar gives way first, then the word for what is
// measured, then the phase.
func (r *root) headLine() string {
	th, a := r.env.Theme, r.env.Assessed
	if a == nil {
		return fill(" "+th.Title.Render("kpitui"), "", r.width)
	}
	day := fmt.Sprintf("%s %s W%02d", a.AsOf, r.env.T(weekdays[a.AsOf.Weekday()]), isoWeek(a.AsOf))
	if r.cfg.Fixed {
		day += " " + r.env.T(words.FixedDate)
	}
	name := text.Printable(r.env.Info().Name.In(r.env.Lang))
	least := min(text.Width(name), leastName)
	var left, right string
	room := 0
	for _, try := range []struct{ bar, measured, phase bool }{{true, true, true}, {false, true, true}, {false, false, true}, {}} {
		left = "  " + th.Muted.Render(day) + r.phaseText(try.phase, try.bar)
		right = r.healthText(try.measured)
		if room = r.width - 1 - ansi.StringWidth(left) - 2 - ansi.StringWidth(right); room >= least {
			break
		}
	}
	name = text.Truncate(name, max(least, min(room, mostName)), th.Glyphs.Tail)
	return fill(" "+th.Title.Render(name)+left, right, r.width)
}

// The columns that the company's name and the phase's take in the header.
const leastName, mostName, mostPhase = 8, 30, 24

// phaseText draws the phase of today and how much of it is gone.
func (r *root) phaseText(wanted, bar bool) string {
	th, p := r.env.Theme, r.env.Assessed.Phase
	if p == nil || !wanted {
		return ""
	}
	out := "   " + th.Text.Render(text.Truncate(text.Printable(p.Phase.Name.In(r.env.Lang)), mostPhase, th.Glyphs.Tail))
	if bar {
		out += " " + chart.Bar(metrics.Some(p.Elapsed), metrics.Maybe{}, 10, chart.BarLook{Fill: th.Accent, Track: th.Track, ASCII: th.Glyphs.ASCII})
	}
	return out + " " + th.Muted.Render(fmt.Sprintf("%.0f%%", 100*p.Elapsed))
}

// healthText draws the health, never without how many KPIs it is made of.
func (r *root) healthText(withWord bool) string {
	th, h := r.env.Theme, r.env.Assessed.Health
	percent := "--"
	if h.Percent.OK {
		percent = fmt.Sprintf("%.0f", h.Percent.V)
	}
	measured := fmt.Sprintf("%d/%d", h.Measured, h.Total)
	if withWord {
		measured = r.env.T(words.Measured) + " " + measured
	}
	out := r.env.T(words.Health) + " " + th.Title.Render(percent) + "  " + th.Muted.Render(measured) + " "
	if r.env.Masked {
		out = th.Badge.Render(r.env.T(words.Masked)) + "  " + out
	}
	return out
}

func isoWeek(d metrics.Date) int { _, w := d.ISOWeek(); return w }

// tabsFrom is the column of the first tab.
const tabsFrom = 1

// countLine draws the screen's sections and how many KPIs are in each state; what
// asks for something stands first. Where there is little room the levels lose
// their words, then the tabs their names, then counts go from the end: the board
// itself has them.
func (r *root) countLine() string {
	if r.env.Assessed == nil {
		return strings.Repeat(" ", r.width)
	}
	line := ""
	for _, try := range []struct{ tabs, levels bool }{{true, true}, {true, false}, {false, false}} {
		r.tabsShort = !try.tabs
		line = strings.Repeat(" ", tabsFrom) + r.tabs()
		asking := r.asking(try.levels)
		if ansi.StringWidth(line+strings.Join(asking, countGap))+len(countGap) > r.width && try.tabs {
			continue
		}
		for _, count := range append(asking, r.quiet()...) {
			if ansi.StringWidth(line)+len(countGap)+ansi.StringWidth(count) > r.width {
				break
			}
			line += countGap + count
		}
		break
	}
	return fill(line, "", r.width)
}

const countGap = "  "

// asking returns the counts of what asks for something: the levels, with their
// words or without, and what waits for a value.
func (r *root) asking(withWords bool) []string {
	th, c := r.env.Theme, r.env.Assessed.Counts
	var out []string
	for _, s := range []struct {
		state metrics.State
		n     int
	}{{metrics.Critical, c.Critical}, {metrics.Warning, c.Warning}, {metrics.Caution, c.Caution}} {
		m := th.State(s.state)
		label := m.Glyph
		if withWords {
			label += " " + r.env.T(s.state.Label())
		}
		out = r.count(out, s.n, m.Style.Render, label)
	}
	out = r.count(out, c.Due, th.Due.Render, r.env.T(metrics.Due.Label()))
	return r.count(out, c.Stale, th.Due.Render, r.env.T(metrics.Stale.Label()))
}

// quiet returns the counts of what asks for nothing.
func (r *root) quiet() []string {
	c := r.env.Assessed.Counts
	var out []string
	for _, s := range []struct {
		state metrics.State
		n     int
	}{{metrics.Near, c.Near}, {metrics.Reached, c.Reached}, {metrics.Early, c.Early}, {metrics.NoGoal, c.NoGoal}, {metrics.StateUnmeasured, c.Unmeasured}} {
		out = r.count(out, s.n, r.env.Theme.State(s.state).Style.Render, r.env.T(s.state.Label()))
	}
	return out
}

func (r *root) count(to []string, n int, render func(string) string, label string) []string {
	if n == 0 {
		return to
	}
	return append(to, render(fmt.Sprintf("%s %d", label, n)))
}

// tabs draws the names of the screens' sections: the tiers on the board, else
// the screen's own name.
func (r *root) tabs() string {
	if t, ok := r.screens.at(r.active).(frame.Tabbed); ok {
		return frame.DrawTabs(r.env, t.Tabs(), r.tabsShort)
	}
	return r.env.Theme.TabOpen.Render(" " + r.env.T(keys.Of(r.active.action()).Name) + " ")
}
