// Package entry is the line under a row in which a value is typed: for one KPI,
// or one after the other for all that ask for a value.
package entry

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

const height = 4

// ask is a value that is wanted.
type ask struct {
	kpi    string
	period metrics.Period
}

// Screen is the entry line.
type Screen struct {
	env   *frame.Env
	width int

	walk  bool
	queue []ask // what is still wanted; the first is on screen
	done  int   // asked and answered or skipped
	saved int

	subject   metrics.KPI // the KPI as it last was
	period    metrics.Period
	value     *frame.Field
	note      *frame.Field
	inNote    bool
	problem   string
	confirmed typed  // the unusual value that the next enter takes
	busy      *token // the save under way
}

// typed is a value as it stands in the field, for a period.
type typed struct {
	text   string
	period metrics.Period
}

// token tells the result of one save from that of another.
type token struct{ ask }

// New returns the entry line for a request.
func New(env *frame.Env, request frame.EnterValue) *Screen {
	s := &Screen{env: env, walk: request.Walk}
	if request.Walk {
		for i := range env.Assessed.KPIs {
			st := &env.Assessed.KPIs[i]
			for _, p := range st.Asks {
				s.queue = append(s.queue, ask{st.KPI.ID, p})
			}
		}
		if i := slices.Index(s.queue, ask{request.KPI, request.Period}); i > 0 {
			s.queue = s.queue[i:]
		}
	} else {
		s.queue = []ask{{request.KPI, periodOf(env, request)}}
	}
	s.begin()
	s.value.SetValue(request.Value)
	s.note.SetValue(request.Note)
	return s
}

// periodOf returns the period for which a value is asked.
func periodOf(env *frame.Env, request frame.EnterValue) metrics.Period {
	if !request.Period.IsZero() {
		return request.Period
	}
	k := env.Workspace.KPI(request.KPI)
	if st := env.Status(k.ID); st != nil && st.Freshness == metrics.Unmeasured && len(st.Asks) == 1 {
		return st.Asks[0] // the first value is for the period that the walk asks for
	}
	return metrics.EntryPeriod(env.Workspace, k, env.Series(k.ID), env.Today)
}

// begin puts the first wanted value on screen.
func (s *Screen) begin() {
	s.period = s.queue[0].period
	s.Refresh()
	s.value, s.note = frame.NewField(""), frame.NewField("")
	s.inNote, s.problem, s.confirmed = false, "", typed{}
}

// KPI returns the id of the KPI whose value is typed.
func (s *Screen) KPI() string { return s.queue[0].kpi }

// kpi returns the KPI as it is, or as it was before somebody took it away.
func (s *Screen) kpi() *metrics.KPI { return &s.subject }

// gone reports whether the KPI was taken away meanwhile.
func (s *Screen) gone() bool { return s.env.Workspace.KPI(s.KPI()) == nil }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return 0 }

// Enter implements [frame.Screen]: the line opens under the row of its KPI.
func (s *Screen) Enter() tea.Cmd { return frame.Ask(frame.Reveal{KPI: s.KPI()}) }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, _ int) { s.width = w }

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {
	if k := s.env.Workspace.KPI(s.KPI()); k != nil {
		s.subject = *k
	}
}

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// Place implements [frame.Placed].
func (s *Screen) Place() frame.Place { return frame.UnderRow }

// Height implements [frame.Placed].
func (s *Screen) Height() int { return height }

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return true }

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	save := words.SaveHint
	if s.walk {
		save = words.NextHint
	}
	hints := []frame.Hint{{Key: "enter", Text: save}, {Key: "tab", Text: words.NoteHint}, {Key: "< >", Text: words.PeriodHint}, {Key: "esc", Text: words.LeaveHint}}
	if s.inNote {
		hints[1].Text, hints[2] = words.Value, hints[3]
		hints = hints[:3]
	}
	if s.walk && !s.inNote {
		hints = append(hints, frame.Hint{Key: "", Text: words.SkipHint})
	}
	return hints
}

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	switch pressed := k.String(); pressed {
	case "esc":
		return s.leave()
	case "enter":
		return s.submit()
	case "tab", "shift+tab", "up", "down":
		s.inNote = !s.inNote
		return nil
	case "left", "right":
		// In the number the arrows change the period; in the note they move.
		if !s.inNote {
			s.turn(map[string]int{"left": -1, "right": 1}[pressed])
			return s.tell()
		}
	}
	s.problem = ""
	s.field().Type(k)
	return s.tell()
}

