package form

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

// dollars is a company that starts today, in English and in US dollars.
func dollars() *frame.Env {
	env := uitest.Blank(metrics.EN)
	env.Workspace.Info = metrics.Info{Name: metrics.Same("Acme"), TZ: "UTC", Currency: "USD"}
	uitest.Assess(env)
	return env
}

// press types keys and returns what the last one asked for.
func press(s *Screen, texts ...string) (asked []tea.Msg) {
	s.SetSize(100, 24)
	for _, k := range uitest.Keys(texts...) {
		asked = nil
		for _, m := range uitest.InOrder(s.Type(k)) {
			if m != tea.Msg(frame.EntryTyped{}) {
				asked = append(asked, m)
			}
		}
	}
	return asked
}

// to moves the focus to the row of a label.
func to(t *testing.T, s *Screen, label string) {
	t.Helper()
	for range 100 { // up first: the list may have been left anywhere
		press(s, "shift+tab")
	}
	for range 100 {
		if s.env.T(s.focus.text.Label) == label {
			return
		}
		press(s, "tab")
	}
	t.Fatalf("no row %q", label)
}

// saved returns the record that a form asks to be stored.
func saved(t *testing.T, s *Screen, asked []tea.Msg) metrics.Record {
	t.Helper()
	if len(asked) != 1 {
		t.Fatalf("asks for %v\n%s", asked, uitest.Plain(s.View()))
	}
	save, ok := asked[0].(frame.Save)
	if !ok || save.For != any(s) || save.Change.Kind != metrics.ChangeDefine || len(save.Change.Records) != 1 {
		t.Fatalf("asks for %#v", asked[0])
	}
	r := save.Change.Records[0]
	if save.Change.Label != r.ID || r.Before != nil {
		t.Errorf("label %q of %q, before %v", save.Change.Label, r.ID, r.Before)
	}
	return r.After
}

// store does what the root does with a save: the record is in the workspace, and
// the form is told.
func store(t *testing.T, s *Screen, asked []tea.Msg) metrics.Record {
	t.Helper()
	r := saved(t, s, asked)
	e := metrics.Entry{Seq: 1, Change: asked[0].(frame.Save).Change}
	s.env.Workspace.Apply(&e)
	uitest.Assess(s.env)
	s.Refresh()
	told := uitest.InOrder(s.Take(frame.Saved{Entry: e, For: s}))
	want := []tea.Msg{frame.CloseOverlay{}}
	if k, is := r.(*metrics.KPI); is { // the cursor goes to it
		want = append(want, frame.Reveal{KPI: k.ID})
	}
	if n := len(want); len(told) != n+1 || !reflect.DeepEqual(told[:n], want) || !strings.Contains(told[n].(frame.Say).Text, "saved") {
		t.Errorf("when saved: %#v", told)
	}
	return r
}

