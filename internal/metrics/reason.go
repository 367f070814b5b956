package metrics

import (
	"fmt"
	"strings"
)

// ReasonKind is one way in which a level or a state came about.
type ReasonKind uint8

// The kinds of reason.
const (
	ReasonPlan       ReasonKind = iota + 1 // judged by bands against the plan of a path
	ReasonGoal                             // judged by bands against a level to hold
	ReasonThreshold                        // judged by thresholds in the KPI's unit
	ReasonRule                             // an alert rule holds
	ReasonEarly                            // the path has just begun: attainment gives no level
	ReasonNoGoal                           // no goal in force
	ReasonUnmeasured                       // no value yet, with the KPI's own words
	ReasonNotClosed                        // values, but no whole period has closed yet
	ReasonGaps                             // Days of Of expected values are there
	ReasonStale                            // nothing was recorded after Period
	ReasonGap                              // a formula gives no value, or no newer one than that of Period
	ReasonInputGaps                        // a formula took KPI's value of Period, of which Days of Of are there
)

// Reason is one step of the explanation of a level: kept as facts, put into
// words by [Reason.In] only when somebody reads it.
type Reason struct {
	Kind       ReasonKind
	Level      Level // the level that it gives; 0 for none
	KPI        *KPI
	Value      Maybe
	Period     Period     // of Value
	Comparator Comparator // of the goal in force
	Target     float64    // the plan, goal or threshold that Value is held against
	Upper      float64    // the upper bound of a Between goal
	Attainment Maybe      // of the plan
	Low, High  Maybe      // the band that Attainment lies in, missing where it is open; for ReasonEarly Low is the share of time used
	Rule       *AlertRule // for ReasonRule
	Threshold  *Threshold // for ReasonThreshold; nil: none is crossed
	Days, Of   int        // for ReasonGaps and ReasonInputGaps
	Gap        *Gap       // for ReasonGap
}

// In puts the reason into words and numbers.
func (r Reason) In(lang Lang, info *Info) string {
	say := func(t Text, args ...any) string { return fmt.Sprintf(t.In(lang), args...) }
	number := func(v float64) string { return FormatValue(v, r.KPI.Unit, info.Currency, lang) }
	switch w := &reasonWords; r.Kind {
	case ReasonPlan:
		return say(w.Plan, number(r.Target), percent(r.Attainment.V), r.band(lang))
	case ReasonGoal:
		return say(w.Goal, r.goal(lang, number), percent(r.Attainment.V), r.band(lang))
	case ReasonThreshold:
		if r.Threshold == nil {
			return say(w.WithinThresholds, number(r.Value.V))
		}
		return say(r.thresholdWords(), number(r.Value.V), r.Level.Label().In(lang), number(r.Threshold.Value))
	case ReasonRule:
		condition := r.condition(lang, number)
		if !r.Rule.Name.IsZero() {
			condition = say(w.Named, r.Rule.Name.In(lang), condition)
		}
		if r.Value.OK {
			return say(w.RuleValue, condition, number(r.Value.V))
		}
		return say(w.Rule, condition)
	case ReasonEarly:
		return say(w.Early, percent(r.Low.V))
	case ReasonNoGoal:
		return w.NoGoal.In(lang)
	case ReasonUnmeasured:
		if why := r.KPI.Unmeasured.In(lang); why != "" {
			return say(w.UnmeasuredWhy, why)
		}
		return w.Unmeasured.In(lang)
	case ReasonNotClosed:
		return say(w.NotClosed, r.KPI.JudgedKind().Label().In(lang))
	case ReasonGaps:
		return say(w.Gaps, r.Days, r.Of, plural(r.KPI.Cadence.PeriodKind(), lang))
	case ReasonInputGaps:
		return say(w.InputGaps, r.KPI.ID, info.Label(r.Period), r.Days, r.Of, plural(r.KPI.Cadence.PeriodKind(), lang))
	case ReasonStale:
		return say(w.Stale, info.Label(r.Period))
	case ReasonGap:
		return r.Gap.In(lang, info)
	}
	return ""
}

// goal writes the goal with its side: 25,000円以下, at most ¥25,000.
func (r Reason) goal(lang Lang, number func(float64) string) string {
	g := Goal{Comparator: r.Comparator, Value: r.Target, High: r.Upper}
	return g.In(lang, r.KPI.Unit, number)
}

// band writes the band of the attainment: 80%以上90%未満.
func (r Reason) band(lang Lang) string {
	switch {
	case r.Low.OK && r.High.OK:
		return fmt.Sprintf(reasonWords.BandBoth.In(lang), percent(r.Low.V), percent(r.High.V))
	case r.Low.OK:
		return fmt.Sprintf(reasonWords.BandLow.In(lang), percent(r.Low.V))
	default:
		return fmt.Sprintf(reasonWords.BandHigh.In(lang), percent(r.High.V))
	}
}

// thresholdWords returns how a value lies to a threshold on its bad side. The tenth
// place is below the third.
func (r Reason) thresholdWords() Text {
	above := r.Comparator == AtMost && r.KPI.Unit.Kind != UnitRank
	switch w := &reasonWords; {
	case above && r.Threshold.Inclusive:
		return w.ThresholdAtOrAbove
	case above:
		return w.ThresholdAbove
	case r.Threshold.Inclusive:
		return w.ThresholdAtOrBelow
	default:
		return w.ThresholdBelow
	}
}

// condition writes a rule's condition with the signs and names that people know.
func (r Reason) condition(lang Lang, number func(float64) string) string {
	when, err := ParseCondition(r.Rule.When)
	if err != nil {
		return r.Rule.When
	}
	clauses := make([]string, len(when))
	for i, c := range when {
		var operand string
		switch c.Subject {
		case SubjectValue:
			operand = number(c.Number)
		case SubjectAttainment, SubjectAttainmentGoal:
			operand = percent(c.Number)
		case SubjectFreshness:
			operand = c.Freshness.Label().In(lang)
		default:
			operand = exact(c.Number)
		}
		subject := subjectWords[c.Subject].In(lang)
		if c.Subject == SubjectKPI {
			subject = c.KPI
		}
		clauses[i] = subject + " " + opSigns[c.Op] + " " + operand
	}
	return strings.Join(clauses, reasonWords.And.In(lang))
}

// percent writes a ratio in per cent as [FormatPercent] does, so that a reason and
// a table beside it say the same, to one decimal unless that is zero.
func percent(ratio float64) string {
	s := FormatPercent(ratio, 1)
	if whole, ok := strings.CutSuffix(s, ".0%"); ok {
		return whole + "%"
	}
	return s
}

func plural(kind PeriodKind, lang Lang) string {
	if lang == EN {
		return kind.Label().In(lang) + "s"
	}
	return kind.Label().In(lang)
}
