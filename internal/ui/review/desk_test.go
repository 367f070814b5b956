package review

import (
	"errors"
	"maps"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

// desk is what the root does for the screen: it dispatches keys, stores changes
// and drafts, and tells what came of it.
type desk struct {
	t       *testing.T
	env     *frame.Env
	s       *Screen
	overlay frame.Screen

	saves   []metrics.Change
	drafts  map[string]metrics.Draft
	written int // drafts
	minutes map[string]metrics.Minutes
	asked   []tea.Msg // requests that nobody answers here
	pressed int
	read    []string // histories
	whole   map[string]*metrics.Series
	fail    error // of the next save
	busy    int   // how often a draft cannot be read
	slow    []tea.Msg
	hold    bool // saves wait for settle
}

var week47 = metrics.Period{Kind: metrics.Week, Start: metrics.NewDate(2026, time.November, 16)}

// sit opens the screen on a workspace, this week's review by itself.
func sit(t *testing.T, lang metrics.Lang, prepare ...func(*metrics.Workspace)) *desk {
	t.Helper()
	env := uitest.Env(lang)
	for _, f := range prepare {
		f(env.Workspace)
	}
	uitest.Assess(env)
	env.Seq, env.Pressed = 1, env.Now
	d := &desk{t: t, env: env, drafts: map[string]metrics.Draft{}, minutes: map[string]metrics.Minutes{}}
	d.again()
	return d
}

// again starts a new program on what is stored.
func (d *desk) again() {
	d.s, d.overlay = New(d.env), nil
	d.s.pause = 0
	d.s.SetSize(120, 40)
	d.s.Refresh()
	d.run(d.s.Enter())
}

// run carries out commands until nothing is left to do.
func (d *desk) run(cmd tea.Cmd) {
	for _, msg := range uitest.InOrder(cmd) {
		d.take(msg)
	}
}

func (d *desk) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case frame.Save:
		if d.hold {
			d.slow = append(d.slow, msg)
			return
		}
		d.run(d.s.Take(d.store(msg)))
	case frame.SaveDraft:
		d.written++
		d.merge(msg.Draft)
		d.run(d.s.Take(frame.DraftSaved{Draft: msg.Draft}))
	case frame.LoadReview:
		if d.busy > 0 {
			d.busy--
			d.run(d.s.Take(frame.ReviewLoaded{Review: msg.Review, Err: errDisk}))
			return
		}
		d.run(d.s.Take(frame.ReviewLoaded{Review: msg.Review, Draft: d.drafts[msg.Review], Minutes: d.minutes[msg.Review]}))
	case frame.LoadSeries:
		d.read = append(d.read, msg.KPI)
		d.run(d.s.Take(frame.SeriesLoaded{KPI: msg.KPI, Series: d.whole[msg.KPI]}))
	case frame.ShowOverlay:
		d.overlay = msg.Screen
	case frame.CloseOverlay:
		d.overlay = nil
	case tick, closing:
		d.run(d.s.Take(msg))
	default:
		d.asked = append(d.asked, msg)
	}
}

// merge keeps a draft as the store does.
func (d *desk) merge(draft metrics.Draft) {
	texts := map[string]string{}
	maps.Copy(texts, d.drafts[draft.Review].Texts)
	maps.Copy(texts, draft.Texts)
	maps.DeleteFunc(texts, func(_, typed string) bool { return typed == "" })
	draft.Texts = texts
	d.drafts[draft.Review] = draft
}

// settle stores what has waited.
func (d *desk) settle() {
	d.hold = false
	waiting := d.slow
	d.slow = nil
	for _, msg := range waiting {
		d.take(msg)
	}
}

func (d *desk) store(msg frame.Save) frame.Saved {
	if d.fail != nil {
		err := d.fail
		d.fail = nil
		return frame.Saved{For: msg.For, Err: err, Text: err.Error()}
	}
	return frame.Saved{For: msg.For, Entry: d.apply(msg.Change)}
}

// apply stores a change and tells the screen what is new, as for one of another
// program.
func (d *desk) apply(c metrics.Change) metrics.Entry {
	d.saves = append(d.saves, c)
	d.env.Seq++
	entry := metrics.Entry{Seq: d.env.Seq, At: d.env.Now, By: d.env.By, Change: c}
	for _, r := range c.Records {
		switch after := r.After.(type) {
		case *metrics.Minutes:
			d.minutes[r.ID] = *after
		case *metrics.Review:
			if after.Closed() {
				delete(d.drafts, r.ID)
			}
		}
	}
	d.env.Workspace.Apply(&entry)
	uitest.Assess(d.env)
	d.s.Refresh()
	return entry
}

// press presses keys: names such as "enter" are those keys, other texts are typed.
func (d *desk) press(texts ...string) *desk {
	d.t.Helper()
	for _, k := range uitest.Keys(texts...) {
		d.pressed++
		d.env.Pressed = d.env.Pressed.Add(time.Second)
		if typer, ok := d.overlay.(frame.Typer); ok {
			d.run(typer.Type(k))
			continue
		}
		if d.s.Typing() {
			d.run(d.s.Type(k))
			continue
		}
		a := keys.Find(k.String(), d.s.Scope())
		cmd, ok := d.s.Do(a)
		if !ok && a != keys.EnterAll {
			d.t.Fatalf("%s (%s) means nothing in step %s", k, a, d.s.step())
		}
		d.run(cmd)
	}
	return d
}