func want(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// TestFirstFiveKPIsAndAPhase is how a company starts: by keys alone.
func TestFirstFiveKPIsAndAPhase(t *testing.T) {
	env := dollars()
	en := func(s string) metrics.Text { return metrics.Text{EN: s} }
	date := func(s string) metrics.Date { d, _ := metrics.ParseDate(s); return d }
	enter := "enter"

	// Name, tier, unit, currency, cadence, direction, value, due, save: eight
	// times enter and what matters.
	s := NewKPI(env, "")
	want(t, store(t, s, press(s, "MRR", enter, enter, enter, enter, enter, enter, "50k", enter, "12/31", enter, enter)), &metrics.KPI{
		ID: "mrr", Name: en("MRR"), Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Monthly, Aggregation: metrics.Last,
		Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 50000, Due: date("2026-12-31"), Path: metrics.Linear}},
	})

	s = NewKPI(env, "")
	press(s, "New customers", enter, "s", enter, "c", enter, "customers", enter, "w", enter, enter, "5", enter, enter)
	to(t, s, "Aggregation")
	want(t, store(t, s, press(s, "s", "ctrl+s")), &metrics.KPI{
		ID: "new_customers", Name: en("New customers"), Tier: metrics.Strategic, Unit: metrics.Unit{Kind: metrics.UnitCount, Counter: en("customers")},
		Cadence: metrics.Weekly, Aggregation: metrics.Sum, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 5}}, Order: 1,
	})

	s = NewKPI(env, "")
	want(t, store(t, s, press(s, "Churn", enter, enter, "s", enter, enter, "right", enter, "3%", "ctrl+s")), &metrics.KPI{
		ID: "churn", Name: en("Churn"), Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitShare}, Cadence: metrics.Monthly, Aggregation: metrics.Last,
		Goals: []metrics.Goal{{Comparator: metrics.AtMost, Value: 3}}, Order: 2,
	})

	s = NewKPI(env, "")
	press(s, "NPS", enter, "c", enter, "s", "s", enter, "-100", enter, "100", enter, "q", enter, enter, "40", enter)
	to(t, s, "Alert when")
	press(s, "value <= 10", enter, "c", enter, "NPS has dropped")
	want(t, store(t, s, press(s, "ctrl+s")), &metrics.KPI{
		ID: "nps", Name: en("NPS"), Tier: metrics.Customer, Unit: metrics.Unit{Kind: metrics.UnitScore, Min: -100, Max: 100}, Cadence: metrics.Quarterly,
		Aggregation: metrics.Last, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 40}}, Order: 3,
		Alerts: []metrics.AlertRule{{When: "value <= 10", Level: metrics.LevelCritical, Name: en("NPS has dropped")}},
	})

	s = NewKPI(env, "")
	press(s, "Uptime", enter, "o", enter, "s", enter, "d", enter, enter, "99.5", enter)
	to(t, s, "Thresholds")
	press(s, "y", enter, "99.5", enter, "<=98", enter, "<= 95")
	to(t, s, "Expected on")
	press(s, "m")
	to(t, s, "On Today")
	press(s, "y", enter, "before launch")
	to(t, s, "Measured by")
	press(s, "status page", enter, "Ann")
	got := store(t, s, press(s, "ctrl+s")).(*metrics.KPI)
	want(t, got, &metrics.KPI{
		ID: "uptime", Name: en("Uptime"), Tier: metrics.Operations, Unit: metrics.Unit{Kind: metrics.UnitShare}, Cadence: metrics.Daily, Days: 0b0111110,
		Aggregation: metrics.Last, Method: en("status page"), Owner: "Ann", Unmeasured: en("before launch"), Today: true, Order: 4,
		Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 99.5}},
		Thresholds: metrics.Thresholds{Caution: &metrics.Threshold{Value: 99.5}, Warning: &metrics.Threshold{Value: 98, Inclusive: true},
			Critical: &metrics.Threshold{Value: 95, Inclusive: true}},
	})

	s = NewPhase(env, "")
	press(s, "Launch", enter, enter, "+6m", enter, enter, enter) // name, start, end, id, add a goal
	press(s, "mrr", enter, enter, "80000", enter, enter, enter, enter, "*", "right", enter)
	press(s, enter, "churn", enter, "at", enter, "2", enter, "2027-03-31", enter, "h", enter, enter)
	want(t, store(t, s, press(s, "ctrl+s")), &metrics.Phase{
		ID: "launch", Name: en("Launch"), Start: uitest.Today, End: date("2027-05-19"), Goals: []metrics.Goal{
			{KPI: "mrr", Comparator: metrics.AtLeast, Value: 80000, Due: date("2027-05-19"), Path: metrics.Linear, Stars: 3},
			{KPI: "churn", Comparator: metrics.AtMost, Value: 2, Due: date("2027-03-31"), Path: metrics.Step},
		},
	})
	if err := metrics.Validate(env.Workspace); err != nil {
		t.Error(err)
	}
	want(t, len(env.Assessed.KPIs), 5)
}

func TestJapaneseInput(t *testing.T) {
	env := uitest.Blank(metrics.JA)
	s := NewKPI(env, "")
	press(s, "月次売上", "enter")
	if line := uitest.Line(s.View(), "名称"); !strings.Contains(line, "月次売上") {
		t.Errorf("%q", line)
	}
	// Full-width digits and signs; space of an input method goes through choices.
	press(s, "　", "enter", "enter", "enter", "enter", "enter", "１２００万", "enter", "２０２７／３／３１")
	to(t, s, "自動アラート")
	press(s, "ｖａｌｕｅ　＜＝　５０")
	k := saved(t, s, press(s, "ctrl+s")).(*metrics.KPI)
	want(t, k.ID, "kpi-1")
	want(t, k.Alerts[0].When, "value <= 50")
	want(t, k.Name, metrics.Text{JA: "月次売上"})
	want(t, k.Tier, metrics.Operations)
	want(t, k.Goals[0].Value, 12e6)
	want(t, k.Goals[0].Due.String(), "2027-03-31")
}

