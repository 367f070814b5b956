// Package welcome is what the cockpit shows before there is a workspace: what
// kpitui is, and from what a workspace can be made.
package welcome

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the welcome screen.
type Screen struct {
	env           *frame.Env
	templates     []frame.Template
	width, height int

	list frame.List
	asks *questions // not nil while a template's questions are being answered
}

// questions are what has to be known before a workspace is made.
type questions struct {
	template          frame.Template
	company, currency *frame.Field
	inCurrency        bool
	problem           string
}

// New returns the screen with the templates to choose from.
func New(env *frame.Env, templates []frame.Template) *Screen {
	s := &Screen{env: env, templates: templates}
	s.list.Resize(len(templates), len(templates))
	return s
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnWelcome | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) { s.width, s.height = w, h }

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {}

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// Typing implements [frame.Typer]. All keys come here: most of what they do
// elsewhere needs a workspace.
func (s *Screen) Typing() bool { return true }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	if s.asks != nil {
		return s.answer(k)
	}
	switch a := keys.Find(k.String(), s.Scope()); a {
	case keys.Open:
		return s.choose()
	case keys.Quit, keys.Language, keys.Theme, keys.Help:
		return frame.Ask(frame.Act{Action: a})
	default:
		s.list.Do(a)
	}
	return nil
}

// choose takes the template under the cursor, after its questions if it has any.
func (s *Screen) choose() tea.Cmd {
	if s.list.Cursor >= len(s.templates) {
		return nil
	}
	t := s.templates[s.list.Cursor]
	if !t.Asks {
		return frame.Ask(frame.Create{Template: t.Name})
	}
	currency := ""
	if t.Currency == "" {
		currency = "JPY"
		if s.env.Lang == metrics.EN {
			currency = "USD"
		}
	}
	s.asks = &questions{template: t, company: frame.NewField(""), currency: frame.NewField(currency)}
	return nil
}

// answer takes a key while a template's questions are being answered. What was
// typed stays until the workspace is there, whatever goes wrong.
func (s *Screen) answer(k tea.KeyPressMsg) tea.Cmd {
	q := s.asks
	switch k.String() {
	case "esc":
		s.asks = nil
	case "tab", "shift+tab", "up", "down":
		q.inCurrency = !q.inCurrency
	case "enter":
		if !q.inCurrency {
			q.inCurrency = true
			return nil
		}
		return s.create()
	default:
		q.field().Type(k)
		q.problem = ""
	}
	return nil
}

func (q *questions) field() *frame.Field {
	if q.inCurrency {
		return q.currency
	}
	return q.company
}

// code returns the currency as codes are written.
func (q *questions) code() string {
	letters := []rune(strings.TrimSpace(q.currency.Value()))
	for i, r := range letters {
		letters[i] = []rune(keys.Normalize(string(r)))[0]
	}
	return strings.ToUpper(string(letters))
}

func (s *Screen) create() tea.Cmd {
	q := s.asks
	code := q.code()
	if code != "" && !isCurrency(code) || code == "" && q.template.Currency == "" {
		q.problem = s.env.T(words.NotCurrency)
		return nil
	}
	return frame.Ask(frame.Create{Template: q.template.Name, Company: strings.TrimSpace(q.company.Value()), Currency: code})
}

// isCurrency asks the domain whether a workspace may have the currency.
func isCurrency(code string) bool {
	for _, e := range metrics.FieldErrors(metrics.ValidateInfo(&metrics.Info{Name: metrics.Same(code), TZ: "UTC", Currency: code})) {
		if e.Field == "currency" || errors.Is(e, metrics.ErrMissing) {
			return false
		}
	}
	return true
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	if s.asks != nil {
		s.asks.field().Paste(content)
		s.asks.problem = ""
	}
	return nil
}

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	switch {
	case s.asks == nil:
		return []frame.Hint{
			{Key: "enter", Text: words.Choose}, {Key: "j k", Text: words.Move},
			{Key: "l", Text: language.Short}, {Key: "q", Text: words.Quit},
		}
	case s.asks.inCurrency:
		return []frame.Hint{{Key: "enter", Text: words.Begin}, {Key: "tab", Text: words.Move}, {Key: "esc", Text: words.Back}}
	default:
		return []frame.Hint{{Key: "enter", Text: words.Next}, {Key: "tab", Text: words.Move}, {Key: "esc", Text: words.Back}}
	}
}

// language is the binding that switches it: its words are in the other one.
var language = func() *keys.Binding {
	for _, b := range keys.In(keys.OnWelcome) {
		if b.Action == keys.Language {
			return b
		}
	}
	return nil
}()

// Click implements [frame.Clicker]: a click selects, a second one takes it.
func (s *Screen) Click(_, y int) tea.Cmd {
	if s.asks != nil {
		return nil
	}
	p := s.layOut()
	for i := range s.templates {
		if at := p.template(i, s.list.Offset); y >= at && y <= at+p.about {
			if i == s.list.Cursor {
				return s.choose()
			}
			s.list.Move(i - s.list.Cursor)
		}
	}
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	if s.asks == nil {
		s.list.Move(by)
	}
	return nil
}
