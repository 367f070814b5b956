package frame

import (
	"fmt"

	"kpitui/internal/metrics"
)

var goalWords = map[metrics.Comparator]metrics.Text{
	metrics.AtLeast: {JA: "%s以上", EN: ">= %s"},
	metrics.AtMost:  {JA: "%s以下", EN: "<= %s"},
	metrics.Between: {JA: "%s〜%s", EN: "%s to %s"},
}

// Goal writes a goal of a KPI for a table: its comparator and its value,
// 1,500名以上 or >= 1,500.
func (e *Env) Goal(g *metrics.Goal, k *metrics.KPI) string {
	value := e.Value(metrics.Some(g.Value), k)
	if g.Comparator == metrics.Between {
		return fmt.Sprintf(e.T(goalWords[metrics.Between]), value, e.Value(metrics.Some(g.High), k))
	}
	t, ok := goalWords[g.Comparator]
	if !ok {
		t = goalWords[metrics.AtLeast]
	}
	return fmt.Sprintf(e.T(t), value)
}