// text types text, which counts as no key.
func (d *desk) text(s string) *desk {
	n := d.pressed
	for _, r := range s {
		d.press(string(r))
	}
	d.pressed = n
	return d
}

// step turns to a step.
func (d *desk) step(step metrics.ReviewStep) *desk {
	d.t.Helper()
	for i, other := range d.s.steps {
		if other == step {
			d.run(d.s.goTo(i, 0))
			return d
		}
	}
	d.t.Fatalf("no step %s", step)
	return nil
}

func (d *desk) review() *metrics.Review { return d.env.Workspace.Review(d.s.period) }

// last returns the newest change.
func (d *desk) last() metrics.Change {
	if len(d.saves) == 0 {
		return metrics.Change{}
	}
	return d.saves[len(d.saves)-1]
}

func (d *desk) view() string { return uitest.Plain(d.s.View()) }

func (d *desk) shows(texts ...string) {
	d.t.Helper()
	for _, s := range texts {
		if !strings.Contains(d.view(), s) {
			d.t.Errorf("nothing says %q:\n%s", s, d.view())
		}
	}
}

func (d *desk) hides(texts ...string) {
	d.t.Helper()
	for _, s := range texts {
		if strings.Contains(d.view(), s) {
			d.t.Errorf("something says %q:\n%s", s, d.view())
		}
	}
}

// wants fails unless a request has been asked for.
func (d *desk) wants(want tea.Msg) {
	d.t.Helper()
	for _, msg := range d.asked {
		if reflect.DeepEqual(msg, want) {
			return
		}
	}
	d.t.Errorf("asked for %#v, want %#v", d.asked, want)
}

// files fails unless a file with all texts, each once, has been asked for last.
func (d *desk) files(texts ...string) {
	d.t.Helper()
	file, ok := d.asked[len(d.asked)-1].(frame.SaveFile)
	for _, s := range texts {
		if !ok || strings.Count(file.Content, s) != 1 || !strings.HasPrefix(file.Name, "kpitui-unsaved-") || !strings.HasSuffix(file.Name, ".md") {
			d.t.Errorf("asked for %#v, want a file with %q", d.asked, s)
		}
	}
}

// shorten leaves only the newest part of a history in memory.
func (d *desk) shorten(kpi, from string) {
	whole := d.env.Series(kpi)
	tail := &metrics.Series{From: on(from), First: whole.First}
	for _, p := range whole.Points {
		if p.Period.Start >= tail.From {
			tail.Points = append(tail.Points, p)
		}
	}
	d.whole = map[string]*metrics.Series{kpi: whole}
	d.env.Workspace.Series[kpi] = tail
	uitest.Assess(d.env)
	d.s.Refresh()
}

var errDisk = errors.New("the disk is full")

func at(day string, hour int) time.Time {
	date, err := metrics.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return date.Time().Add(time.Duration(hour) * time.Hour)
}

func on(day string) metrics.Date { return metrics.DateOf(at(day, 0)) }

// lastWeek is a review that was held and closed a week ago, with two actions and an
// experiment that ends now.
func lastWeek(w *metrics.Workspace) {
	p := week47.Add(-1)
	w.Reviews = []metrics.Review{{
		Period: p, Opened: at("2026-11-13", 9), By: "naoto",
		Findings: []metrics.Finding{{KPI: "cac", Note: "広告の単価が上がった。", Cause: "展示会"}},
		Closing:  &metrics.Closing{At: at("2026-11-13", 10), By: "佐藤", Seq: 1, Levels: map[string]metrics.Level{"cac": metrics.LevelWarning}, Spent: map[metrics.ReviewStep]int{metrics.StepActions: 125}},
	}}
	w.Actions = []metrics.Action{
		{ID: "aaaaaaaaaa", Title: "検索広告を半分にする", KPI: "cac", Owner: "田中", Due: on("2026-11-18"), Status: metrics.ActionOpen, Review: metrics.ReviewID(p), Created: at("2026-11-13", 9)},
		{ID: "bbbbbbbbbb", Title: "紹介制度の案を出す", Owner: "佐藤", Due: on("2026-11-20"), Status: metrics.ActionOpen, Review: metrics.ReviewID(p), Created: at("2026-11-13", 9)},
	}
	w.Experiments = []metrics.Experiment{{
		ID: "cccccccccc", Hypothesis: "週次メールで完走率が上がる", Lever: metrics.Expectation{KPI: "course_week", Change: 3}, Outcome: metrics.Expectation{KPI: "nps", Change: 2},
		Owner: "高橋", Start: on("2026-10-19"), End: on("2026-11-20"), Stage: metrics.StageDo, Created: at("2026-10-16", 9),
	}}
}
