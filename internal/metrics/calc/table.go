package calc

import (
	"math"
	"strings"

	"kpitui/internal/metrics"
)

// ColumnKind says what the cells of a column are.
type ColumnKind uint8

// The kinds of column.
const (
	Key    ColumnKind = iota + 1 // who: users, customers; only told apart, never shown
	Time                         // a day, perhaps with a time of day
	Month                        // a month, or a day in it
	Amount                       // a number
)

// Column is a column that a calculator reads.
type Column struct {
	ID       string
	Names    []string // what else its heading may read, in lower case, in both languages
	Kind     ColumnKind
	Optional bool // may be missing altogether, or in a row
	Blank    bool // may be empty in a row: it has not happened
	// Months says that a Time may be a month, which then means its first day.
	Months bool
	// After names the Time that this one cannot come before.
	After string
	// For an Amount: how it is written, its largest value, and whether it is whole.
	// No amount is negative.
	Unit  metrics.UnitKind
	High  float64
	Whole bool
	// AtMost names the Amount before it that this one cannot exceed.
	AtMost string
}

// Form is one way in which the rows of a calculator may be given.
type Form []Column

// Column returns the index of the column with the id, or -1.
func (f Form) Column(id string) int {
	for i := range f {
		if f[i].ID == id {
			return i
		}
	}
	return -1
}

// Moment is a civil time in seconds since 1970-01-01 00:00. Clocks that go forth or
// back count as if they had not: the days between two moments have 24 hours each.
type Moment int64

// Never is the moment of what has not happened.
const Never Moment = math.MinInt64

const daySeconds = 86400

// MomentOf returns the moment so many seconds into a day.
func MomentOf(d metrics.Date, seconds int) Moment { return Moment(d)*daySeconds + Moment(seconds) }

// Date returns the moment's day.
func (m Moment) Date() metrics.Date {
	if m < 0 {
		return metrics.Date((m - daySeconds + 1) / daySeconds)
	}
	return metrics.Date(m / daySeconds)
}

// Data is what stands in one column, row by row. Only the slice of the column's kind
// is set, none for a column that is not there.
type Data struct {
	Keys    []uint32 // numbers of the users, from 0
	Count   int      // how many users there are
	Times   []Moment // of a Month its first day; Never where it has not happened
	Amounts []float64
}

// Table holds raw rows, checked and column by column.
type Table struct {
	Form Form
	Data []Data // by the form's columns
	Rows int
	// Coarse says that some Time was given as a month.
	Coarse bool
}

// NewTable returns an empty table of a form.
func NewTable(f Form) *Table { return &Table{Form: f, Data: make([]Data, len(f))} }

func (t *Table) column(id string) *Data {
	if i := t.Form.Column(id); i >= 0 {
		return &t.Data[i]
	}
	return &Data{}
}

// days returns a column of times as days; nil when it is not there.
func (t *Table) days(id string) []metrics.Date {
	times := t.column(id).Times
	if times == nil {
		return nil
	}
	days := make([]metrics.Date, len(times))
	for i, at := range times {
		days[i] = at.Date()
	}
	return days
}

// total adds up a column of amounts, leaving out what is missing.
func total(amounts []float64) (sum float64) {
	for _, v := range amounts {
		if !math.IsNaN(v) {
			sum += v
		}
	}
	return sum
}

// String lists the columns: user, date[, value].
func (f Form) String() string {
	var b strings.Builder
	for i := range f {
		switch {
		case f[i].Optional:
			b.WriteString("[, " + f[i].ID + "]")
			continue
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(f[i].ID)
	}
	return b.String()
}
