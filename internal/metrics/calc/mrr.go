package calc

import (
	"math"
	"slices"

	"kpitui/internal/metrics"
)

// Movements are how monthly recurring revenue moved from month to month.
type Movements struct {
	Months []Movement `json:"months"` // without gaps, oldest first
}

// Movement is what happened to MRR from the month before to this one. Two rows of
// one customer in one month add up; a customer without a row has no MRR then.
//
// A month without a row of any customer says nothing, so it and the month after it
// have no movements; neither has the first month. Amounts are positive in each
// movement, and Start + New + Expansion + Reactivation - Contraction - Churn = End.
type Movement struct {
	Label     string `json:"period"`
	Open      bool   `json:"open"` // the month is not over
	Customers int    `json:"customers"`
	End       Number `json:"mrr"` // missing without a row of anybody

	Start        Number `json:"start"` // MRR of the month before; the movements are missing where it is
	New          Number `json:"new"`   // of who never paid before
	Expansion    Number `json:"expansion"`
	Contraction  Number `json:"contraction"`
	Churn        Number `json:"churn"`
	Reactivation Number `json:"reactivation"` // of who had paid once, but not the month before

	// Gross is (Start - Contraction - Churn) / Start and Net is (Start + Expansion -
	// Contraction - Churn) / Start, in per cent of one month: neither counts new nor
	// reactivated customers. Missing when Start is 0.
	Gross Number `json:"gross_retention"`
	Net   Number `json:"net_retention"`
	// Quick is (New + Expansion) / (Contraction + Churn), the SaaS quick ratio of
	// Mamoon Hamid (2015). Missing when nothing was lost: it would be infinite.
	Quick Number `json:"quick_ratio"`
}

// paid is what a customer pays in a month.
type paid struct {
	key    uint64 // customer<<32 | month
	amount float64
}

// Move computes the movements of rows of customers, months and amounts.
func Move(customers []uint32, monthly []metrics.Date, amounts []float64, today metrics.Date) *Movements {
	out := &Movements{}
	if len(customers) == 0 {
		return out
	}
	s := spanOf(monthly, metrics.Month, today)
	from, to := s.from(), ordinalOf(metrics.Month, s.last)
	n := int(to-from) + 1
	sums := make([]sums, n+1) // the last takes what leaves after the rows end
	rows := make([]paid, len(customers))
	for i, c := range customers {
		at := ordinalOf(metrics.Month, monthly[i])
		rows[i] = paid{pack(c, at), amounts[i]}
		sums[at-from].known = true
	}
	slices.SortFunc(rows, func(a, b paid) int {
		switch { // spelled out: most of the time of a large file is spent here
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return 0
	})
	for i := 0; i < len(rows); {
		customer, _ := unpack(rows[i].key)
		before, last, ever := 0.0, ordinal(-2), false
		for i < len(rows) && uint32(rows[i].key>>32) == customer {
			_, at := unpack(rows[i].key)
			now := 0.0
			for key := rows[i].key; i < len(rows) && rows[i].key == key; i++ {
				now += rows[i].amount
			}
			if last != at-1 {
				if before > 0 {
					sums[last+1-from].churn += before
				}
				before = 0
			}
			sums[at-from].move(before, now, ever)
			ever = ever || now > 0
			before, last = now, at
		}
		if before > 0 {
			sums[last+1-from].churn += before
		}
	}
	out.Months = make([]Movement, n)
	for i := range out.Months {
		p := (from + ordinal(i)).period(metrics.Month)
		m := Movement{Label: label(p), Open: p.End() >= today, Customers: sums[i].customers}
		if sums[i].known {
			m.End = some(sums[i].end)
			if i > 0 && sums[i-1].known {
				m.of(&sums[i-1], &sums[i])
			}
		}
		out.Months[i] = m
	}
	return out
}

// sums are the movements of a month.
type sums struct {
	known                                                   bool // somebody has a row
	customers                                               int
	end, fresh, expansion, contraction, churn, reactivation float64
}

// move adds what one customer pays after what they paid the month before.
func (s *sums) move(before, now float64, ever bool) {
	s.end += now
	if now > 0 {
		s.customers++
	}
	switch d := now - before; {
	case math.Abs(d) <= metrics.Tolerance*math.Abs(before):
	case before == 0 && ever:
		s.reactivation += now
	case before == 0:
		s.fresh += now
	case now == 0:
		s.churn += before
	case d > 0:
		s.expansion += d
	default:
		s.contraction -= d
	}
}

func (m *Movement) of(before, now *sums) {
	m.Start = some(before.end)
	m.New, m.Expansion, m.Reactivation = some(now.fresh), some(now.expansion), some(now.reactivation)
	m.Contraction, m.Churn = some(now.contraction), some(now.churn)
	lost := now.contraction + now.churn
	m.Gross = percent(before.end-lost, before.end)
	m.Net = percent(before.end+now.expansion-lost, before.end)
	m.Quick = ratio(now.fresh+now.expansion, lost)
}

func runMRR(t *Table, o Options) (*Result, error) {
	monthly := t.days("month")
	m := Move(t.column("customer").Keys, monthly, t.column("mrr").Amounts, o.Today)
	out := &Result{Detail: m}
	from := ordinalOf(metrics.Month, spanOf(monthly, metrics.Month, o.Today).first)
	for _, of := range []struct {
		id   string
		get  func(*Movement) Number
		none metrics.Text
	}{
		{"gross_retention", func(m *Movement) Number { return m.Gross }, words.NoStart},
		{"net_retention", func(m *Movement) Number { return m.Net }, words.NoStart},
		{"quick_ratio", func(m *Movement) Number { return m.Quick }, words.NoLoss},
	} {
		found := false
		for i := range m.Months {
			if one := &m.Months[i]; !one.Open && one.Start.OK {
				found = true
				out.add(of.id, (from + ordinal(i)).period(metrics.Month), of.get(one), of.none)
			}
		}
		if !found {
			out.addNone(words.NoTwoMonths, of.id)
		}
	}
	return out, nil
}
