package frame

import (
	"testing"

	"kpitui/internal/metrics"
	uiwords "kpitui/internal/ui/words"
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
	if missing := uiwords.Missing(goalWords); missing != nil {
		t.Error(missing)
	}
}
