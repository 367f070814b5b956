package form

import (
	"fmt"
	"strconv"
	"strings"

	"kpitui/internal/metrics"
)

// alertRows are the rows of one alert rule.
type alertRows struct {
	was        metrics.AlertRule
	when, name *entry
	level      *choice[metrics.Level]
	rows       []*row
}

// leastAlerts is how many alert rules the form has room for; a KPI that has more
// keeps them all.
const leastAlerts = 3

func (f *kpiForm) alert(was metrics.AlertRule, i int) *alertRows {
	a := &alertRows{was: was, when: newEntry(was.When, wide), name: inLang(f.env, was.Name, wide)}
	a.when.read = func(s string) (string, string) {
		if _, err := metrics.ParseCondition(ascii(s)); err != nil {
			return "", inWords(err, f.env.Lang)
		}
		return "", ""
	}
	a.level = newChoice(max(metrics.LevelCaution, was.Level), labelled(metrics.LevelCaution, metrics.LevelWarning, metrics.LevelCritical)...)
	inUse := func() bool { return a.when.value() != "" }
	a.rows = []*row{
		{key: fmt.Sprintf("alerts[%d].when", i), text: words.When, control: a.when, shown: func() bool {
			return i == 0 || inUse() || f.alerts[i-1].when.value() != ""
		}},
		{key: fmt.Sprintf("alerts[%d].level", i), text: words.Level, control: a.level, shown: inUse},
		{key: fmt.Sprintf("alerts[%d].name", i), text: words.AlertName, control: a.name, shown: inUse},
	}
	return a
}

func (f *kpiForm) rules() []metrics.AlertRule {
	var out []metrics.AlertRule
	for _, a := range f.alerts {
		if a.when.value() != "" {
			out = append(out, metrics.AlertRule{When: ascii(a.when.value()), Level: a.level.value(), Name: put(a.was.Name, f.env.Lang, a.name.value())})
		}
	}
	return out
}

// threshold returns the field of a threshold: a number, behind <= or >= when the
// limit itself has the level too.
func (f *kpiForm) threshold(t *metrics.Threshold, k *metrics.KPI) *entry {
	start := ""
	if t != nil {
		start = metrics.FormatExact(t.Value, k.Unit)
		if t.Inclusive {
			start = badSide(k.Goals) + "= " + start
		}
	}
	e := newEntry(start, short)
	e.read = func(s string) (string, string) {
		sign, number := cutSign(s)
		side := badSide([]metrics.Goal{{Comparator: f.goal.comparator.value()}})
		if sign != "" && sign[:1] != side {
			return "", fmt.Sprintf(f.env.T(words.ThresholdSide), strconv.Quote(side))
		}
		return readNumber(f.env, number, f.unit())
	}
	return e
}

// badSide returns the sign of the side on which a value is worse.
func badSide(goals []metrics.Goal) string {
	for _, g := range goals {
		if g.Comparator == metrics.AtMost {
			return ">"
		}
	}
	return "<"
}

func cutSign(s string) (sign, number string) {
	s = strings.NewReplacer("＜", "<", "＞", ">", "＝", "=", "≦", "<=", "≧", ">=", "≤", "<=", "≥", ">=").Replace(s)
	for _, sign := range []string{"<=", ">=", "<", ">"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return sign, strings.TrimSpace(rest)
		}
	}
	return "", s
}

func (f *kpiForm) thresholds() (out metrics.Thresholds) {
	if !f.limits.value() {
		return out
	}
	limit := func(e *entry) *metrics.Threshold {
		sign, number := cutSign(e.value())
		n, err := metrics.ParseNumber(number, f.unit(), f.env.Info().Currency)
		if err != nil {
			return nil // the row says so
		}
		return &metrics.Threshold{Value: n.Value, Inclusive: strings.HasSuffix(sign, "=")}
	}
	return metrics.Thresholds{Caution: limit(f.caution), Warning: limit(f.warning), Critical: limit(f.critical)}
}
