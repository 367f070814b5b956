package catalog

import (
	"fmt"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// The geometry of the catalog.
const (
	headLines = 1
	besideAt  = 110 // columns from which what a definition says stands beside the list
	margin    = 1
	mostLine  = 100 // columns of a line of prose
	labelWide = 14
)

// place is where things stand.
type place struct {
	search int         // lines of the search
	list   layout.Rect // the rows
	told   layout.Rect // what the selected one says
	beside bool
}

// layOut finds room. Below a few lines the list alone is left.
func (s *Screen) layOut() place {
	var p place
	if line, _ := s.search.Line(s.env, s.width); line != "" {
		p.search = 1
	}
	top := headLines + p.search
	h := max(0, s.height-top)
	switch {
	case s.width >= besideAt:
		w := max(56, s.width/2)
		p.beside = true
		p.list = layout.Rect{Y: top, W: w, H: h}
		p.told = layout.Rect{X: w + 2, Y: top, W: s.width - w - 2 - margin, H: h}
	case h < 9:
		p.list = layout.Rect{Y: top, W: s.width, H: h}
	default:
		low := min(14, h/2)
		p.list = layout.Rect{Y: top, W: s.width, H: h - low - 1}
		p.told = layout.Rect{X: margin, Y: top + h - low, W: s.width - 2*margin, H: low}
	}
	return p
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	if s.whole {
		return s.wholeView()
	}
	p := s.layOut()
	out := make([]string, 0, s.height+4)
	out = append(out, s.head())
	if p.search > 0 {
		line, _ := s.search.Line(s.env, s.width)
		out = append(out, line)
	}
	said := s.lines(p.told.W)
	if len(said) > p.told.H {
		said = said[:p.told.H]
	}
	from, to := s.list.Window()
	for i := range p.list.H {
		line := strings.Repeat(" ", p.list.W)
		switch {
		case from+i < to:
			line = s.draw(from+i, p.list.W)
		case i == 0:
			line = s.nothing(p.list.W)
		}
		if p.beside {
			line += "  "
			if i < len(said) {
				line += said[i]
			}
		}
		out = append(out, line)
	}
	if !p.beside && p.told.H > 0 {
		th := s.env.Theme
		out = append(out, th.Track.Render(strings.Repeat(th.Glyphs.Rule, s.width)))
		for i := range p.told.H {
			line := ""
			if i < len(said) {
				line = strings.Repeat(" ", margin) + said[i]
			}
			out = append(out, line)
		}
	}
	return exactly(out, s.height)
}

// exactly cuts or fills a view to its height.
func exactly(lines []string, height int) string {
	for len(lines) < height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:max(0, height)], "\n")
}

// wholeView draws what the selected row says on the whole screen.
func (s *Screen) wholeView() string {
	lines := s.lines(s.width - 2*margin)
	s.offset = max(0, min(s.offset, len(lines)-s.height))
	out := make([]string, 0, s.height)
	for _, l := range lines[s.offset:] {
		out = append(out, strings.Repeat(" ", margin)+l)
	}
	return exactly(out, s.height)
}

// head says where we are, and how much is chosen.
func (s *Screen) head() string {
	all, have := map[string]bool{}, 0
	for i := range s.catalog.Templates {
		for j := range s.catalog.Templates[i].KPIs {
			if id := s.catalog.Templates[i].KPIs[j].ID; !all[id] {
				all[id] = true
				if s.there(id) {
					have++
				}
			}
		}
	}
	l := frame.NewRow(s.env.Theme, false, s.width, 2)
	l.Text(l.Look().Title, s.env.T(words.Title))
	if len(all) > 0 {
		l.Text(l.Look().Muted, fmt.Sprintf(s.env.T(words.Count), len(all), have))
	}
	if n := len(s.marked); n > 0 {
		l.Text(l.Look().Accent, fmt.Sprintf(s.env.T(words.Chosen), n))
	}
	return l.String()
}