// tell says that something else stands in the line.
func (s *Screen) tell() tea.Cmd { return frame.Ask(frame.EntryTyped{}) }

// Typed implements [frame.EntryLine].
func (s *Screen) Typed() frame.EnterValue {
	typed := frame.EnterValue{KPI: s.KPI(), Period: s.period, Walk: s.walk, Value: s.value.Value(), Note: s.note.Value()}
	if typed.Value == "" && typed.Note == "" {
		return frame.EnterValue{}
	}
	return typed
}

// leave closes the line, and says a word.
func (s *Screen) leave(word ...tea.Cmd) tea.Cmd {
	return tea.Sequence(append([]tea.Cmd{frame.Ask(frame.CloseOverlay{}), s.tell()}, word...)...)
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.problem = ""
	s.field().Paste(content)
	return s.tell()
}

func (s *Screen) field() *frame.Field {
	if s.inNote {
		return s.note
	}
	return s.value
}

// turn moves to an earlier or later period; what was typed stays.
func (s *Screen) turn(by int) {
	next := s.period.Add(by)
	if metrics.CheckPeriod(next, s.env.Today) != nil {
		s.problem = s.env.T(words.Future)
		return
	}
	s.period, s.problem = next, computed(s.env, s.kpi(), next)
}

// submit stores the value, or says why it cannot be one; an empty field in a
// walk goes on to the next KPI.
func (s *Screen) submit() tea.Cmd {
	if s.busy != nil {
		return nil
	}
	now := typed{s.value.Value(), s.period}
	if strings.TrimSpace(now.text) == "" && s.walk {
		return s.next()
	}
	if s.gone() {
		s.problem = s.env.T(words.Gone)
		return nil
	}
	n, err := s.parse()
	if err != nil {
		s.problem, s.inNote = s.explain(err), false
		return nil
	}
	if why := computed(s.env, s.kpi(), s.period); why != "" {
		s.problem = why
		return nil
	}
	if last := s.last(); last != nil && !s.isDailySum() && metrics.Unusual(n.Value, last.Value) && s.confirmed != now {
		s.confirmed = now
		s.problem = fmt.Sprintf(s.env.T(words.Unusual), s.env.Value(metrics.Some(last.Value), s.kpi()))
		return nil
	}
	s.busy = &token{ask{s.KPI(), s.period}}
	return frame.Ask(frame.Save{
		For: s.busy,
		Change: metrics.Change{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{
			KPI: s.KPI(),
			Put: []metrics.Snapshot{{Slot: metrics.Slot{Period: s.period}, Value: n.Value, Origin: &metrics.Origin{Source: "cockpit", Note: strings.TrimSpace(s.note.Value())}}},
		}}},
	})
}

func (s *Screen) parse() (metrics.Number, error) {
	return metrics.ParseNumber(s.value.Value(), s.kpi().Unit, s.env.Info().Currency)
}

func (s *Screen) explain(err error) string {
	var bad *metrics.NumberError
	if errors.As(err, &bad) {
		return bad.In(s.env.Lang)
	}
	return err.Error()
}

// isDailySum reports whether a value is one day of a flow, which may well be ten
// times the day before.
func (s *Screen) isDailySum() bool {
	k := s.kpi()
	return k.Aggregation == metrics.Sum && k.Cadence.PeriodKind() == metrics.Day
}

// Take implements [frame.Taker]: saved means on disk, and only then it goes on.
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	saved, ok := msg.(frame.Saved)
	if !ok || s.busy == nil || saved.For != any(s.busy) {
		return nil
	}
	s.busy = nil
	if saved.Err != nil {
		s.problem = saved.Text
		return nil
	}
	s.saved++
	if s.walk {
		return s.next()
	}
	k := s.kpi()
	n, _ := s.parse()
	return s.leave(frame.Ask(frame.Say{Text: fmt.Sprintf(s.env.T(words.Stored),
		s.env.T(k.Name), frame.ShortPeriod(s.period, s.env), s.env.Value(metrics.Some(n.Value), k))}))
}

// next goes on to the next value that is wanted, or ends the walk.
func (s *Screen) next() tea.Cmd {
	s.done++
	if len(s.queue) == 1 {
		return s.leave(frame.Ask(frame.Say{Text: fmt.Sprintf(s.env.T(words.AllDone), s.saved)}))
	}
	s.queue = s.queue[1:]
	if s.gone() {
		return s.next()
	}
	s.begin()
	return tea.Batch(s.Enter(), s.tell())
}
