package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
)

// headerCache keeps the two lines of the header until something in them changes:
// View runs after every message. A screen opens another of its tabs by itself.
type headerCache struct {
	width int
	tabs  []frame.Tab
	text  string
}

// header draws who, when and how well, and below it the tiers and the counts.
func (r *root) header() string {
	var tabs []frame.Tab
	if r.env.Assessed != nil {
		tabs = r.sections()
	}
	if r.lastHead.width != r.width || !slices.Equal(r.lastHead.tabs, tabs) {
		r.lastHead = headerCache{r.width, tabs, r.headLine() + "\n" + r.countLine()}
	}
	return r.lastHead.text
}

// sections returns the tabs of the active screen, or its name as the only one.
func (r *root) sections() []frame.Tab {
	if t, ok := r.screens.at(r.active).(frame.Tabbed); ok {
		return t.Tabs()
	}
	return []frame.Tab{{Label: " " + r.env.T(keys.Of(r.active.action()).Name) + " ", Open: true}}
}

// headLine draws the company, the day, the phase and the health. Where there is
// little room the phase's bar gives way first, then the word for what is
// measured, then the phase.
func (r *root) headLine() string {
	th, a := r.env.Theme, r.env.Assessed
	if a == nil {
		return fill(" "+th.Title.Render("kpitui"), "", r.width)
	}
	day := fmt.Sprintf("%s %s W%02d", a.AsOf, r.env.Weekday(a.AsOf), isoWeek(a.AsOf))
	if r.cfg.Fixed && r.past == nil {
		day += " " + r.env.T(words.FixedDate)
	}
	name := text.Printable(r.env.Info().Name.In(r.env.Lang))
	least := min(text.Width(name), leastName)
	var left, right string
	room := 0
	for _, try := range []struct{ bar, measured, phase bool }{{true, true, true}, {false, true, true}, {false, false, true}, {}} {
		left = "  " + r.dayText(day) + r.phaseText(try.phase, try.bar)
		right = r.healthText(try.measured)
		if room = r.width - 1 - ansi.StringWidth(left) - 2 - ansi.StringWidth(right); room >= least {
			break
		}
	}
	name = text.Truncate(name, max(least, min(room, mostName)), th.Glyphs.Tail)
	return fill(" "+th.Title.Render(name)+left, right, r.width)
}

// dayText draws the day; that of the past so that nobody takes it for today.
func (r *root) dayText(day string) string {
	if r.past == nil {
		return r.env.Theme.Muted.Render(day)
	}
	return r.env.Theme.Badge.Render(fmt.Sprintf(r.env.T(words.AsThen), day+r.past.clock()))
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

// countLine draws the tabs, and how many KPIs are in each state.
func (r *root) countLine() string {
	if r.env.Assessed == nil {
		return strings.Repeat(" ", r.width)
	}
	tabs, counts := r.divide()
	return fill(strings.Repeat(" ", tabsFrom)+frame.DrawTabs(r.env, tabs)+counts, "", r.width)
}

// tabs returns the names of the active screen's sections as they are shown.
func (r *root) tabs() []frame.Tab {
	tabs, _ := r.divide()
	return tabs
}

// How much the counts say: every state in words; those that ask for something or
// are on course; the same two with the levels by their shape alone; one number for
// all that is on course; one for all that is waited for; the levels alone.
const (
	countAll = iota
	countMain
	countAllShapes
	countShapes
	countSums
	countLeast
	countLevels
)

// divide shares the second line out between the tabs and the counts, which both
// get shorter until they fit: the counts stay in view.
func (r *root) divide() (tabs []frame.Tab, counts string) {
	whole := r.sections()
	short := frame.Shorter(whole)
	for _, try := range []struct {
		tabs   []frame.Tab
		counts int
	}{{whole, countAll}, {whole, countMain}, {whole, countAllShapes}, {whole, countShapes}, {whole, countSums}, {short, countSums}, {short, countLeast}, {short, countLevels}} {
		tabs, counts = try.tabs, r.counts(try.counts)
		if tabsFrom+ansi.StringWidth(frame.DrawTabs(r.env, tabs))+ansi.StringWidth(counts) < r.width {
			break
		}
	}
	return tabs, counts
}

// counts draws how many KPIs are in each state, with the gap before it: what is
// off course, what is on it, and what is waited for.
func (r *root) counts(says int) string {
	th, c := r.env.Theme, r.env.Assessed.Counts
	gap := "   "
	if says >= countAllShapes {
		gap = "  "
	}
	out := gap[1:] // tabs end with a space
	add := func(n int, style theme.Style, label string) {
		if n > 0 {
			if len(out) >= len(gap) {
				out += gap
			}
			out += style.Render(fmt.Sprintf("%s %d", label, n))
		}
	}
	state := func(s metrics.State, n int) { add(n, th.State(s).Style, r.env.T(s.Label())) }
	level := func(s metrics.State, n int) {
		m := th.State(s)
		label := m.Glyph
		if says < countAllShapes {
			label += " " + r.env.T(s.Label())
		}
		add(n, m.Style, label)
	}
	level(metrics.Critical, c.Critical)
	level(metrics.Warning, c.Warning)
	level(metrics.Caution, c.Caution)
	if says == countLevels {
		return out
	}
	if says >= countSums {
		ok := th.State(metrics.Reached)
		add(c.Near+c.Reached, ok.Style, ok.Glyph)
	} else {
		state(metrics.Near, c.Near)
		state(metrics.Reached, c.Reached)
	}
	if says == countAll || says == countAllShapes {
		state(metrics.Early, c.Early)
		state(metrics.NoGoal, c.NoGoal)
		state(metrics.StateUnmeasured, c.Unmeasured)
	}
	if says == countLeast {
		add(c.Due+c.Stale, th.Due, r.env.T(words.Waiting))
		return out
	}
	add(c.Due, th.Due, r.env.T(metrics.Due.Label()))
	add(c.Stale, th.Due, r.env.T(metrics.Stale.Label()))
	return out
}
