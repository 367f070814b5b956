package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// mostMatches is how many KPIs stand below a finder.
const mostMatches = 5

// finderRoom is how many columns a finder takes.
const finderRoom = 30

// finder chooses one KPI of many: typing searches, the matches stand below.
type finder struct {
	env       *frame.Env
	id, start string
	query     *frame.Field
	matches   []*metrics.KPI
	at        int // in matches
	optional  bool
}

func newFinder(env *frame.Env, id string) *finder {
	f := &finder{env: env, id: id, start: id, query: frame.NewField("")}
	f.search()
	return f
}

func (f *finder) changed() bool { return f.id != f.start || f.query.Value() != "" }

func (f *finder) check() string {
	if f.query.Value() != "" {
		return f.env.T(words.NoMatch)
	}
	return ""
}

// open reports whether the matches stand below: while there is something to find.
func (f *finder) open() bool { return f.id == "" && !f.optional || f.query.Value() != "" }

// name returns the name of the chosen KPI.
func (f *finder) name() string {
	if k := f.env.Workspace.KPI(f.id); k != nil {
		return text.Printable(f.env.T(k.Name))
	}
	return text.Printable(f.id)
}

func fold(s string) string { return strings.ToLower(width.Fold.String(s)) }

func (f *finder) search() {
	f.matches, f.at = f.matches[:0], 0
	wanted := fold(strings.TrimSpace(f.query.Value()))
	for i := range f.env.Workspace.KPIs {
		k := &f.env.Workspace.KPIs[i]
		if k.Archived {
			continue
		}
		for _, t := range []string{k.Name.JA, k.Name.EN, k.ID} {
			if strings.Contains(fold(t), wanted) {
				f.matches = append(f.matches, k)
				break
			}
		}
	}
}

// step chooses the KPI before or after the chosen one.
func (f *finder) step(by int) {
	i := slices.IndexFunc(f.matches, func(k *metrics.KPI) bool { return k.ID == f.id })
	if n := len(f.matches); n > 0 {
		f.id = f.matches[(max(i, 0)+by+n)%n].ID
	}
}

// pick takes the match under the cursor and ends the search.
func (f *finder) pick() {
	if f.at < len(f.matches) {
		f.id = f.matches[f.at].ID
		f.query.SetValue("")
		f.search()
	}
}

func (f *finder) press(k tea.KeyPressMsg) bool {
	switch pressed := k.String(); {
	case pressed == "enter" && f.open() && len(f.matches) > 0, pressed == "tab" && f.query.Value() != "":
		f.pick()
		return false // chosen: on to the next row
	case pressed == "esc" && f.query.Value() != "":
		f.query.SetValue("")
		f.search()
	case pressed == "down" && f.open() && f.at < len(f.matches)-1:
		f.at++
	case pressed == "up" && f.open() && f.at > 0:
		f.at--
	case f.optional && !f.open() && (pressed == "backspace" || pressed == "delete"):
		f.id = ""
	case !f.open() && pressed == "left":
		f.step(-1)
	case !f.open() && pressed == "right":
		f.step(1)
	case slices.Contains(moving, pressed):
		return false
	default:
		f.query.Type(k)
		f.search()
	}
	return true
}

func (f *finder) paste(s string) {
	f.query.Paste(s)
	f.search()
}

func (f *finder) draw(p pen, env *frame.Env, focused bool) int {
	look, tail := p.Look(), env.Theme.Glyphs.Tail
	p.Skip(1)
	from, room := p.used(), min(finderRoom, p.Rest())
	cursor := -1
	shown, style := text.Truncate(f.name(), room, tail), look.Field
	switch {
	case f.id == "" && f.optional && f.query.Value() == "":
		shown, style = env.T(words.NoKPI), look.Placeholder
		if focused {
			cursor = from
		}
	case focused && f.open():
		var at int
		shown, at = f.query.View(room)
		cursor = from + at
		if f.query.Value() == "" {
			shown, style = env.T(words.TypeToSearch), look.Placeholder
		}
	case focused:
		cursor = from
	case f.id == "":
		shown, style = "--", look.Placeholder
	}
	p.Left(style, room, shown)
	return cursor
}

// below implements [tall].
func (f *finder) below(_, _ int, focused bool) int {
	if !focused || !f.open() {
		return 0
	}
	return max(1, min(mostMatches, len(f.matches)))
}

// drawBelow implements [tall].
func (f *finder) drawBelow(_ *frame.Env, i, column, width int) string {
	if len(f.matches) == 0 {
		p := newPen(f.env, false, width)
		p.to(column)
		p.Text(p.Look().Muted, f.env.T(words.NoMatch))
		return p.String()
	}
	i += max(0, f.at-mostMatches+1)
	k := f.matches[i]
	p := newPen(f.env, false, width)
	p.to(column)
	look, mark := p.Look(), " "
	if i == f.at {
		look, mark = &f.env.Theme.Selected, f.env.Theme.Glyphs.Cursor
	}
	p.Text(look.Accent, mark)
	p.Left(look.Text, min(finderRoom-1, p.Rest()), f.env.T(k.Name))
	p.Skip(2)
	p.Text(p.Look().Muted, f.env.T(k.Tier.Label()))
	return p.String()
}
