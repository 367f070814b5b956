package frame

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

func TestAGoalSaysItsSide(t *testing.T) {
	k := &metrics.KPI{Unit: metrics.Unit{Kind: metrics.UnitScore, Max: 100}}
	w := &metrics.Workspace{}
	for _, c := range []struct {
		goal   metrics.Goal
		ja, en string
	}{
		{metrics.Goal{Comparator: metrics.AtLeast, Value: 75}, "75以上", ">= 75"},
		{metrics.Goal{Comparator: metrics.AtMost, Value: 3}, "3以下", "<= 3"},
		{metrics.Goal{Comparator: metrics.Between, Value: 50, High: 60}, "50〜60", "50 to 60"},
	} {
		ja, en := (&Env{Lang: metrics.JA, Workspace: w}).Goal(&c.goal, k), (&Env{Lang: metrics.EN, Workspace: w}).Goal(&c.goal, k)
		if ja != c.ja || en != c.en {
			t.Errorf("%s and %s, want %s and %s", ja, en, c.ja, c.en)
		}
	}
	place := &metrics.KPI{Unit: metrics.Unit{Kind: metrics.UnitRank}}
	third := &metrics.Goal{Comparator: metrics.AtMost, Value: 3}
	ja, en := (&Env{Lang: metrics.JA, Workspace: w}).Goal(third, place), (&Env{Lang: metrics.EN, Workspace: w}).Goal(third, place)
	if ja != "3位以内" || en != "#3 or better" {
		t.Errorf("one of the first three places: %s and %s", ja, en)
	}
	counted := &metrics.KPI{Unit: metrics.Unit{Kind: metrics.UnitCount, Counter: metrics.Same("\x1b[2J")}}
	if got := (&Env{Lang: metrics.JA, Workspace: w}).Goal(&metrics.Goal{Value: 5}, counted); strings.Contains(got, "\x1b") {
		t.Errorf("a counter reaches the terminal as it was typed: %q", got)
	}
}
