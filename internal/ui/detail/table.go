package detail

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// The columns of the values, left to right.
const (
	colPeriod = iota
	colValue
	colPlan
	colAttained
	colState
	colNote
	colBy
)

const gap = 2

// wordsAt is the width from which states are words and not only marks.
const wordsAt = 72

// columns works out the widths of the columns; those that would stay empty are
// left out. Notes take what is left.
func (s *Screen) columns(width int) []int {
	goals, notes := false, false
	for i := range s.judged {
		goals = goals || s.judged[i].Goal != nil
	}
	for i := range s.rows {
		notes = notes || s.note(&s.rows[i]) != ""
	}
	state := theme.MarkWidth
	if width >= wordsAt {
		state = s.env.StateWidth()
	}
	cols := []layout.Column{
		colPeriod:   {Min: 9, Want: 9, Keep: 10},
		colValue:    {Min: 10, Want: 11, Keep: 9},
		colPlan:     {Min: 10, Want: 11, Keep: 4},
		colAttained: {Min: 7, Want: 7, Keep: 6},
		colState:    {Min: state, Want: state, Keep: 8},
		colNote:     {Min: max(12, min(20, width/4)), Want: width, Keep: 5},
		colBy:       {Min: 8, Want: 8, Keep: 2},
	}
	if !goals {
		cols[colPlan], cols[colAttained] = layout.Column{}, layout.Column{}
	}
	if !notes {
		cols[colNote] = layout.Column{}
	}
	if s.notesBelow(width) {
		cols = cols[:colNote]
	}
	out := make([]int, colBy+1)
	copy(out, layout.Fit(max(0, width-2), gap, cols))
	return out
}

// plainLines draws a text for a person to read, wrapped.
func (s *Screen) plainLines(t string, width int) []string {
	var out []string
	for _, l := range text.Wrap(t, max(1, width-2)) {
		row := frame.NewRow(s.env.Theme, false, width, 0)
		row.Text(s.env.Theme.Text, l)
		out = append(out, row.String())
	}
	return out
}

// tableHeight returns how many lines all values take, with their heading.
func (s *Screen) tableHeight(width int) int {
	if len(s.rows) == 0 {
		return len(s.plainLines(s.noValues(), width))
	}
	return len(s.rows) + 1
}

// noValues says what to do where there are no values.
func (s *Screen) noValues() string {
	if k := s.env.Workspace.KPI(s.kpi); k != nil && k.Formula != "" {
		return s.env.T(words.NoInputs)
	}
	return s.env.T(words.NoValues)
}

// table draws the values in so many lines of so many columns, the first of which
// is the screen's line top.
func (s *Screen) table(width, height, top int) []string {
	if height <= 0 {
		return nil
	}
	if len(s.rows) == 0 {
		lines := s.plainLines(s.noValues(), width)
		return lines[:min(height, len(lines))]
	}
	widths := s.columns(width)
	lines := []string{s.tableHead(widths, width)}
	if s.failed && height > 2 {
		row := frame.NewRow(s.env.Theme, false, width, 0)
		row.Text(s.env.Theme.Error, s.env.T(words.LoadFailed))
		lines = append(lines, row.String())
	}
	s.tableTop, s.tableRows = top+len(lines), height-len(lines)
	if !s.front {
		for i := 0; i < len(s.rows) && len(lines) < height; i++ {
			lines = append(lines, s.rowLine(&s.rows[i], widths, width, false))
			if s.notesBelow(width) {
				lines = append(lines, s.noteLines(&s.rows[i], width)...)
			}
		}
		return lines[:min(height, len(lines))]
	}
	more := s.more(widths, width)
	if s.focus != onValues {
		more = nil
	}
	more = more[:min(len(more), max(0, s.tableRows-1))]
	s.list.Resize(len(s.rows), s.tableRows-len(more))
	from, to := s.list.Window()
	for i := from; i < to; i++ {
		if i != s.list.Cursor || s.focus != onValues {
			lines = append(lines, s.rowLine(&s.rows[i], widths, width, false))
			continue
		}
		lines = append(lines, s.rowLine(&s.rows[i], widths, width, true))
		lines = append(lines, more...)
	}
	return lines
}

// notesBelow reports whether notes stand below their row: in a narrow pane that
// has no cursor to show them one at a time.
func (s *Screen) notesBelow(width int) bool { return !s.front && width < wordsAt }

// noteLines draws the note of a row in at most two lines.
func (s *Screen) noteLines(r *row, width int) []string {
	note := s.note(r)
	if note == "" {
		return nil
	}
	const in, most = 2, 2 // columns, lines
	wrapped := text.Wrap(note, max(1, width-in-2))
	if len(wrapped) > most {
		wrapped[most-1] = text.Truncate(wrapped[most-1]+wrapped[most], width-in-2, s.env.Theme.Glyphs.Tail)
		wrapped = wrapped[:most]
	}
	out := make([]string, len(wrapped))
	for i, l := range wrapped {
		line := frame.NewRow(s.env.Theme, false, width, 0)
		line.Skip(in - 1)
		line.Text(line.Look().Muted, l)
		out[i] = line.String()
	}
	return out
}

