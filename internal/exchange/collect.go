package exchange

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

// collector takes values in any order and groups them by KPI. A million of them
// are kept as 24 bytes each until the snapshots are made.
type collector struct {
	o     Options
	in    *Import
	when  whenReader
	dec   decoder
	names *names

	known     map[string]int    // KPIs by the bytes of their cell; -1: no such KPI
	values    [][]value         // by KPI
	count     int               // of all values
	extras    []extra           // notes and the like; the first stands for none
	shared    map[string]string // sources and names, which repeat
	textBytes int               // bytes of all extras

	dotted bool // a dot is the decimal point: the delimiter is no semicolon
	source string

	line    int // of the row being read
	rowBad  bool
	bads    []*RowError
	unknown map[string]*RowError
}

// value is one value with the place where it belongs. key orders the values of a
// KPI by slot, and those of one slot by the date that was given: see [slotKey].
type value struct {
	key   uint64
	v     float64
	line  uint32
	extra uint32
}

// extra is what a value may carry besides.
type extra struct {
	note, source, by string
	at               int64 // Unix seconds; 0: nobody says
}

func newCollector(o Options, w whenReader, enc string) *collector {
	c := &collector{
		o: o, in: &Import{Encoding: enc}, when: w, dec: decoder{enc: enc}, names: newNames(o.KPIs),
		known: map[string]int{}, values: make([][]value, len(o.KPIs)), extras: make([]extra, 1),
		shared: map[string]string{}, dotted: true, source: "import", unknown: map[string]*RowError{},
	}
	if o.Name != "" {
		c.source = "import " + o.Name
	}
	return c
}

// begin starts a row.
func (c *collector) begin(line int) {
	c.line, c.rowBad = line, false
	c.in.Rows++
}

// bad notes what could not be taken of the row. column counts from 1; 0: the whole row.
func (c *collector) bad(column int, cell string, kind RowKind, format metrics.Text, args ...any) {
	_ = c.fault(column, cell, kind, format, args...)
}

// fault is bad, and returns what was noted.
func (c *collector) fault(column int, cell string, kind RowKind, format metrics.Text, args ...any) *RowError {
	if !c.rowBad {
		c.rowBad = true
		c.in.BadRows++
	}
	e := &RowError{Line: c.line, Column: column, Kind: kind, Cell: shorten(cell), Count: 1}
	if len(c.bads) < shown {
		e.Problem = say(format, args...)
		c.bads = append(c.bads, e)
	}
	return e
}

// badColumn notes a column of the heading that cannot be taken; no row is bad for it.
func (c *collector) badColumn(line, i int, cell string, kind RowKind, format metrics.Text, args ...any) {
	c.line, c.rowBad = line, true
	c.bad(i+1, cell, kind, format, args...)
}

// kpi finds the KPI that a cell names. An unknown one is reported once, with the
// number of its rows.
func (c *collector) kpi(cell []byte, column int) (int, bool) {
	i, ok := c.known[string(cell)]
	if ok && i >= 0 {
		return i, true
	}
	text, fine := c.dec.text(cell)
	if !fine {
		c.bad(column+1, "", RowText, words.RowText, c.dec.enc)
		return 0, false
	}
	if !ok {
		return c.newKPI(text, string(cell), column)
	}
	return 0, c.again(text)
}

// newKPI finds a KPI that is named for the first time.
func (c *collector) newKPI(text, cell string, column int) (int, bool) {
	const remembered = 20_000
	name := shorten(text)
	if name == "" {
		c.bad(column+1, "", RowKPI, words.RowNoKPI)
		return 0, false
	}
	i, several := c.names.find(strings.TrimSpace(text))
	if len(c.known) < remembered {
		c.known[strings.Clone(cell)] = i
	}
	switch near := (*metrics.KPI)(nil); {
	case i >= 0:
		return i, true
	case len(several) > 0:
		c.unknown[text] = c.fault(column+1, name, RowKPI, words.RowAmbiguous, name, c.ids(several))
	default:
		if len(c.bads) < shown {
			near = c.names.near(text)
		}
		if near != nil {
			c.unknown[text] = c.fault(column+1, name, RowKPI, words.RowKPINear, name, near.Name, near.ID)
		} else {
			c.unknown[text] = c.fault(column+1, name, RowKPI, words.RowKPI, name)
		}
	}
	if len(c.known) >= remembered {
		delete(c.unknown, text)
	}
	return 0, false
}

