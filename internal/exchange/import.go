package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

// Format is the form of a file of snapshots.
type Format string

// The formats.
const (
	Auto Format = "" // by its first bytes
	CSV  Format = "csv"
	TSV  Format = "tsv"
	JSON Format = "json"
)

// Formats lists the formats that can be asked for.
var Formats = [...]Format{CSV, TSV, JSON}

// Options say how to read snapshots.
type Options struct {
	Name   string // the file's name, for errors and the source of the snapshots
	Format Format
	Info   metrics.Info
	KPIs   []metrics.KPI // the KPIs that may be named; archived ones too
	Today  metrics.Date  // a later date is refused
	Strict bool          // one bad row and nothing is taken
	// Computed reports whether the formula of a KPI has a value for a period: a row for
	// it is named and left out. Nil: nobody knows.
	Computed func(k *metrics.KPI, p metrics.Period) bool
	// Progress, when given, is called now and then with the bytes read so far.
	Progress func(read int64)
}

// Import is what a file of snapshots holds.
type Import struct {
	Format   Format // as found
	Encoding string // as found: UTF-8, UTF-16LE, UTF-16BE, CP932
	Wide     bool   // one column per KPI, or one per period

	// Series are the values to write, one edit per KPI in the order of
	// Options.KPIs, with ordered slots. By is empty and RecordedAt zero where the
	// file has no such column: whoever writes them fills them in.
	Series []metrics.SeriesEdit
	Rows   int // rows with data, bad ones included
	Values int // values in Series

	Missing  int        // cells that are empty, "-" or "N/A": no value, not zero
	Repeated []Repeat   // the first of the values that another one of the file replaced
	Repeats  int        // how many there are
	Bad      []RowError // the first of what could not be taken, in the file's order
	BadRows  int        // how many rows have something that could not be taken
	Ignored  []string   // headings of columns that mean nothing here
}

// shown is how many of the repeated values and of the bad rows are kept to be shown.
const shown = 100

// Repeat is a value that another one of the same file replaced: of a later date
// in the same period, or further down.
type Repeat struct {
	KPI  string
	Slot metrics.Slot
	Line int // of the value that was dropped
	By   int // of the value that stands
}

// In says what was replaced, in the language.
func (r Repeat) In(lang metrics.Lang, info *metrics.Info) string {
	return fmt.Sprintf(words.Repeat.In(lang), r.Line, r.KPI, info.Label(r.Slot.Period), r.By)
}

// RowKind says what is wrong with a row or a cell.
type RowKind uint8

// What can be wrong.
const (
	RowDate      RowKind = iota + 1 // neither a date nor a period, or unclear
	RowFuture                       // after today
	RowKPI                          // no such KPI, none given, or several of that name
	RowPeriod                       // a period that the KPI's values do not have
	RowNumber                       // not a number for the KPI: RowError.Err says why
	RowText                         // broken characters
	RowShape                        // too many cells, too few, not an object
	RowDuplicate                    // a column for a KPI that has one
	RowComputed                     // a period that the KPI's formula computes
)

// RowError is one thing in a row that could not be taken. It stops nothing but
// itself.
type RowError struct {
	Line    int // from 1
	Column  int // from 1; 0: the whole row
	Kind    RowKind
	Cell    string // what stands there, shortened
	Count   int    // how many rows have it: more than 1 only for an unknown KPI
	Problem metrics.Text
	Err     error // for RowNumber the *metrics.NumberError
}

// Error says what is wrong and where, in English.
func (e RowError) Error() string { return e.In(metrics.EN) }

// In says what is wrong and where, in the language.
func (e RowError) In(lang metrics.Lang) string {
	s := e.Problem.In(lang)
	if e.Count > 1 {
		s = fmt.Sprintf(words.Times.In(lang), s, e.Count)
	}
	if e.Column > 0 {
		return fmt.Sprintf(words.AtColumn.In(lang), e.Line, e.Column, s)
	}
	return fmt.Sprintf(words.At.In(lang), e.Line, s)
}

// Unwrap returns the cause, if there is one.
func (e RowError) Unwrap() error { return e.Err }

// ReadSnapshots reads snapshots from CSV, TSV or JSON, long (date, kpi, value and
// perhaps note, source, by and recorded_at), wide (date and one column per KPI)
// or lying (KPI and one column per period), in UTF-8, UTF-16 or CP932. Memory is
// bounded by the number of values, whatever the file is.
//
// A bad row is named in Bad and stops nothing but itself. The error is a
// [*FileError] when the file as a whole cannot be read; then, but for FileRefused,
// there is no Import. It is ctx.Err() when the context was done.
func ReadSnapshots(ctx context.Context, r io.Reader, o Options) (*Import, error) {
	in, err := readSnapshots(ctx, r, o)
	return in, ofFile(ctx, o.Name, err)
}

// ofFile makes of what went wrong while a file was read a [*FileError] with the file's
// name; an error after ctx was done stays what it is.
func ofFile(ctx context.Context, name string, err error) error {
	var file *FileError
	switch {
	case errors.As(err, &file):
		file.Name = name
	case err != nil && ctx.Err() == nil:
		return &FileError{Name: name, Kind: FileUnread, Problem: say(words.FileRead, err), Err: err}
	}
	return err
}

func readSnapshots(ctx context.Context, r io.Reader, o Options) (*Import, error) {
	zone, err := o.Info.Location()
	if err != nil {
		zone = time.UTC
	}
	text, start, enc, sure, err := open(&source{ctx: ctx, r: r, progress: o.Progress})
	if err != nil {
		return nil, err
	}
	c := newCollector(o, whenReader{cal: o.Info.Calendar, zone: zone}, enc)
	c.dec.sure = sure
	body := bytes.TrimLeft(start, " \t\r\n")
	switch {
	case len(body) == 0:
		return nil, &FileError{Kind: FileEmpty, Problem: words.FileEmpty}
	case o.Format == JSON, o.Format == Auto && (body[0] == '{' || body[0] == '['):
		c.in.Format = JSON
		err = c.readJSON(text)
	default:
		err = c.readTable(text, start)
	}
	if err != nil {
		return nil, err
	}
	return c.finish(ctx)
}

// delimiter guesses what separates cells: the commonest candidate of the first lines.
func delimiter(start []byte, f Format) byte {
	if f == TSV {
		return '\t'
	}
	best, most := byte(','), 0
	for _, d := range []byte{',', '\t', ';'} {
		quoted, count, line := false, 0, 0
		for _, b := range start {
			switch {
			case b == '"':
				quoted = !quoted
			case b == d && !quoted:
				count++
			case b == '\n' && !quoted:
				line++
			}
			if line == 5 {
				break
			}
		}
		if count > most {
			best, most = d, count
		}
	}
	return best
}

// shorten cuts what is shown of a cell.
func shorten(s string) string {
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:38]) + ".."
	}
	return s
}
