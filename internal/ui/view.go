package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
)

// headerCache keeps the two lines of the header until something in them changes:
// View runs after every message.
type headerCache struct {
	width int
	text  string
}

func (r *root) resize(w, h int) {
	r.width, r.height = w, h
	r.layOut()
}

// layOut divides the screen anew and tells everybody their size.
func (r *root) layOut() {
	r.frame = layout.Divide(r.width, r.height, r.sideShown())
	if r.frame.Class == layout.TooSmall {
		return
	}
	if r.env.Workspace != nil {
		for p, s := range r.screens.by {
			if place(p) == placeBoard || place(p) == placeToday {
				s.SetSize(r.frame.Body.W, r.frame.Body.H)
			} else {
				s.SetSize(r.width, r.frame.Body.H)
			}
		}
		r.screens.side.SetSize(r.frame.Side.W, r.frame.Side.H)
	}
	for _, o := range r.overlays {
		h := r.frame.Body.H
		if p, ok := o.(frame.Placed); ok && p.Place() != frame.Whole {
			h = min(h, p.Height())
		}
		o.SetSize(r.width, h)
	}
	r.lastHead = headerCache{}
}

func (r *root) sideShown() bool { return r.active == placeBoard || r.active == placeToday }

// View draws the screen and returns it with the place of the terminal's cursor.
func (r *root) View() (string, *tea.Cursor) {
	if r.width == 0 {
		return "", nil
	}
	if r.frame.Class == layout.TooSmall {
		s := fmt.Sprintf(r.env.T(words.TooSmall), r.width, r.height, layout.LeastWidth, layout.LeastHeight)
		lines := text.Wrap(s, max(1, r.width))
		return strings.Join(lines[:min(len(lines), max(1, r.height))], "\n"), nil
	}
	if r.opening() {
		return "", nil
	}
	var cursor *tea.Cursor
	lines := make([]string, 0, r.height)
	lines = append(lines, strings.Split(r.header(), "\n")...)
	lines = append(lines, r.body(&cursor)...)
	lines = append(lines, r.footer())
	return strings.Join(lines, "\n"), cursor
}

// body draws the active screen and whatever lies over it.
func (r *root) body(cursor **tea.Cursor) []string {
	base := r.base()
	for i, o := range r.overlays {
		at, height := 0, r.frame.Body.H
		if p, ok := o.(frame.Placed); ok && p.Place() != frame.Whole {
			height = min(height, p.Height())
			switch p.Place() {
			case frame.AtBottom:
				at = r.frame.Body.H - height
			case frame.UnderRow:
				at = r.underRow(i, height)
			}
		}
		o.SetSize(r.width, height)
		copy(base[at:], strings.Split(o.View(), "\n")[:height])
		*cursor = nil
		if t, ok := o.(frame.Typer); ok && t.Typing() {
			*cursor = moved(t.Cursor(), 0, r.frame.Body.Y+at)
		}
	}
	if t := r.typer(); t != nil && len(r.overlays) == 0 {
		*cursor = moved(t.Cursor(), 0, r.frame.Body.Y)
	}
	return base
}

func moved(c *tea.Cursor, dx, dy int) *tea.Cursor {
	if c == nil {
		return nil
	}
	out := *c
	out.X, out.Y = c.X+dx, c.Y+dy
	return &out
}

// underRow returns the line at which overlay i, of a height, opens below the
// selected row of what it lies on, or above it where there is no room below.
func (r *root) underRow(i, height int) int {
	below := r.screens.at(r.active)
	if i > 0 {
		below = r.overlays[i-1]
	}
	row := 0
	if a, ok := below.(frame.Anchor); ok {
		row = a.AnchorRow()
	}
	if row+1+height <= r.frame.Body.H {
		return row + 1
	}
	return max(0, min(row-height, r.frame.Body.H-height))
}

func (r *root) base() []string {
	if r.env.Workspace == nil {
		s := r.screens.welcome
		s.SetSize(r.width, r.frame.Body.H)
		return strings.Split(s.View(), "\n")
	}
	lines := strings.Split(r.screens.at(r.active).View(), "\n")
	if r.frame.Side.W == 0 || !r.sideShown() {
		return lines
	}
	side := strings.Split(r.screens.side.View(), "\n")
	for i := range lines {
		lines[i] = fill(lines[i], "", r.frame.Body.W+2) + side[i]
	}
	return lines
}

// header draws who, when and how well, and below it the tiers and the counts.
func (r *root) header() string {
	if r.lastHead.width != r.width {
		r.lastHead = headerCache{r.width, r.headLine() + "\n" + r.countLine()}
	}
	return r.lastHead.text
}