// again counts another row with an unknown KPI. It returns false, for [collector.kpi].
func (c *collector) again(text string) bool {
	if !c.rowBad {
		c.rowBad = true
		c.in.BadRows++
	}
	if e := c.unknown[text]; e != nil {
		e.Count++
	}
	return false
}

// date reads a date cell.
func (c *collector) date(cell []byte, column int) (when, bool) {
	if d, ok := shortDate(cell); ok {
		return c.notAfterToday(when{period: metrics.Period{Kind: metrics.Day, Start: d}}, column)
	}
	text, ok := c.dec.text(cell)
	if !ok {
		c.bad(column+1, "", RowText, words.RowText, c.dec.enc)
		return when{}, false
	}
	if strings.TrimSpace(text) == "" {
		c.bad(column+1, "", RowDate, words.RowNoDate)
		return when{}, false
	}
	t, ok, unclear := c.when.parse(text)
	switch {
	case unclear:
		c.bad(column+1, text, RowDate, words.RowDateOrder, shorten(text))
	case !ok:
		problem := words.RowDate
		if c.when.early(text) {
			problem = words.RowEarly
		}
		c.bad(column+1, text, RowDate, problem, shorten(text))
	default:
		return c.notAfterToday(t, column)
	}
	return when{}, false
}

func (c *collector) notAfterToday(t when, column int) (when, bool) {
	if t.period.Start > c.o.Today {
		c.bad(column+1, "", RowFuture, words.RowFuture, c.o.Info.Label(t.period), c.o.Today.String())
		return t, false
	}
	return t, true
}

// more reads the note and the other columns that a long table may have.
func (c *collector) more(l *layout, cells [][]byte) (index uint32, ok bool, err error) {
	var e extra
	for _, r := range [...]role{roleNote, roleSource, roleBy, roleRecorded} {
		at := l.at[r]
		if at < 0 || at >= len(cells) || len(cells[at]) == 0 {
			continue
		}
		text, fine := c.dec.text(cells[at])
		if !fine {
			c.bad(at+1, "", RowText, words.RowText, c.dec.enc)
			return 0, false, nil
		}
		if c.in.Format != JSON {
			text = unguard(text)
		}
		switch r {
		case roleNote:
			e.note = text
		case roleSource:
			e.source = text
		case roleBy:
			e.by = text
		default:
			if e.at, fine = c.recorded(text); !fine {
				c.bad(at+1, text, RowDate, words.RowRecorded, shorten(text))
				return 0, false, nil
			}
		}
	}
	index, err = c.keep(e)
	return index, true, err
}

// recorded reads recorded_at: a time with its zone, or one in the workspace's.
func (c *collector) recorded(text string) (unix int64, ok bool) {
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at.Unix(), true
	}
	t, ok, _ := c.when.parse(text)
	if !ok || t.period.Kind != metrics.Day {
		return 0, false
	}
	y, m, d := t.period.Start.Date()
	return time.Date(y, m, d, 0, 0, int(max(0, t.clock-1)), 0, c.when.zone).Unix(), true
}

// keep stores what a value carries and returns its index.
func (c *collector) keep(e extra) (uint32, error) {
	if e == (extra{}) {
		return 0, nil
	}
	e.source, e.by = c.share(e.source), c.share(e.by)
	c.textBytes += len(e.note) + 72
	if c.textBytes > maxTexts {
		return 0, &FileError{Line: c.line, Kind: FileTooLarge, Problem: say(words.FileTexts, maxTexts>>20)}
	}
	c.extras = append(c.extras, e)
	return uint32(len(c.extras) - 1), nil
}

// share returns one copy of texts that repeat.
func (c *collector) share(s string) string {
	have, ok := c.shared[s]
	if !ok {
		c.textBytes += len(s)
		have = s
		if len(c.shared) < 10_000 {
			c.shared[s] = s
		}
	}
	return have
}

