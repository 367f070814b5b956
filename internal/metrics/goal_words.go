package metrics

import "fmt"

// goalWords are goals as they stand in a sentence. The first place is the best, so
// that no rank is 以下 or at most another: both would be read as the worse ones.
var goalWords = struct{ AtLeast, AtMost, Within, Between Text }{
	AtLeast: Text{JA: "%s以上", EN: "at least %s"},
	AtMost:  Text{JA: "%s以下", EN: "at most %s"},
	Within:  Text{JA: "%s以内", EN: "%s or better"},
	Between: Text{JA: "%s〜%s", EN: "%s to %s"},
}

// In puts the goal of a KPI with the unit into words; value writes its bounds:
// 1,500名以上, at least 1,500; 3位以内, #3 or better.
func (g *Goal) In(lang Lang, u Unit, value func(float64) string) string {
	w := &goalWords
	switch {
	case g.Comparator == Between:
		return fmt.Sprintf(w.Between.In(lang), value(g.Value), value(g.High))
	case g.Comparator == AtMost && u.Kind == UnitRank:
		return fmt.Sprintf(w.Within.In(lang), value(g.Value))
	case g.Comparator == AtMost:
		return fmt.Sprintf(w.AtMost.In(lang), value(g.Value))
	default:
		return fmt.Sprintf(w.AtLeast.In(lang), value(g.Value))
	}
}