func TestCursorStandsBehindWideCharacters(t *testing.T) {
	s := NewKPI(uitest.Blank(metrics.JA), "")
	press(s)
	empty := s.Cursor()
	press(s, "東京")
	got := s.Cursor()
	if got.X != empty.X+4 || got.Y != empty.Y {
		t.Errorf("behind 東京 at %v, empty at %v", got.Position, empty.Position)
	}
	line := strings.Split(uitest.Plain(s.View()), "\n")[got.Y]
	if !strings.Contains(line, "東京") {
		t.Errorf("the cursor is on %q", line)
	}
	press(s, "tab")
	if s.Cursor() != nil {
		t.Error("a choice has a text cursor")
	}
}

func TestWhatIsWrongIsSaidBesideItsFieldAndNothingIsLost(t *testing.T) {
	for name, c := range map[string]struct {
		keys  []string // before saving; label:… goes to a row
		field string   // the label of the row that is wrong
		says  string
	}{
		"no name":        {nil, "Name", "must not be empty"},
		"not a number":   {[]string{"X1", "label:Target", "many"}, "Target", "cannot read"},
		"foreign money":  {[]string{"X1", "label:Target", "500円"}, "Target", "another currency"},
		"out of range":   {[]string{"X1", "label:Unit", "s", "label:Target", "120"}, "Target", "out of range"},
		"due no value":   {[]string{"X1", "label:Due", "12/31"}, "Target", "type a value"},
		"not a date":     {[]string{"X1", "label:Target", "5", "label:Due", "someday"}, "Due", "not a date"},
		"bounds":         {[]string{"X1", "label:Direction", "b", "label:From", "9", "enter", "5"}, "From", "above the upper"},
		"no upper bound": {[]string{"X1", "label:Direction", "b", "label:From", "9"}, "To", "type a value"},
		"currency":       {[]string{"X1", "label:Currency", "dollar"}, "Currency", "no currency code"},
		"score range":    {[]string{"X1", "label:Unit", "s", "s", "label:Lowest", "5", "enter", "1"}, "Highest", "above its min"},
		"id":             {[]string{"X1", "label:Id", "1 st"}, "Id", "is not an id"},
		"start":          {[]string{"X1", "label:Target", "5", "enter", "12/31", "label:Starts at", "x"}, "Starts at", "cannot read"},
		"condition":      {[]string{"X1", "label:Alert when", "value below 5"}, "Alert when", "must stand here"},
		"whose value":    {[]string{"X1", "label:Alert when", "ghosts > 3"}, "Alert when", "no KPI ghosts"},
		"threshold":      {[]string{"X1", "label:Thresholds", "y", "enter", "x"}, "!1 caution", "cannot read"},
		"its side":       {[]string{"X1", "label:Thresholds", "y", "enter", ">= 5"}, "!1 caution", "bad side"},
		"their order":    {[]string{"X1", "label:Target", "9", "label:Thresholds", "y", "enter", "5", "enter", "7"}, "Thresholds", "ever farther"},
	} {
		t.Run(name, func(t *testing.T) {
			s := NewKPI(dollars(), "")
			typed := ""
			for _, k := range c.keys {
				if label, ok := strings.CutPrefix(k, "label:"); ok {
					to(t, s, label)
					continue
				}
				press(s, k)
				typed = k
			}
			if asked := press(s, "ctrl+s"); asked != nil {
				t.Fatalf("asks for %#v", asked)
			}
			if got := s.env.T(s.focus.text.Label); got != c.field {
				t.Errorf("the focus is on %q", got)
			}
			view := uitest.Plain(s.View())
			if !strings.Contains(strings.Join(strings.Fields(view), " "), c.says) || !strings.Contains(view, "to put right") {
				t.Errorf("does not say %q:\n%s", c.says, view)
			}
			if e, ok := s.focus.control.(*entry); ok && len(c.keys) > 1 && e.value() != "" && !strings.Contains(view, typed) {
				t.Errorf("%q is gone:\n%s", typed, view)
			}
		})
	}
}

func TestAPhaseSaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		keys        []string
		field, says string
	}{
		"no end":      {[]string{"A1"}, "End", "must not be empty"},
		"end first":   {[]string{"A1", "label:End", "2020-01-01"}, "End", "before it starts"},
		"no KPI":      {[]string{"A1", "label:End", "+6m", "label:", "enter", "tab", "tab", "5"}, "KPI", "must not be empty"},
		"no such KPI": {[]string{"A1", "label:End", "+6m", "label:", "enter", "zzz"}, "KPI", "no KPI matches"},
		"no value":    {[]string{"A1", "label:End", "+6m", "label:", "enter", "nps", "enter"}, "Target", "type a value"},
		"range":       {[]string{"A1", "label:End", "+6m", "label:", "enter", "nps", "enter", "enter", "500"}, "Target", "out of range"},
		"early due":   {[]string{"A1", "label:End", "+2y", "label:", "enter", "nps", "enter", "enter", "50", "enter", "2026-12-31"}, "Due", "before the phase starts"},
	} {
		t.Run(name, func(t *testing.T) {
			s := NewPhase(uitest.Env(metrics.EN), "")
			for _, k := range c.keys {
				if label, ok := strings.CutPrefix(k, "label:"); ok {
					to(t, s, label)
					continue
				}
				press(s, k)
			}
			if asked := press(s, "ctrl+s"); asked != nil {
				t.Fatalf("asks for %#v", asked)
			}
			view := uitest.Plain(s.View())
			if got := s.env.T(s.focus.text.Label); got != c.field || !strings.Contains(strings.Join(strings.Fields(view), " "), c.says) {
				t.Errorf("the focus is on %q:\n%s", got, view)
			}
		})
	}
}

func TestAGoalChangedTodayLeavesEarlierPeriodsToTheEarlierOne(t *testing.T) {
	old := func() []metrics.Goal { return uitest.Workspace().KPI("cac").Goals }
	yesterday := uitest.Today - 1

	s := NewKPI(uitest.Env(metrics.EN), "cac")
	press(s)
	if uitest.Line(s.View(), "Change holds") != "" {
		t.Error("asks from when on before anything was changed")
	}
	to(t, s, "Target")
	press(s, "ctrl+u", "20000")
	if uitest.Line(s.View(), "Change holds") == "" {
		t.Errorf("does not ask from when on\n%s", uitest.Plain(s.View()))
	}
	k := saved(t, s, press(s, "ctrl+s")).(*metrics.KPI)
	goals := old()
	goals[1].Until = yesterday
	want(t, k.Goals, append(goals, metrics.Goal{Comparator: metrics.AtMost, Value: 20000, Stars: 2, Since: uitest.Today}))

	s = NewKPI(uitest.Env(metrics.EN), "cac")
	to(t, s, "Target")
	press(s, "ctrl+u", "20000")
	to(t, s, "Change holds")
	k = saved(t, s, press(s, "right", "ctrl+s")).(*metrics.KPI)
	goals = old()
	goals[1].Value = 20000
	want(t, k.Goals, goals)

	s = NewKPI(uitest.Env(metrics.EN), "cac")
	to(t, s, "Direction")
	k = saved(t, s, press(s, "n", "ctrl+s")).(*metrics.KPI)
	goals = old()
	goals[1].Until = yesterday
	want(t, k.Goals, goals)
}

func TestAGoalThatGrowsFromTodayStartsAtTodaysValue(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := NewKPI(env, "nps")
	to(t, s, "Due")
	k := saved(t, s, press(s, "2027-06-30", "ctrl+s")).(*metrics.KPI)
	g := k.Goals[len(k.Goals)-1]
	if g.From == nil || *g.From != 64 || g.Since != uitest.Today || g.Path != metrics.Linear {
		t.Errorf("%+v", g)
	}
}