// nothing stands in an empty list.
func (s *Screen) nothing(w int) string {
	l := frame.NewRow(s.env.Theme, false, w, 2)
	if len(s.catalog.Templates) > 0 { // else it is still being read
		l.Text(l.Look().Muted, fmt.Sprintf(s.env.T(words.NoMatch), s.search.Words()))
	}
	return l.String()
}

// draw draws a row of the list: whether it is chosen or there, its name, and where
// it stands in the three divisions.
func (s *Screen) draw(i, width int) string {
	r := &s.rows[i]
	l := frame.NewRow(s.env.Theme, i == s.list.Cursor, width, 2)
	look := l.Look()
	if r.kpi == nil {
		absent := len(s.absent(r))
		l.Text(look.Group, s.env.T(r.template.Title))
		l.Text(look.Muted, fmt.Sprintf(s.env.T(words.Count), len(r.template.KPIs), len(r.template.KPIs)-absent))
		return l.String()
	}
	k := r.kpi
	w := layout.Fit(max(0, width-2), 2, []layout.Column{
		{Min: 2, Want: 2, Keep: 5}, {Min: 20, Want: 64, Keep: 4},
		{Min: 10, Want: 10, Keep: 3}, {Min: 10, Want: 10, Keep: 2}, {Min: 5, Want: 5, Keep: 1},
	})
	mark, style := "", look.Muted
	switch {
	case s.there(k.ID):
		st := look.State(metrics.Reached)
		mark, style = st.Glyph, st.Style
	case s.marked[k.ID]:
		mark, style = s.env.Theme.Glyphs.Check, look.Accent
	}
	name := look.Text
	if s.there(k.ID) {
		name = look.Muted
	}
	l.Left(style, w[0], mark)
	l.Left(name, w[1], s.env.T(k.Name))
	l.Left(look.Muted, w[2], s.division(k.Layer != "", k.Layer.Label()))
	l.Left(look.Muted, w[3], s.division(k.Role != "", k.Role.Label()))
	l.Left(look.Muted, w[4], s.division(k.Horizon != "", k.Horizon.Label()))
	return l.String()
}

// division writes where a KPI stands, nothing when it stands nowhere.
func (s *Screen) division(is bool, label metrics.Text) string {
	if !is {
		return ""
	}
	return s.env.T(label)
}

// told is what a row says, in lines of a width: it does not change with every key.
type told struct {
	row   row
	width int
	whole bool
	lang  metrics.Lang
	theme *theme.Theme
	lines []string
}

// lines returns what the selected row says, in so many columns.
func (s *Screen) lines(width int) []string {
	r := s.selected()
	if r == nil || width < 1 {
		return nil
	}
	if s.told.lines == nil || s.told.row != *r || s.told.width != width || s.told.whole != s.whole || s.told.lang != s.env.Lang || s.told.theme != s.env.Theme {
		s.told = told{row: *r, width: width, whole: s.whole, lang: s.env.Lang, theme: s.env.Theme}
		if r.kpi != nil {
			s.told.lines = s.ofKPI(r.kpi, min(width, mostLine), s.whole || s.layOut().beside)
		} else {
			s.told.lines = s.ofTemplate(r.template, min(width, mostLine))
		}
	}
	return s.told.lines
}

// ofTemplate says what a template is, and which views it brings.
func (s *Screen) ofTemplate(t *frame.CatalogTemplate, width int) (out []string) {
	th := s.env.Theme
	out = append(out, th.Title.Render(text.Truncate(text.Printable(s.env.T(t.Title)), width, th.Glyphs.Tail)))
	out = s.prose(out, th.Text, s.env.T(t.About), width)
	out = append(out, "")
	out = s.prose(out, th.Muted, s.env.T(words.AddsAll), width)
	if len(t.Views) > 0 {
		out = append(out, "", th.Title.Render(text.Truncate(s.env.T(words.Views), width, th.Glyphs.Tail)))
	}
	for i := range t.Views {
		v := &t.Views[i]
		out = append(out, "", th.Group.Render(text.Truncate(text.Printable(s.env.T(v.Name)), width, th.Glyphs.Tail)))
		out = s.prose(out, th.Text, s.env.T(v.About), width)
		out = s.prose(out, th.Muted, s.listed(v.KPIs), width)
	}
	return out
}

