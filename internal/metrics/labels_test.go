package metrics

import "testing"

func TestEveryValueHasItsWordInBothLanguages(t *testing.T) {
	check := func(what any, text Text) {
		t.Helper()
		if text.JA == "" || text.EN == "" {
			t.Errorf("%v: %+v", what, text)
		}
	}
	for _, v := range Tiers {
		check(v, v.Label())
	}
	for _, v := range append(Layers[:], "") {
		check(v, v.Label())
	}
	for _, v := range Cadences {
		check(v, v.Label())
	}
	for v := Day; v <= Year; v++ {
		check(v, v.Label())
	}
	for _, v := range Aggregations {
		check(v, v.Label())
	}
	for _, v := range UnitKinds {
		check(v, v.Label())
	}
	for _, v := range Comparators {
		check(v, v.Label())
	}
	for _, v := range Paths {
		check(v, v.Label())
	}
	for v := LevelNone; v <= LevelCritical; v++ {
		check(v, v.Label())
		check(v, v.Response())
	}
	for _, v := range States {
		check(v, v.Label())
	}
	for _, v := range [...]Freshness{Current, Due, Stale, Unmeasured} {
		check(v, v.Label())
	}
	for _, kind := range Reviewed {
		for _, v := range ReviewSteps(kind) {
			check(v, v.Label())
		}
	}
	for _, v := range Sections {
		check(v, v.Label())
	}
	for _, v := range ActionStatuses {
		check(v, v.Label())
	}
	for _, v := range Stages {
		check(v, v.Label())
	}
	for _, v := range [...]Side{Lever, Outcome} {
		check(v, v.Label())
	}
	for _, v := range append(Verdicts[:], "") {
		check(v, v.Label())
	}
	for _, v := range append(Usefulnesses[:], "") {
		check(v, v.Label())
	}
	for _, v := range ExceptionKinds {
		check(v, v.Label())
	}
	for _, v := range MarkKinds {
		check(v, v.Label())
	}
}