// value takes one value. The error is a limit that ends the reading.
func (c *collector) value(kpi int, t when, cell []byte, column int, more uint32) error {
	k := &c.o.KPIs[kpi]
	v, ok := plainDecimal(cell, c.dotted)
	if ok {
		low, high := k.Unit.Range()
		ok = v >= low && v <= high && math.Abs(v) < 1e15
	}
	if !ok {
		text, fine := c.dec.text(cell)
		if !fine {
			c.bad(column+1, "", RowText, words.RowText, c.dec.enc)
			return nil
		}
		n, err := metrics.ParseNumber(unguard(text), k.Unit, c.o.Info.Currency)
		if err != nil {
			c.badNumber(column, text, k, err)
			return nil
		}
		v = n.Value
	}
	slot, later, ok := slotFor(&c.o.Info, k, t, c.o.Today)
	if !ok {
		c.bad(column+1, "", RowPeriod, words.RowPeriod, c.o.Info.Label(t.period), k.Name)
		return nil
	}
	if k.Formula != "" && c.o.Computed != nil && c.o.Computed(k, slot.Period) {
		c.bad(column+1, "", RowComputed, rowComputed, k.Name, c.o.Info.Label(slot.Period))
		return nil
	}
	if c.count == maxValues {
		return &FileError{Line: c.line, Kind: FileTooLarge, Problem: say(words.FileValues, maxValues)}
	}
	c.count++
	c.values[kpi] = append(c.values[kpi], value{slotKey(slot, later), v, uint32(c.line), more})
	return nil
}

func (c *collector) badNumber(column int, text string, k *metrics.KPI, err error) {
	why := metrics.Same(err.Error())
	var n *metrics.NumberError
	if errors.As(err, &n) {
		why = metrics.Text{JA: n.In(metrics.JA), EN: n.In(metrics.EN)}
	}
	c.fault(column+1, text, RowNumber, words.RowNumber, k.Name, why).Err = err
}

// finish sorts what was taken and makes the snapshots of it.
func (c *collector) finish(ctx context.Context) (*Import, error) {
	in := c.in
	in.Encoding = c.dec.enc
	for _, e := range c.bads {
		in.Bad = append(in.Bad, *e)
	}
	slices.SortStableFunc(in.Bad, func(a, b RowError) int { return cmp.Compare(a.Line, b.Line) })
	if c.o.Strict && len(in.Bad) > 0 {
		return in, &FileError{Kind: FileRefused, Problem: say(words.FileStrict, max(in.BadRows, 1))}
	}
	for i := range c.o.KPIs {
		if len(c.values[i]) == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		put := c.snapshots(&c.o.KPIs[i], c.values[i])
		c.values[i] = nil
		in.Values += len(put)
		in.Series = append(in.Series, metrics.SeriesEdit{KPI: c.o.KPIs[i].ID, Put: put})
	}
	slices.SortStableFunc(in.Repeated, func(a, b Repeat) int { return cmp.Compare(a.Line, b.Line) })
	return in, nil
}

// snapshots sorts the values of one KPI and keeps, of each slot, the one that
// speaks last, or stands last in the file.
func (c *collector) snapshots(k *metrics.KPI, values []value) []metrics.Snapshot {
	slices.SortFunc(values, func(a, b value) int {
		switch { // spelled out: this is a third of the time of a large import
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return int(a.line) - int(b.line)
	})
	put := make([]metrics.Snapshot, 0, len(values))
	plain := &metrics.Origin{Source: c.source}
	last := plain
	for i := range values {
		v := &values[i]
		if i+1 < len(values) && v.key>>laterBits == values[i+1].key>>laterBits {
			c.in.Repeats++
			if len(c.in.Repeated) < shown {
				c.in.Repeated = append(c.in.Repeated, Repeat{k.ID, slotOf(v.key), int(v.line), int(values[i+1].line)})
			}
			continue
		}
		s := metrics.Snapshot{Slot: slotOf(v.key), Value: v.v, Origin: plain}
		if v.extra != 0 {
			e := &c.extras[v.extra]
			s.Recorded = e.at
			o := metrics.Origin{Source: cmp.Or(e.source, c.source), By: e.by, Note: e.note}
			if o != *last {
				last = &metrics.Origin{Source: o.Source, By: o.By, Note: o.Note}
			}
			s.Origin = last
		}
		put = append(put, s)
	}
	return put
}

// rowComputed is said of a value that a formula gives anyway.
var rowComputed = metrics.Text{JA: "%s の %s は式で計算されるため、取り込みません", EN: "%s in %s is computed by its formula: it is left out"}
