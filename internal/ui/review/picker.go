package review

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// mostMatches is how many KPIs stand below a picker.
const mostMatches = 4

// picker is a KPI, found by a part of its name or id. Empty is none.
type picker struct {
	env     *frame.Env
	id      string
	query   *frame.Field
	matches []*metrics.KPI
	at      int // in matches
}

func newPicker(env *frame.Env, id string) *picker {
	return &picker{env: env, id: id, query: frame.NewField("")}
}

func (p *picker) value() string { return p.id }

func (p *picker) set(id string) {
	p.id = id
	p.query.SetValue("")
	p.search()
}

func (p *picker) paste(s string) {
	p.query.Paste(s)
	p.search()
}

func fold(s string) string { return strings.ToLower(width.Fold.String(s)) }

// search finds the KPIs whose name or id holds what is typed.
func (p *picker) search() {
	p.matches, p.at = p.matches[:0], 0
	wanted := fold(strings.TrimSpace(p.query.Value()))
	if wanted == "" {
		return
	}
	for i := range p.env.Workspace.KPIs {
		k := &p.env.Workspace.KPIs[i]
		if !k.Archived && (strings.Contains(fold(k.Name.JA), wanted) || strings.Contains(fold(k.Name.EN), wanted) || strings.Contains(k.ID, wanted)) {
			p.matches = append(p.matches, k)
		}
	}
}

// press takes the match under the cursor with enter or tab, which go on then.
func (p *picker) press(k tea.KeyPressMsg) bool {
	typed := p.query.Value() != ""
	switch pressed := k.String(); {
	case typed && (pressed == "enter" || pressed == "tab"):
		if p.at < len(p.matches) {
			p.set(p.matches[p.at].ID)
		}
		return p.query.Value() != "" // nothing matches: stay
	case typed && pressed == "esc":
		p.set(p.id)
	case typed && pressed == "down":
		p.at = min(p.at+1, len(p.matches)-1)
	case typed && pressed == "up":
		p.at = max(p.at-1, 0)
	case !typed && pressed == "backspace":
		p.id = ""
	case leaving(pressed):
		return false
	default:
		p.query.Type(k)
		p.search()
	}
	return true
}

func (p *picker) name() string {
	if k := p.env.Workspace.KPI(p.id); k != nil {
		return text.Printable(p.env.T(k.Name))
	}
	return text.Printable(p.id)
}

func (p *picker) draw(width, _ int) drawn {
	th := p.env.Theme
	if p.query.Value() == "" {
		shown, style := text.Truncate(p.name(), width, th.Glyphs.Tail), th.Field
		if p.id == "" {
			shown, style = text.Truncate(p.env.T(words.FindKPI), width, th.Glyphs.Tail), th.Placeholder
		}
		return drawn{lines: []string{style.Render(text.PadRight(shown, width))}}
	}
	shown, x := p.query.View(width)
	d := drawn{lines: []string{th.Field.Render(text.PadRight(shown, width))}, x: x}
	if len(p.matches) == 0 {
		d.lines = append(d.lines, th.Muted.Render(text.PadRight(text.Truncate(p.env.T(words.NoMatch), width, th.Glyphs.Tail), width)))
	}
	from := max(0, p.at-mostMatches+1)
	for i := from; i < min(len(p.matches), from+mostMatches); i++ {
		row := frame.NewRow(th, i == p.at, width, 2)
		row.Text(row.Look().Text, p.env.T(p.matches[i].Name))
		row.Text(row.Look().Muted, p.env.T(p.matches[i].Tier.Label()))
		d.lines = append(d.lines, row.String())
	}
	return d
}