func (r *root) headLine() string {
	th, a := r.env.Theme, r.env.Assessed
	if a == nil {
		return fill(" "+th.Title.Render("kpitui"), "", r.width)
	}
	day := fmt.Sprintf("%s %s W%02d", a.AsOf, r.env.T(weekdays[a.AsOf.Weekday()]), isoWeek(a.AsOf))
	if r.cfg.Fixed {
		day += " " + r.env.T(words.FixedDate)
	}
	right := r.env.T(words.Health) + " " + th.Title.Render(healthText(a.Health)) + "  " +
		th.Muted.Render(fmt.Sprintf("%s %d/%d", r.env.T(words.Measured), a.Health.Measured, a.Health.Total)) + " "
	if r.env.Masked {
		right = th.Badge.Render(r.env.T(words.Masked)) + "  " + right
	}
	left := " " + th.Muted.Render(day)
	if a.Phase != nil {
		left += "   " + th.Text.Render(text.Truncate(text.Printable(a.Phase.Phase.Name.In(r.env.Lang)), 24, th.Glyphs.Tail))
		if r.frame.Class != layout.Narrow {
			left += " " + chart.Bar(metrics.Some(a.Phase.Elapsed), metrics.Maybe{}, 10, chart.BarLook{Fill: th.Accent, Track: th.Track, ASCII: th.Glyphs.ASCII})
		}
		left += " " + th.Muted.Render(fmt.Sprintf("%.0f%%", 100*a.Phase.Elapsed))
	}
	room := r.width - ansi.StringWidth(left) - ansi.StringWidth(right) - 3
	name := text.Truncate(text.Printable(r.env.Info().Name.In(r.env.Lang)), max(8, min(room, 30)), th.Glyphs.Tail)
	return fill(" "+th.Title.Render(name)+" "+left, right, r.width)
}

func healthText(h metrics.Health) string {
	if !h.Percent.OK {
		return "--"
	}
	return fmt.Sprintf("%.0f", h.Percent.V)
}

func isoWeek(d metrics.Date) int { _, w := d.ISOWeek(); return w }

// tabsFrom is the column of the first tab.
const tabsFrom = 1

// countLine draws how many KPIs are in each state; what is due stands first,
// because it asks for something.
func (r *root) countLine() string {
	a := r.env.Assessed
	if a == nil {
		return strings.Repeat(" ", r.width)
	}
	th, c := r.env.Theme, a.Counts
	var right []string
	add := func(n int, render func(string) string, label string) {
		if n > 0 {
			right = append(right, render(fmt.Sprintf("%s %d", label, n)))
		}
	}
	for _, s := range []struct {
		state metrics.State
		n     int
	}{
		{metrics.Critical, c.Critical}, {metrics.Warning, c.Warning}, {metrics.Caution, c.Caution}, {metrics.Near, c.Near}, {metrics.Reached, c.Reached},
		{metrics.Early, c.Early}, {metrics.NoGoal, c.NoGoal}, {metrics.StateUnmeasured, c.Unmeasured},
	} {
		m := th.State(s.state)
		label := r.env.T(s.state.Label())
		if s.state == metrics.Critical || s.state == metrics.Warning || s.state == metrics.Caution {
			label = m.Glyph + " " + label
		}
		add(s.n, m.Style.Render, label)
	}
	add(c.Due, th.Due.Render, r.env.T(metrics.Due.Label()))
	add(c.Stale, th.Due.Render, r.env.T(metrics.Stale.Label()))
	line := strings.Repeat(" ", tabsFrom) + r.tabs()
	for _, s := range right { // what does not fit any more is on the board itself
		if ansi.StringWidth(line)+3+ansi.StringWidth(s) > r.width {
			break
		}
		line += "   " + s
	}
	return fill(line, "", r.width)
}

// tabs draws the names of the screens' sections: the tiers on the board, else
// the screen's own name.
func (r *root) tabs() string {
	if t, ok := r.screens.at(r.active).(frame.Tabbed); ok {
		return frame.DrawTabs(r.env, t.Tabs())
	}
	return r.env.Theme.TabOpen.Render(" " + r.env.T(keys.Of(r.active.action()).Name) + " ")
}

// footer names the keys that work here, or says what just happened.
func (r *root) footer() string {
	th := r.env.Theme
	if r.notice.Text != "" {
		style := th.Success
		if r.notice.Error {
			style = th.Error
		}
		return fill(" "+style.Render(text.Truncate(text.Printable(r.notice.Text), r.width-2, th.Glyphs.Tail)), "", r.width)
	}
	line := ""
	for _, h := range r.hints() {
		hint := " " + th.Key.Render(h.Key) + " " + th.KeyText.Render(r.env.T(h.Text)) + " "
		if ansi.StringWidth(line)+ansi.StringWidth(hint) > r.width {
			break
		}
		line += hint
	}
	return fill(line, "", r.width)
}

// hints returns what the footer shows, in the order in which it gives way: help
// and quit first, so that they are never the ones to go.
func (r *root) hints() []frame.Hint {
	top := r.top()
	if h, ok := top.(frame.Hinter); ok {
		if own := h.Hints(); own != nil {
			return own
		}
	}
	var out []frame.Hint
	for _, a := range []keys.Action{keys.Help, keys.Quit} {
		b := keys.Of(a)
		out = append(out, frame.Hint{Key: b.Show, Text: b.Short})
	}
	for _, b := range keys.In(top.Scope() | keys.Global) {
		if b.Short.IsZero() || b.Action == keys.Help || b.Action == keys.Quit || b.Action == r.active.action() {
			continue
		}
		out = append(out, frame.Hint{Key: b.Show, Text: b.Short})
	}
	return out
}

// fill joins two styled texts into a line of exactly width columns.
func fill(left, right string, width int) string {
	gap := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	if gap < 0 {
		return ansi.Truncate(left, width, "")
	}
	return left + strings.Repeat(" ", gap) + right
}

func (r *root) title() string {
	if r.env.Workspace == nil {
		return "kpitui"
	}
	return text.Printable(r.env.Info().Name.In(r.env.Lang)) + " - kpitui"
}
