package board

import (
	"slices"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

// viewing returns a board that shows a view.
func viewing(t *testing.T) *Screen {
	t.Helper()
	env := uitest.Env(metrics.JA)
	env.Workspace.Views = []metrics.View{
		{ID: "fund", Name: metrics.Text{JA: "投資家", EN: "Investors"}, About: metrics.Same("四半期の報告"), KPIs: []string{"nps", "gone", "students_total", "cac"}},
		{ID: "none", Name: metrics.Same("無"), KPIs: []string{"gone"}},
	}
	s := New(env, "cadence", "name")
	s.SetSize(120, 33)
	said := uitest.Messages(s.Take(frame.ShowView{View: "fund"}))
	if len(said) != 1 || !strings.Contains(said[0].(frame.Say).Text, "四半期の報告") {
		t.Fatalf("said %v", said)
	}
	return s
}

func listed(s *Screen) (ids []string) {
	for _, at := range s.items {
		ids = append(ids, s.rows[at].status.KPI.ID)
	}
	return ids
}

func TestAViewShowsItsKPIsInItsOrder(t *testing.T) {
	s := viewing(t)
	if got := listed(s); !slices.Equal(got, []string{"nps", "students_total", "cac"}) {
		t.Errorf("%v", got)
	}
	if got := s.Tabs()[0]; got.Label != " 0 投資家 3 " || !got.Open {
		t.Errorf("%+v", got)
	}
	if got := s.Tabs()[1].Label; got != " 1 戦略 1 " {
		t.Errorf("%q", got)
	}
	if head := uitest.Line(s.View(), "状態"); !strings.Contains(head, "ビュー順") {
		t.Errorf("%q", head)
	}
	uitest.Do(t, s, keys.TierBusiness)
	if got := listed(s); !slices.Equal(got, []string{"cac"}) {
		t.Errorf("the business ones of the view: %v", got)
	}
	uitest.Do(t, s, keys.TierOperations)
	if view := uitest.Plain(s.View()); !strings.Contains(view, "esc") {
		t.Errorf("an empty view does not say how to leave it:\n%s", view)
	}
}

func TestArrangingAViewIsNotRemembered(t *testing.T) {
	s := viewing(t)
	for _, asked := range append(uitest.Do(t, s, keys.Sort), uitest.Do(t, s, keys.Group)...) {
		if _, ok := asked.(frame.Remember); ok {
			t.Error("the order in a view is remembered as the board's")
		}
	}
	uitest.Do(t, s, keys.Back)
	if s.group != "cadence" || s.sort != "name" || len(listed(s)) != 12 {
		t.Errorf("left with %s, %s, %d KPIs", s.group, s.sort, len(listed(s)))
	}
	uitest.Asks(t, uitest.Do(t, s, keys.Sort), frame.Remember{Group: "cadence", Sort: "attainment"})
}

func TestEscLeavesTheViewAfterTheSearchAndBeforeTheTier(t *testing.T) {
	s := viewing(t)
	uitest.Do(t, s, keys.TierBusiness)
	s.Do(keys.Search)
	for _, k := range uitest.Keys("cac", "enter") {
		s.Type(k)
	}
	uitest.Do(t, s, keys.Back)
	if s.viewed() == nil || s.filter.Words() != "" {
		t.Error("esc does not end the search first")
	}
	uitest.Do(t, s, keys.Back)
	if s.viewed() != nil || s.filter.Tier != metrics.Business {
		t.Error("esc does not leave the view before the tier")
	}
	uitest.Do(t, s, keys.Back)
	if _, ok := s.Do(keys.Back); ok || s.filter.Tier != "" {
		t.Error("the third esc does not end the tier")
	}
}

func TestFromOneViewToAnotherAndBack(t *testing.T) {
	s := viewing(t)
	s.Take(frame.ShowView{View: "none"})
	if len(listed(s)) != 0 {
		t.Errorf("%v", listed(s))
	}
	s.Take(frame.ShowView{View: "unheard-of"})
	if s.view != "none" {
		t.Errorf("in %q", s.view)
	}
	s.Take(frame.ShowView{})
	if s.viewed() != nil || s.group != "cadence" || s.sort != "name" {
		t.Errorf("back with %q, %s, %s", s.view, s.group, s.sort)
	}
	s.Take(frame.ShowView{View: "fund"})
	s.env.Workspace.Views = nil // another program took it away
	s.Refresh()
	if len(listed(s)) != 12 || s.group != "cadence" {
		t.Errorf("a view that is gone still shows %v by %s", listed(s), s.group)
	}
}

func TestAViewIsPresentedAlone(t *testing.T) {
	s := viewing(t)
	if got, alone := s.Presents(); !alone || !slices.Equal(got, []string{"nps", "students_total", "cac"}) {
		t.Errorf("%v, %v", got, alone)
	}
	s.Take(frame.ShowView{})
	if got, alone := s.Presents(); alone || got != nil {
		t.Errorf("%v, %v", got, alone)
	}
}