func (s *Screen) tableHead(widths []int, width int) string {
	titles := [...]metrics.Text{words.Period, words.Value, words.Plan, words.Attained, words.State, words.Note, words.By}
	row := frame.NewRow(s.env.Theme, false, width, gap)
	for c, w := range widths {
		t := s.env.T(titles[c])
		switch c {
		case colValue, colPlan, colAttained:
			row.Right(s.env.Theme.Header, w, t)
		case colPeriod:
			row.Left(s.env.Theme.Header, w, " "+t) // in line with the periods, behind their sign
		case colState:
			if w == theme.MarkWidth {
				t = ""
			}
			row.Left(s.env.Theme.Header, w, t)
		default:
			row.Left(s.env.Theme.Header, w, t)
		}
	}
	return row.String()
}

// rowLine draws one row of values.
func (s *Screen) rowLine(r *row, widths []int, width int, selected bool) string {
	line := frame.NewRow(s.env.Theme, selected, width, gap)
	for c, w := range widths {
		if w == 0 {
			continue
		}
		style, t, right := s.cell(r, c, w, line.Look())
		if right {
			line.Right(style, w, t)
		} else {
			line.Left(style, w, t)
		}
	}
	return line.String()
}

// cell returns the text of one cell with its look and whether it stands right.
func (s *Screen) cell(r *row, c, w int, look *theme.Styles) (style theme.Style, t string, right bool) {
	k, j := s.status.KPI, r.judged
	mark := look.State(j.State)
	switch c {
	case colPeriod:
		return look.Text, s.periodText(r), false
	case colValue:
		v := j.Value
		if r.part {
			return look.Muted, s.env.Value(metrics.Some(r.shot.Value), k), true
		}
		if !v.OK {
			return look.Muted, s.env.Theme.Glyphs.Gap, true
		}
		if j.Partial {
			return look.Muted, s.env.Value(v, k), true
		}
		return look.Text, s.env.Value(v, k), true
	case colPlan:
		if r.part || j.Goal == nil {
			return look.Muted, "", true
		}
		return look.Muted, s.env.Value(j.Goal.Plan, k), true
	case colAttained:
		if r.part || j.Partial || !j.AttainmentPlan.OK {
			return look.Muted, "", true
		}
		return mark.Style, metrics.FormatPercent(j.AttainmentPlan.V, 0), true
	case colState:
		return s.stateCell(r, w, look)
	case colNote:
		return look.Text, s.note(r), false
	default:
		if r.shot != nil {
			return look.Muted, text.Printable(r.shot.By()), false
		}
		return look.Muted, "", false
	}
}

func (s *Screen) stateCell(r *row, w int, look *theme.Styles) (theme.Style, string, bool) {
	j := r.judged
	word := func(glyph string, t metrics.Text) string {
		if w <= theme.MarkWidth {
			return glyph
		}
		return glyph + " " + s.env.T(t)
	}
	switch {
	case r.part, !j.Value.OK && j.Level == metrics.LevelNone:
		return look.Muted, "", false
	case j.Partial:
		return look.Muted, word("..", words.Partial), false
	case j.State == metrics.NoGoal:
		return look.Muted, "", false
	}
	mark := look.State(j.State)
	return mark.Style, word(mark.Glyph, j.State.Label()), false
}

// periodText names the period behind a sign that tells whether single snapshots
// can be shown; those stand a little further in.
func (s *Screen) periodText(r *row) string {
	switch {
	case r.part && r.shot.Clock > 0:
		seconds := int(r.shot.Clock) - 1
		return fmt.Sprintf("   %02d:%02d", seconds/3600, seconds/60%60)
	case r.part:
		return "   " + frame.ShortPeriod(r.shot.Period, s.env)
	case len(r.parts) == 0:
		return " " + frame.ShortPeriod(r.judged.Period, s.env)
	case s.opened[r.judged.Period]:
		return "-" + frame.ShortPeriod(r.judged.Period, s.env)
	default:
		return "+" + frame.ShortPeriod(r.judged.Period, s.env)
	}
}

// note returns what is written about a row: the snapshot's note; for a period of
// several how many days it covers and its newest note.
func (s *Screen) note(r *row) string {
	if r.shot != nil {
		return text.Printable(s.env.Note(r.shot.Note(), s.status.KPI))
	}
	var out []string
	if r.judged.Of > 0 {
		out = append(out, fmt.Sprintf(s.env.T(words.Coverage), r.judged.Days, r.judged.Of))
	}
	for i := range r.parts {
		if p := &r.parts[i]; p.Note() != "" {
			out = append(out, frame.ShortPeriod(p.Period, s.env)+" "+text.Printable(s.env.Note(p.Note(), s.status.KPI)))
			break
		}
	}
	return strings.Join(out, "  ")
}

// more returns the selected row's note in full where its column cuts it, with
// who wrote it where there is no column for that.
func (s *Screen) more(widths []int, width int) []string {
	if s.list.Len() == 0 {
		return nil
	}
	const in, most = 4, 6 // columns, lines
	r := &s.rows[s.list.Cursor]
	note := s.note(r)
	if note == "" || text.Width(note) <= widths[colNote] {
		return nil
	}
	if r.shot != nil && r.shot.By() != "" && widths[colBy] == 0 {
		note += "  (" + text.Printable(r.shot.By()) + ")"
	}
	var out []string
	for _, l := range text.Wrap(note, max(1, width-in-2)) {
		line := frame.NewRow(s.env.Theme, true, width, 0)
		line.Skip(in - 1)
		line.Text(line.Look().Text, l)
		out = append(out, line.String())
	}
	return out[:min(most, len(out))]
}
