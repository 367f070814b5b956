package metrics

import (
	"cmp"
	"slices"
)

// alert returns the KPI's open alert: the unbroken run of judged periods with a
// level that ends with the newest judged one. Nil when that has no level.
//
// Periods without a value, early ones and, for a KPI without alert rules, those
// without a goal were not judged: they neither begin nor end a run. A level that
// comes from staleness alone counts for the newest period only, because earlier
// ones had their value.
func (s *subject) alert(st *Status, today Date) *Alert {
	if st.Level == LevelNone || !st.Value.OK {
		return nil
	}
	a := &Alert{KPI: s.k, Level: st.Level, Worst: st.Level, Since: st.Period, Periods: 1, Reasons: st.Reasons}
	now := s.history(today, today-1)
	var v verdict
	broken := false
	for n := search(now.s.Points[:now.n], st.Period.Start); !broken; {
		r, next, ok := s.earlier(&v, &now, n)
		if !ok {
			break
		}
		n = next
		switch {
		case v.level > LevelNone:
			a.Since, a.Worst = r.period, max(a.Worst, v.level)
			a.Periods++
		case v.state == Early || v.state == NoGoal && len(s.rules) == 0:
		default:
			broken = true
		}
	}
	a.Open = !broken && s.s != nil && s.s.From != 0
	if ack, ok := s.w.Acks[s.k.ID]; ok && ack.covers(a, st.Period) {
		a.Acked = &ack
	}
	return a
}

// earlier judges the newest period that may be judged among the first n snapshots,
// with what was known then, and returns the index at which to look for the one
// before it.
func (s *subject) earlier(v *verdict, now *history, n int) (r reading, next int, ok bool) {
	for next = n; ; {
		from := next
		if r, next, ok = now.older(from); !ok {
			return r, next, false
		}
		if !r.partial {
			then := now.then(r.at, from)
			s.judge(v, &then, r, true, r.at, Current)
			return r, next, true
		}
	}
}

// covers reports whether the acknowledgement is of this alert, whose newest
// period is given, and of a level as high. It is of this alert when its day lies
// in the run; when the run may have begun before the loaded history, an earlier
// day will do.
func (a *Ack) covers(alert *Alert, newest Period) bool {
	return a.Level >= alert.Level && a.Since <= newest.End() && (a.Since >= alert.Since.Start || alert.Open)
}

// worstFirst returns the alerts, the worst first: by level, those that ask before
// those that are acknowledged, then the longest.
func worstFirst(alerts []*Alert) []Alert {
	asks := func(a *Alert) int {
		if a.Acked == nil {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(alerts, func(a, b *Alert) int {
		return cmp.Or(cmp.Compare(b.Level, a.Level), cmp.Compare(asks(a), asks(b)), cmp.Compare(a.Since.Start, b.Since.Start))
	})
	list := make([]Alert, len(alerts))
	for i, a := range alerts {
		list[i] = *a
	}
	return list
}