// listed names KPIs, all of them.
func (s *Screen) listed(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.env.T(s.nameOf(id))
	}
	return report.Commas(s.env.Lang, names)
}

// prose appends a text, wrapped.
func (s *Screen) prose(out []string, style theme.Style, content string, width int) []string {
	if content == "" {
		return out
	}
	for _, l := range text.Wrap(text.Printable(content), width) {
		out = append(out, style.Render(l))
	}
	return out
}

// ofKPI says all that a definition says. What is read first stands first: on a low
// screen the rest is cut, and tab shows it with more air.
func (s *Screen) ofKPI(k *metrics.KPI, width int, airy bool) (out []string) {
	th, c := s.env.Theme, &words
	head := text.Truncate(text.Printable(s.env.T(k.Name)), width, th.Glyphs.Tail)
	line := th.Title.Render(head)
	if id := "  " + k.ID; text.Width(head)+text.Width(id) <= width {
		line += th.Muted.Render(id)
		if mark := "  " + s.env.T(words.There); s.there(k.ID) && text.Width(head)+text.Width(id)+text.Width(mark) <= width {
			line += th.Success.Render(mark)
		}
	}
	out = append(out, line)
	out = s.prose(out, th.Text, s.env.T(k.Definition), width)
	if airy {
		out = append(out, "")
	}
	field := func(label metrics.Text, value string) {
		if value == "" {
			return
		}
		first := text.PadRight(text.Truncate(s.env.T(label), labelWide-2, ""), labelWide)
		for i, l := range text.Wrap(text.Printable(value), max(1, width-labelWide)) {
			if i > 0 {
				first = strings.Repeat(" ", labelWide)
			}
			out = append(out, labelled(th, first, l, width))
		}
	}
	field(c.Formula, k.Formula)
	field(c.Method, s.env.T(k.Method))
	field(c.Unit, report.Unit(k.Unit, s.env.Info(), s.env.Lang)+"  "+s.env.T(k.Cadence.Label())+"  "+s.env.T(k.Better().Label()))
	field(c.Goal, s.goals(k))
	field(c.EdgeCases, s.env.T(k.EdgeCases))
	field(c.Source, s.env.T(k.Source))
	var where []string
	for _, d := range []string{s.division(k.Layer != "", k.Layer.Label()), s.division(k.Role != "", k.Role.Label()), s.division(k.Horizon != "", k.Horizon.Label()), s.env.T(k.Group)} {
		if d != "" {
			where = append(where, d)
		}
	}
	field(c.Where, strings.Join(where, "  "))
	if f, err := metrics.ParseFormula(k.Formula); k.Formula != "" && err == nil {
		field(c.Needs, s.listed(f.Inputs()))
	}
	return out
}

// labelled draws a label and a piece of its text, never wider than width.
func labelled(th *theme.Theme, label, value string, width int) string {
	if room := width - text.Width(label); room > 0 {
		return th.Muted.Render(label) + th.Text.Render(text.Truncate(value, room, th.Glyphs.Tail))
	}
	return th.Muted.Render(text.Truncate(label, width, ""))
}

// goals writes the goals of a definition, dated as the template has them.
func (s *Screen) goals(k *metrics.KPI) string {
	var out []string
	for i := range k.Goals {
		g := &k.Goals[i]
		one := report.Goal(g, k, s.env.Lang, func(v float64) string { return metrics.FormatValue(v, k.Unit, s.currency(k), s.env.Lang) })
		if !g.Due.IsZero() {
			one += " " + g.Due.String()
		}
		out = append(out, one)
	}
	return report.Commas(s.env.Lang, out)
}

// currency returns in what a definition of the catalog states its amounts.
func (s *Screen) currency(k *metrics.KPI) string {
	for i := range s.catalog.Templates {
		t := &s.catalog.Templates[i]
		if t.Currency != "" && slices.ContainsFunc(t.KPIs, func(o metrics.KPI) bool { return o.ID == k.ID }) {
			return t.Currency
		}
	}
	return s.env.Info().Currency
}