func TestAPhaseGoalChangedTodayBecomesTwo(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := NewPhase(env, "phase-3")
	to(t, s, "KPI")
	press(s, "tab")
	to(t, s, "Target")
	press(s, "ctrl+u", "1600")
	p := saved(t, s, press(s, "ctrl+s")).(*metrics.Phase)
	want(t, len(p.Goals), 4)
	want(t, p.Goals[0].Until, uitest.Today-1)
	last := p.Goals[3]
	if last.KPI != "students_total" || last.Value != 1600 || last.Since != uitest.Today || *last.From != 980 || last.Stars != 3 {
		t.Errorf("%+v", last)
	}
}

func TestGoalsComeAndGo(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := NewPhase(env, "phase-3")
	to(t, s, "KPI")
	p := saved(t, s, press(s, "ctrl+x", "ctrl+s")).(*metrics.Phase) // judged until now: it ends, and is kept
	want(t, p.Goals[0].Until, uitest.Today-1)
	want(t, len(p.Goals), 3)

	s = NewKPI(env, "nps")
	to(t, s, "Importance")
	for s.env.T(s.focus.text.Label) != "" || s.focus == s.saveAbove {
		press(s, "tab")
	}
	press(s, "enter") // Add a goal
	press(s, "tab", "80", "tab", "2027-06-30")
	k := saved(t, s, press(s, "ctrl+s")).(*metrics.KPI)
	want(t, len(k.Goals), 2)
	want(t, k.Goals[1].Value, 80.0)
}

func TestAnEditKeepsWhatTheFormDoesNotShow(t *testing.T) {
	for _, id := range []string{"students_total", "rank", "revenue_month", "cac", "uptime", "support_24h", "nps", "csat", "ltv_cac"} {
		env := uitest.Env(metrics.EN)
		before := *env.Workspace.KPI(id)
		s := NewKPI(env, id)
		if asked := press(s, "ctrl+s"); len(asked) != 2 || asked[0] != (frame.CloseOverlay{}) {
			t.Errorf("%s: unchanged, it asks for %#v", id, asked)
		}
		s = NewKPI(env, id)
		to(t, s, "Owner")
		got := saved(t, s, press(s, "ctrl+u", "Ken", "ctrl+s")).(*metrics.KPI)
		after := before
		after.Owner = "Ken"
		want(t, got, &after)
	}
	env := uitest.Env(metrics.EN)
	for i := range env.Workspace.Phases {
		p := env.Workspace.Phases[i]
		s := NewPhase(env, p.ID)
		to(t, s, "Name")
		got := saved(t, s, press(s, "ctrl+u", "Other", "ctrl+s")).(*metrics.Phase)
		p.Name.EN = "Other"
		want(t, got, &p)
	}
}

func TestTheOtherLanguagesNameStays(t *testing.T) {
	env := uitest.Env(metrics.EN)
	env.Workspace.KPI("nps").Name = metrics.Text{JA: "推奨度"}
	s := NewKPI(env, "nps")
	press(s)
	if line := uitest.Line(s.View(), "Name"); !strings.Contains(line, "推奨度") {
		t.Errorf("%q does not show what stands in for the name", line)
	}
	k := saved(t, s, press(s, "Promoters", "ctrl+s")).(*metrics.KPI)
	want(t, k.Name, metrics.Text{JA: "推奨度", EN: "Promoters"})
}

func TestLeavingAsksOnlyWhenSomethingWouldBeLost(t *testing.T) {
	s := NewKPI(dollars(), "")
	want(t, press(s, "esc"), []tea.Msg{frame.CloseOverlay{}})

	press(s, "MRR")
	if asked := press(s, "esc"); asked != nil || uitest.Line(s.View(), "Discard") == "" {
		t.Errorf("asks for %v\n%s", asked, uitest.Plain(s.View()))
	}
	for _, stay := range []string{"n", "enter", "esc"} {
		if asked := press(s, stay); asked != nil || s.state != editing {
			t.Errorf("%s leaves", stay)
		}
		press(s, "esc")
	}
	want(t, press(s, "ｙ"), []tea.Msg{frame.CloseOverlay{}})
	if uitest.Line(s.View(), "MRR") == "" {
		t.Error("the name is gone")
	}
}

