package calc

import "kpitui/internal/metrics"

// Activity is how many users are active each day, week and month.
type Activity struct {
	Months []ActiveMonth `json:"months"` // closed ones, oldest first
	Weeks  []ActiveWeek  `json:"weeks"`
}

// ActiveMonth is one month. DAU / MAU is the mean of the daily active users over all
// days of the month, days without anybody included, as a share of the users active
// on any day of it. That is the same as the mean share of days on which an active
// user was there ("stickiness").
type ActiveMonth struct {
	Label   string `json:"period"`
	Partial bool   `json:"partial"` // the rows begin within it
	MAU     int    `json:"mau"`
	DAU     Number `json:"dau"`     // mean per day; missing for a partial month
	Ratio   Number `json:"dau_mau"` // per cent; missing for a partial month, or without anybody
}

// ActiveWeek is one ISO week.
type ActiveWeek struct {
	Label   string `json:"period"`
	Partial bool   `json:"partial"`
	WAU     int    `json:"wau"`
}

// Actives counts the active users of rows of users and days.
func Actives(users []uint32, days []metrics.Date, today metrics.Date) *Activity {
	out := &Activity{}
	if len(users) == 0 {
		return out
	}
	months, weeks := spanOf(days, metrics.Month, today), spanOf(days, metrics.Week, today)
	month0, week0 := months.from(), weeks.from()
	for at := month0; at <= months.closed(); at++ {
		out.Months = append(out.Months, ActiveMonth{Label: label(at.period(metrics.Month)), Partial: months.partial(at)})
	}
	for at := week0; at <= weeks.closed(); at++ {
		out.Weeks = append(out.Weeks, ActiveWeek{Label: label(at.period(metrics.Week)), Partial: weeks.partial(at)})
	}
	userDays := make([]int, len(out.Months))
	daily := newActivity(users, days, func(d metrics.Date) ordinal { return ordinal(d) })
	daily.users(func(_ uint32, active activity) {
		month, week := ordinal(-1), ordinal(-1)
		for _, k := range active {
			_, day := unpack(k)
			if w := ordinalOf(metrics.Week, metrics.Date(day)); w != week {
				week = w
				if i := int(w - week0); i < len(out.Weeks) {
					out.Weeks[i].WAU++
				}
			}
			m := ordinalOf(metrics.Month, metrics.Date(day))
			i := int(m - month0)
			if i >= len(out.Months) {
				continue
			}
			if m != month {
				month = m
				out.Months[i].MAU++
			}
			userDays[i]++
		}
	})
	for i := range out.Months {
		if m := &out.Months[i]; !m.Partial {
			length := (month0 + ordinal(i)).period(metrics.Month).Days()
			m.DAU = ratio(float64(userDays[i]), float64(length))
			m.Ratio = percent(m.DAU.V, float64(m.MAU))
		}
	}
	return out
}

func runActive(t *Table, o Options) (*Result, error) {
	days := t.days("date")
	a := Actives(t.column("user").Keys, days, o.Today)
	out := &Result{Detail: a}
	s := spanOf(days, metrics.Month, o.Today)
	for i := range a.Months {
		if m := &a.Months[i]; !m.Partial {
			out.add("dau_mau", (s.from() + ordinal(i)).period(metrics.Month), m.Ratio, words.NobodyActive)
		}
	}
	if len(out.Values) == 0 {
		out.addNone(words.NoClosed, "dau_mau")
	} else {
		out.Notes = append(out.Notes, s.short()...)
	}
	return out, nil
}
