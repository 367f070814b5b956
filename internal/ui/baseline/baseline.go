// Package baseline is where somebody freezes the process limits of a KPI, and says
// why: what lies outside them from then on is measured against what was.
package baseline

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Missing returns how many points a baseline of the newest limits of a process chart
// lacks; 0: none.
func Missing(c *metrics.ProcessChart) int {
	return max(0, metrics.LeastForBaseline-(len(c.Points)-since(c)))
}

// since returns the first point that a baseline can begin with: the one behind the
// last divider.
func since(c *metrics.ProcessChart) int {
	if n := len(c.Segments); n > 0 {
		return c.Segments[n-1].From
	}
	return 0
}

// Screen is the overlay: the span, the reason, and the chart as it would be.
type Screen struct {
	env           *frame.Env
	width, height int

	kpi      string
	chart    *metrics.ProcessChart // as it is
	from, to int                   // points of chart
	why      *frame.Field
	at       row
	problem  string
	busy     bool

	frozen  metrics.Baseline
	refused error                 // why the span cannot be frozen
	preview *metrics.ProcessChart // with the baseline; nil: to be worked out
}

// row is a row of the overlay that can have the focus.
type row int

const (
	rowFrom row = iota
	rowTo
	rowWhy
	rows
)

// New returns the overlay of a KPI. It begins with all points behind the last
// divider, and with the reason, which is all that has to be typed.
func New(env *frame.Env, kpi string) *Screen {
	s := &Screen{env: env, kpi: kpi, why: frame.NewField(""), at: rowWhy}
	s.Refresh()
	if s.chart != nil {
		s.from, s.to = since(s.chart), len(s.chart.Points)-1
	}
	return s
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return 0 }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) { s.width, s.height = w, h }

// Dirty implements [frame.Dirty].
func (s *Screen) Dirty() bool { return s.why.Value() != "" }

// Refresh implements [frame.Screen]: the span stays where it is.
func (s *Screen) Refresh() {
	var from, to metrics.Period
	if s.chart != nil && s.to < len(s.chart.Points) {
		from, to = s.chart.Points[s.from].Period, s.chart.Points[s.to].Period
	}
	s.chart, s.preview = nil, nil
	k := s.env.Workspace.KPI(s.kpi)
	if k == nil {
		return
	}
	c := metrics.ChartProcess(s.env.Workspace, k, s.env.Series(s.kpi), s.env.Assessed)
	if len(c.Points) == 0 {
		return
	}
	s.chart = c
	find := func(p metrics.Period, not int) int {
		if i := slices.IndexFunc(c.Points, func(o metrics.ProcessPoint) bool { return o.Period == p }); i >= 0 {
			return i
		}
		return not
	}
	s.from = find(from, since(c))
	s.to = max(s.from, find(to, len(c.Points)-1))
}

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return true }

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	out := []frame.Hint{{Key: "enter", Text: words.Keep}, {Key: "esc", Text: words.Leave}, {Key: "tab", Text: words.Next}}
	if s.at != rowWhy {
		out = append(out, frame.Hint{Key: "left right", Text: words.Turn})
	}
	return out
}

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	switch pressed := k.String(); pressed {
	case "esc":
		return frame.Ask(frame.CloseOverlay{})
	case "enter":
		return s.keep()
	case "tab", "down":
		s.at = (s.at + 1) % rows
	case "shift+tab", "up":
		s.at = (s.at + rows - 1) % rows
	default:
		s.problem = ""
		if s.at == rowWhy {
			s.why.Type(k)
			return nil
		}
		s.turn(keys.Normalize(pressed))
	}
	return nil
}

// turn moves the beginning or the end of the span, no further than the last divider
// and each other.
func (s *Screen) turn(pressed string) {
	const page, all = 4, 1 << 20
	by := map[string]int{"left": -1, "right": 1, "h": -1, "l": 1, "[": -1, "]": 1, "pgup": -page, "pgdown": page, "home": -all, "end": all}[pressed]
	if by == 0 || s.chart == nil {
		return
	}
	if s.at == rowFrom {
		s.from = max(since(s.chart), min(s.from+by, s.to))
	} else {
		s.to = max(s.from, min(s.to+by, len(s.chart.Points)-1))
	}
	s.preview = nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	if s.at == rowWhy {
		s.problem = ""
		s.why.Paste(content)
	}
	return nil
}

// keep asks for the baseline to be stored with the KPI, or says why it cannot be.
func (s *Screen) keep() tea.Cmd {
	now := s.env.Workspace.KPI(s.kpi)
	if s.busy {
		return nil
	}
	why := strings.TrimSpace(s.why.Value())
	s.problem = s.against()
	switch {
	case now == nil:
		s.problem = s.env.T(words.Gone)
	case s.problem != "":
	case why == "":
		s.problem, s.at = s.env.T(words.NeedsWhy), rowWhy
	}
	if s.problem != "" {
		return nil
	}
	k, b := *now, s.frozen
	b.Reason = why
	k.Baselines = metrics.AddBaseline(k.Baselines, b)
	s.busy = true
	return frame.Ask(frame.Save{For: s, Change: metrics.Change{Kind: metrics.ChangeDefine, Label: k.ID, Records: []metrics.RecordEdit{metrics.Put(&k)}}})
}

// against says what speaks against freezing the span; empty: nothing.
func (s *Screen) against() string {
	if s.chart == nil {
		return s.env.T(words.Gone)
	}
	if missing := metrics.LeastForBaseline - (s.to - s.from + 1); missing > 0 {
		return fmt.Sprintf(s.env.T(words.TooFew), missing)
	}
	s.work()
	for _, e := range metrics.FieldErrors(s.refused) {
		return e.Text.In(s.env.Lang)
	}
	return ""
}

// Take implements [frame.Taker]: the overlay stays until the baseline is on disk.
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	saved, ok := msg.(frame.Saved)
	if !ok || saved.For != any(s) {
		return nil
	}
	s.busy = false
	if saved.Err != nil {
		s.problem = saved.Text
		return nil
	}
	name := s.kpi
	if k := s.env.Workspace.KPI(s.kpi); k != nil {
		name = s.env.T(k.Name)
	}
	said := fmt.Sprintf(s.env.T(words.Kept), name, s.frozen.N)
	return tea.Sequence(frame.Ask(frame.CloseOverlay{}), frame.Ask(frame.Say{Text: said}))
}

var (
	_ frame.Typer  = (*Screen)(nil)
	_ frame.Taker  = (*Screen)(nil)
	_ frame.Hinter = (*Screen)(nil)
	_ frame.Dirty  = (*Screen)(nil)
)