func TestAFailedSaveKeepsWhatWasTyped(t *testing.T) {
	s := NewKPI(dollars(), "")
	saved(t, s, press(s, "MRR", "ctrl+s"))
	if asked := press(s, "x", "ctrl+s"); asked != nil {
		t.Errorf("asks for %v while it is being saved", asked)
	}
	s.Take(frame.Saved{For: "another", Err: errors.New("no")})
	if s.state != saving {
		t.Error("takes another's result")
	}
	s.Take(frame.Saved{For: s, Err: errors.New("no"), Text: "The disk is full."})
	view := uitest.Plain(s.View())
	if !strings.Contains(view, "The disk is full.") || !strings.Contains(view, "MRR") {
		t.Errorf("%s", view)
	}
	saved(t, s, press(s, "ctrl+s"))
}

func TestAForeignChangeIsNotOverwrittenUnseen(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := NewKPI(env, "nps")
	to(t, s, "Owner")
	press(s, "Ken")
	env.Workspace.KPI("nps").Owner = "Ann"
	s.Refresh()
	if asked := press(s, "ctrl+s"); asked != nil || uitest.Line(s.View(), "changed elsewhere") == "" {
		t.Errorf("asks for %v", asked)
	}
	want(t, saved(t, s, press(s, "ctrl+s")).(*metrics.KPI).Owner, "Ken")
}

func TestAUnitThatBreaksAPhaseIsRefused(t *testing.T) {
	s := NewKPI(uitest.Env(metrics.EN), "students_total") // phase goals of 300 and 1,500
	to(t, s, "Unit")
	if asked := press(s, "s", "ctrl+s"); asked != nil || uitest.Line(s.View(), "break something else") == "" {
		t.Errorf("asks for %v\n%s", asked, uitest.Plain(s.View()))
	}
}

func TestTheRowWithTheFocusIsInView(t *testing.T) {
	for _, s := range []*Screen{NewKPI(uitest.Env(metrics.JA), "nps"), NewPhase(uitest.Env(metrics.EN), "phase-3")} {
		for _, h := range []int{12, 21, 33} {
			s.SetSize(60, h)
			for range 60 {
				s.Type(uitest.Keys("tab")[0])
				label := s.env.T(s.focus.text.Label)
				if b, ok := s.focus.control.(*button); ok {
					label = s.env.T(b.label)
				}
				if uitest.Line(s.View(), label) == "" {
					t.Fatalf("height %d: %q is out of sight\n%s", h, label, uitest.Plain(s.View()))
				}
			}
			for range 60 {
				s.Type(uitest.Keys("shift+tab")[0])
			}
		}
	}
}

func TestTheChosenOptionIsMarkedWithoutColour(t *testing.T) {
	env := dollars()
	env.Theme = theme.Resolve(theme.Mono, true, true)
	s := NewKPI(env, "")
	press(s, "tab")
	if line := uitest.Line(s.View(), "Tier"); !strings.Contains(line, "[Business]") {
		t.Errorf("%q", line)
	}
}

func TestAClickMovesTheFocus(t *testing.T) {
	s := NewKPI(dollars(), "")
	s.SetSize(100, 33)
	for i, l := range strings.Split(uitest.Plain(s.View()), "\n") {
		if strings.Contains(l, "Cadence") {
			s.Click(5, i)
		}
	}
	want(t, s.env.T(s.focus.text.Label), "Cadence")
	s.Wheel(1)
	want(t, s.env.T(s.focus.text.Label), "Direction")
}

func TestSweep(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		env := uitest.Env(lang)
		kpi := NewKPI(env, "uptime")
		press(kpi, strings.Repeat("とても長い名前", 20))
		uitest.Sweep(t, kpi)
		press(kpi, "esc")
		uitest.Sweep(t, kpi)
		wrong := NewKPI(env, "")
		press(wrong, "ctrl+s")
		uitest.Sweep(t, wrong)
		phase := NewPhase(env, "phase-3")
		press(phase, "down", "down", "down", "down", "down")
		uitest.Sweep(t, phase)
		adding := NewPhase(env, "")
		press(adding, "down", "down", "down", "down", "enter", "a")
		uitest.Sweep(t, adding)
	}
}

func TestWords(t *testing.T) {
	for _, m := range uiwords.Missing(words) {
		t.Error(m)
	}
}
