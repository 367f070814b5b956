package metrics

import (
	"reflect"
	"testing"
)

func TestWhatBecomesOfAnAction(t *testing.T) {
	open := Action{ID: "a", Title: "Halve the ads", KPI: "cac", Owner: "Sato", Due: at("2026-11-20"), Status: ActionOpen, Review: "week-2026-11-09", Created: noon("2026-11-13"),
		Moves: []Move{{On: at("2026-11-13"), From: at("2026-11-14"), To: at("2026-11-20"), Why: "ill"}}}
	today := at("2026-11-24")
	with := func(change func(*Action)) Action {
		a := open
		change(&a)
		return a
	}
	done := with(func(a *Action) { a.Status, a.Ended, a.Why = ActionDone, today, "by a third" })
	moved := with(func(a *Action) {
		a.Due = at("2026-12-01")
		a.Moves = []Move{open.Moves[0], {On: today, From: at("2026-11-20"), To: at("2026-12-01"), Why: "no offer yet"}}
	})
	for name, c := range map[string]struct{ got, want Action }{
		"done":                {open.End(ActionDone, today, "by a third"), done},
		"dropped, not a word": {open.End(ActionDropped, today, ""), with(func(a *Action) { a.Status, a.Ended = ActionDropped, today })},
		"open again":          {done.Reopen(), open},
		"moved":               {open.MoveTo(at("2026-12-01"), today, "no offer yet"), moved},
		"moved, had ended":    {done.MoveTo(at("2026-12-01"), today, "no offer yet"), moved},
		"no date any more":    {Action{Status: ActionOpen, Due: today}.MoveTo(0, today, ""), Action{Status: ActionOpen, Moves: []Move{{On: today, From: today}}}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: %+v\nwant %+v", name, c.got, c.want)
		}
		if c.got.Title != "" {
			if err := ValidateAction(&Workspace{KPIs: []KPI{{ID: "cac"}}}, &c.got); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// A workspace and a journal entry hold the same moves: no move may write into them.
func TestAMoveLeavesTheActionThatItIsMadeOf(t *testing.T) {
	a := Action{Status: ActionOpen, Moves: make([]Move, 1, 4)}
	b, c := a.MoveTo(1, 1, "b"), a.MoveTo(2, 1, "c")
	if len(a.Moves) != 1 || b.Moves[1].Why != "b" || c.Moves[1].Why != "c" {
		t.Errorf("%+v, %+v, %+v", a, b, c)
	}
}
