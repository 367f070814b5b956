package form

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// row is one line of a form: a label and what can be typed or chosen behind it.
// A row without a control is the heading of those below.
type row struct {
	key     string // the field as the definitions file names it
	text    field
	control control
	shown   func() bool // nil: always
	// problem is what saving found wrong here; it stays until the row is edited.
	problem string
	goal    *goalRows // whose row this is; its rows fold away while the focus is elsewhere
}

func heading(label metrics.Text) *row { return &row{text: field{Label: label}} }

// wrong says what is wrong with the row, as far as is known.
func (r *row) wrong() string {
	if r.problem != "" || r.control == nil {
		return r.problem
	}
	return r.control.check()
}

// goalRows are the rows of one goal.
type goalRows struct {
	env  *frame.Env
	unit func() metrics.Unit // of the KPI that it is for
	was  *metrics.Goal       // as it stands in the definition; nil: new
	at   int                 // its index there

	kpi         *finder // for the goals of a phase; else nil
	comparator  *choice[metrics.Comparator]
	value, high *entry
	due, from   *entry
	path        *choice[metrics.Path]
	stars       *choice[int]

	main, more []*row
	unread     bool // one of its rows cannot be read, and says so
}

// goalSpec says what a goal's rows need to know of the form that they are in.
type goalSpec struct {
	env      *frame.Env
	unit     func(kpi string) metrics.Unit
	was      *metrics.Goal
	at       int
	phase    bool          // a goal of a phase: it names its KPI
	optional bool          // an empty value means no goal
	dueEmpty func() string // what an empty due date stands for
}

func newGoalRows(spec goalSpec) *goalRows {
	env := spec.env
	g := &goalRows{env: env, was: spec.was, at: spec.at}
	start := metrics.Goal{Comparator: metrics.AtLeast, Path: metrics.Linear}
	if g.was != nil {
		start = *g.was
	}
	if spec.phase {
		g.kpi = newFinder(env, start.KPI)
	}
	g.unit = func() metrics.Unit {
		if g.kpi != nil {
			return spec.unit(g.kpi.id)
		}
		return spec.unit("")
	}
	comparators := labelled(metrics.Comparators[:]...)
	if !spec.phase {
		comparators = append([]option[metrics.Comparator]{{"", words.None}}, comparators...)
	}
	g.comparator = newChoice(start.Comparator, comparators...)
	exact := func(v float64) string { return metrics.FormatExact(v, g.unit()) }
	value, high := "", ""
	if g.was != nil {
		value = exact(start.Value)
		if start.Comparator == metrics.Between {
			high = exact(start.High)
		}
	}
	g.value = g.number(value)
	if spec.optional {
		g.value.empty = func() string { return env.T(words.NoGoal) }
	}
	g.high = g.number(high)
	g.due = newDate(env, start.Due, env.Forward)
	g.due.empty = spec.dueEmpty
	g.from = g.number("")
	if start.From != nil {
		g.from = g.number(exact(*start.From))
	}
	g.from.empty = func() string { return env.T(words.FirstValue) }
	path := start.Path
	if path == "" || start.Due == 0 { // a goal that gets a due date is one to grow into
		path = metrics.Linear
	}
	g.path = newChoice(path, labelled(metrics.Paths[:]...)...)
	g.stars = newChoice(start.Weight(), option[int]{1, metrics.Same("*")}, option[int]{2, metrics.Same("**")}, option[int]{3, metrics.Same("***")})
	g.layOut(spec)
	return g
}

func (g *goalRows) layOut(spec goalSpec) {
	is := func(want bool) func() bool {
		return func() bool { return (g.comparator.value() == metrics.Between) == want && g.comparator.value() != "" }
	}
	set := func() bool { return g.comparator.value() != "" }
	dated := func() bool {
		return set() && g.comparator.value() != metrics.Between && (g.due.value() != "" || spec.phase && !g.undated())
	}
	grows := func() bool { return dated() && g.path.value() != metrics.Step }
	if g.kpi != nil {
		g.main = append(g.main, &row{key: "kpi", text: words.GoalKPI, control: g.kpi})
	}
	g.main = append(g.main,
		&row{key: "", text: words.Comparator, control: g.comparator},
		&row{key: "value", text: words.Value, control: g.value, shown: is(false)},
		&row{key: "between", text: words.Low, control: g.value, shown: is(true)},
		&row{key: "high", text: words.High, control: g.high, shown: is(true)},
		&row{key: "due", text: words.Due, control: g.due, shown: set},
	)
	g.more = append(g.more,
		&row{key: "path", text: words.Path, control: g.path, shown: dated},
		&row{key: "from", text: words.From, control: g.from, shown: grows},
		&row{key: "stars", text: words.Stars, control: g.stars, shown: set},
	)
}

// foldable makes the goal's rows fold away to their first one while the focus is
// elsewhere.
func (g *goalRows) foldable() []*row {
	all := slices.Concat(g.main, g.more)
	for _, r := range all {
		r.goal = g
	}
	return all
}

func (g *goalRows) rows() []*row { return append(g.main[:len(g.main):len(g.main)], g.more...) }

// undated reports whether it is a goal without a due date that nobody gave one.
func (g *goalRows) undated() bool { return g.was != nil && g.was.Due == 0 && !g.due.changed() }

func (g *goalRows) changed() bool {
	for _, r := range g.rows() {
		if r.control.changed() {
			return true
		}
	}
	return false
}

