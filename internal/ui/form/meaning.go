package form

import (
	"strconv"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// meaningRows say what a KPI means, how it is computed, and among which others it is
// looked at. What else a definition holds, such as edge cases and sources, is written
// in the definitions file, and stays as it is.
type meaningRows struct {
	env *frame.Env

	definition, formula, sample *entry
	layer                       *choice[metrics.Layer]
	role                        *choice[metrics.Role]
	horizon                     *choice[metrics.Horizon]
	direction                   *choice[metrics.Direction]
}

func newMeaningRows(env *frame.Env, k *metrics.KPI) *meaningRows {
	m := &meaningRows{
		env:        env,
		definition: inLang(env, k.Definition, wide),
		formula:    newEntry(k.Formula, wide),
		layer:      newChoice(k.Layer, labelled(append([]metrics.Layer{""}, metrics.Layers[:]...)...)...),
		role:       newChoice(k.Role, labelled(append([]metrics.Role{""}, metrics.Roles[:]...)...)...),
		horizon:    newChoice(k.Horizon, labelled(append([]metrics.Horizon{""}, metrics.Horizons[:]...)...)...),
		direction:  newChoice(k.Direction, labelled(append([]metrics.Direction{""}, metrics.Directions[:]...)...)...),
		sample:     newEntry("", short),
	}
	if k.Sample > 0 {
		m.sample = newEntry(strconv.Itoa(k.Sample), short)
	}
	m.sample.read = func(s string) (string, string) {
		if _, ok := count(s); !ok {
			return "", env.T(words.NotCount)
		}
		return "", ""
	}
	return m
}

// count reads a number of answers; empty is none.
func count(s string) (n int, ok bool) {
	if s = ascii(s); s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0
}

// put writes what the rows say into a definition. A computed value is the latest one
// of its period, whatever it was while it was entered.
func (m *meaningRows) put(k *metrics.KPI) {
	k.Definition = put(k.Definition, m.env.Lang, m.definition.value())
	k.Layer, k.Role, k.Horizon, k.Direction = m.layer.value(), m.role.value(), m.horizon.value(), m.direction.value()
	k.Sample, _ = count(m.sample.value())
	if k.Formula = ascii(m.formula.value()); k.Formula != "" {
		k.Aggregation, k.Per = metrics.Last, 0
	}
}
