package metrics

import (
	"errors"
	"reflect"
	"testing"
)

func TestParseCondition(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Condition
	}{
		{"value <= 50", Condition{{Subject: SubjectValue, Op: AtOrBelow, Number: 50}}},
		{"value<=-0.5", Condition{{Subject: SubjectValue, Op: AtOrBelow, Number: -0.5}}},
		{"value < 98%", Condition{{Subject: SubjectValue, Op: Below, Number: 98}}},
		{"attainment < 80%", Condition{{Subject: SubjectAttainment, Op: Below, Number: 0.8}}},
		{"attainment >= 0.8", Condition{{Subject: SubjectAttainment, Op: AtOrAbove, Number: 0.8}}},
		{"attainment_goal > 120%", Condition{{Subject: SubjectAttainmentGoal, Op: Above, Number: 1.2}}},
		{"freshness == stale", Condition{{Subject: SubjectFreshness, Op: Equal, Freshness: Stale}}},
		{" freshness!=current ", Condition{{Subject: SubjectFreshness, Op: NotEqual, Freshness: Current}}},
		{"other-id_2 > 3", Condition{{Subject: SubjectKPI, KPI: "other-id_2", Op: Above, Number: 3}}},
		{"value < 5 and cac > 40000", Condition{{Subject: SubjectValue, Op: Below, Number: 5}, {Subject: SubjectKPI, KPI: "cac", Op: Above, Number: 40000}}},
	} {
		got, err := ParseCondition(c.in)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %+v, %v", c.in, got, err)
		}
		if back, err := ParseCondition(got.String()); err != nil || !reflect.DeepEqual(back, got) {
			t.Errorf("%q reads back as %+v, %v", got, back, err)
		}
	}
}

func TestParseConditionRefuses(t *testing.T) {
	for _, c := range []struct {
		in    string
		kind  ConditionKind
		pos   int
		found string
	}{
		{"", ConditionSubject, 0, ""}, {"  ", ConditionSubject, 2, ""}, {"Value < 5", ConditionSubject, 0, "Value"},
		{"売上 < 5", ConditionSubject, 0, "売上"}, {"and < 5", ConditionSubject, 0, "and"}, {"< 5", ConditionSubject, 0, "<"},
		{"value", ConditionOperator, 5, ""}, {"value = 5", ConditionOperator, 6, "="}, {"value =< 5", ConditionOperator, 6, "=<"},
		{"value 5", ConditionOperator, 6, "5"}, {"freshness < stale", ConditionOrder, 10, "<"},
		{"value <", ConditionNumber, 7, ""}, {"value < x", ConditionNumber, 8, "x"}, {"value < nan", ConditionNumber, 8, "nan"},
		{"value < 0x10", ConditionNumber, 8, "0x10"}, {"value < 1_000", ConditionNumber, 8, "1_000"}, {"value < 1e3", ConditionNumber, 8, "1e3"},
		{"value < 1000000000000000", ConditionNumber, 8, "1000000000000000"}, {"value < 1,000", ConditionNumber, 8, "1,000"},
		{"attainment < 80", ConditionPercent, 13, "80"}, {"freshness == old", ConditionFreshness, 13, "old"},
		{"value < 5 or value > 9", ConditionRest, 10, "or"}, {"value < 5 and", ConditionSubject, 13, ""},
		{"value < 5 6", ConditionRest, 10, "6"},
	} {
		_, err := ParseCondition(c.in)
		var e *ConditionError
		if !errors.As(err, &e) || !errors.Is(err, ErrCondition) || e.Kind != c.kind || e.Pos != c.pos || e.Found != c.found {
			t.Errorf("%q: %+v", c.in, e)
			continue
		}
		if e.In(JA) == "" || e.Error() != e.In(EN) || e.In(EN) == e.In(JA) {
			t.Errorf("%q: %q, %q", c.in, e.In(JA), e.In(EN))
		}
	}
}

func TestOps(t *testing.T) {
	for _, c := range []struct {
		op                   Op
		below, equal, higher bool
	}{
		{Below, true, false, false}, {AtOrBelow, true, true, false}, {Above, false, false, true},
		{AtOrAbove, false, true, true}, {Equal, false, true, false}, {NotEqual, true, false, true},
	} {
		if c.op.Holds(1, 2) != c.below || c.op.Holds(0.3, 0.1+0.2) != c.equal || c.op.Holds(3, 2) != c.higher {
			t.Errorf("%s", c.op)
		}
	}
}

func FuzzParseCondition(f *testing.F) {
	for _, s := range []string{"value <= 50", "attainment < 80%", "freshness == stale and value > 3", "other_id > 3", "value < 1_0", "=", "値 < 3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCondition(s)
		if err != nil {
			var e *ConditionError
			if !errors.As(err, &e) || e.Pos < 0 || e.Pos > len(s) || s[e.Pos:e.Pos+len(e.Found)] != e.Found {
				t.Errorf("%q: %+v", s, err)
			}
			return
		}
		if back, err := ParseCondition(c.String()); err != nil || !reflect.DeepEqual(back, c) {
			t.Errorf("%q → %q → %+v, %v", s, c, back, err)
		}
	})
}