// blank reports whether it asks for no goal: none chosen, or nothing typed for a
// new one.
func (g *goalRows) blank() bool {
	if g.comparator.value() == "" {
		return true
	}
	return g.was == nil && g.kpi == nil && g.value.value() == "" && g.high.value() == "" && g.due.value() == ""
}

// goal reads the rows. due is the date that an empty due date stands for. It
// names what is wrong on the rows themselves.
func (g *goalRows) goal(due metrics.Date) metrics.Goal {
	g.unread = false
	if g.was != nil && !g.changed() {
		return *g.was
	}
	out := metrics.Goal{Comparator: g.comparator.value()}
	if g.was != nil {
		out.Since, out.Until, out.Stars = g.was.Since, g.was.Until, g.was.Stars
	}
	need := func(key string, e *entry) float64 {
		n, err := g.read(e.value())
		if err != nil {
			g.blame(key, g.refusal(e, err))
			g.unread = true
		}
		return n
	}
	if g.kpi != nil {
		out.KPI = g.kpi.id
	}
	if out.Comparator == metrics.Between {
		out.Value, out.High = need("between", g.value), need("high", g.high)
	} else {
		out.Value = need("value", g.value)
	}
	if text := g.due.value(); text != "" {
		out.Due, _ = g.env.Forward().Parse(text)
	} else if !g.undated() {
		out.Due = due
	}
	if out.Due != 0 && out.Comparator != metrics.Between {
		out.Path = g.path.value()
	}
	if out.Grows() && g.from.value() != "" {
		v := need("from", g.from)
		out.From = &v
	}
	if g.stars.changed() || g.was == nil && g.stars.value() > 1 {
		out.Stars = g.stars.value()
	}
	return out
}

func (g *goalRows) read(s string) (float64, error) {
	n, err := metrics.ParseNumber(s, g.unit(), g.env.Info().Currency)
	return n.Value, err
}

func (g *goalRows) refusal(e *entry, err error) string {
	if e.value() == "" {
		return g.env.T(words.NeedsValue)
	}
	return inWords(err, g.env.Lang)
}

// blame puts a problem on the row of a field, or on the first one.
func (g *goalRows) blame(key, problem string) {
	switch key {
	case "at_least", "at_most":
		key = "value"
	}
	row := g.main[0]
	for _, r := range g.rows() {
		if r.key == key && (r.shown == nil || r.shown()) {
			row = r
		}
	}
	if row.problem == "" {
		row.problem = problem
	}
}

// summary is the goal in one line.
func (g *goalRows) summary() string {
	value := g.value.field.Value()
	if v, err := g.read(g.value.value()); err == nil {
		value = metrics.FormatValue(v, g.unit(), g.env.Info().Currency, g.env.Lang)
	}
	if g.comparator.value() == metrics.Between {
		high := g.high.field.Value()
		if v, err := g.read(g.high.value()); err == nil {
			high = metrics.FormatValue(v, g.unit(), g.env.Info().Currency, g.env.Lang)
		}
		value += " - " + high
	} else {
		value = phrase(g.env, g.comparator.value(), value)
	}
	due := g.due.value()
	if due == "" && g.due.empty != nil {
		due = g.due.empty()
	}
	stars := ""
	if g.stars.value() > 1 {
		stars = strings.Repeat("*", g.stars.value())
	}
	// The goals of a phase stand below each other, and so do their parts.
	return text.PadRight(text.Printable(value), 16) + "  " + text.PadRight(text.Printable(due), 10) + "  " + stars
}

// phrase puts a comparator to a value as each language does.
func phrase(env *frame.Env, c metrics.Comparator, value string) string {
	if env.Lang == metrics.JA {
		return value + env.T(c.Label())
	}
	return env.T(c.Label()) + " " + value
}

func (g *goalRows) number(start string) *entry {
	e := newEntry(start, 18)
	e.read = func(s string) (string, string) { return readNumber(g.env, s, g.unit()) }
	return e
}

// readNumber reads a number and says how it was understood where that is not
// what was typed.
func readNumber(env *frame.Env, s string, u metrics.Unit) (meaning, problem string) {
	n, err := metrics.ParseNumber(s, u, env.Info().Currency)
	if err == nil {
		err = metrics.CheckRange(n.Value, u)
	}
	if err != nil {
		return "", inWords(err, env.Lang)
	}
	if meaning = metrics.FormatValue(n.Value, u, env.Info().Currency, env.Lang); meaning == s {
		return "", ""
	}
	return meaning, ""
}

// newNumber returns a field for a number of a fixed unit.
func newNumber(env *frame.Env, start *float64, u func() metrics.Unit) *entry {
	e := newEntry("", 18)
	if start != nil {
		e = newEntry(metrics.FormatExact(*start, u()), 18)
	}
	e.read = func(s string) (string, string) { return readNumber(env, s, u()) }
	return e
}

// newDate returns a field for a date.
func newDate(env *frame.Env, start metrics.Date, how func() frame.Dates) *entry {
	e := newEntry(start.String(), 18)
	e.marks = true
	e.read = func(s string) (string, string) {
		d, ok := how().Parse(s)
		if !ok {
			return "", fmt.Sprintf(env.T(words.NotDate), env.Today, env.Today.Time().Format("1/2"))
		}
		if s == d.String() {
			return env.Until(d), ""
		}
		return d.String() + "  " + env.Until(d), ""
	}
	return e
}

// inWords says an error of the domain in the language of the screen.
func inWords(err error, lang metrics.Lang) string {
	var said interface{ In(metrics.Lang) string }
	if errors.As(err, &said) {
		return said.In(lang)
	}
	return err.Error()
}
