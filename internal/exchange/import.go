package exchange

import (
	"context"
	"io"

	"kpitui/internal/metrics"
)

// Format is the form of a file of snapshots.
type Format string

// The formats.
const (
	Auto Format = "" // by the file's name and its first bytes
	CSV  Format = "csv"
	TSV  Format = "tsv"
	JSON Format = "json"
)

// Options say how to read snapshots.
type Options struct {
	Name   string // the file's name, for errors and the source of the snapshots
	Format Format
	Info   metrics.Info
	KPIs   []metrics.KPI // the KPIs that may be named; archived ones too
	Today  metrics.Date  // a later date is refused
	Strict bool          // one bad row and nothing is taken
	// Progress, when given, is called now and then with the bytes read so far.
	Progress func(read int64)
}

// Import is what a file of snapshots holds.
type Import struct {
	Format   Format // as found
	Encoding string // as found: "UTF-8", "UTF-16LE", "CP932"
	Wide     bool   // one column per KPI

	// Series are the values to write, one edit per KPI in the order of
	// Options.KPIs, with ordered slots. By is empty and RecordedAt zero where the
	// file has no such column: whoever writes them fills them in.
	Series []metrics.SeriesEdit
	Rows   int // rows with data, bad ones included
	Values int // values in Series

	Missing  int        // cells that are empty, "-" or "N/A": no value, not zero
	Repeated []Repeat   // the first of the values that a later one in the file replaced
	Repeats  int        // how many there are
	Bad      []RowError // the first of what could not be taken
	BadRows  int        // how many rows have something that could not be taken
	Ignored  []string   // headings of columns that are not read
}

// Repeat is a value that another one of the same file replaced: of a later date
// in the same period, or further down.
type Repeat struct {
	KPI  string
	Slot metrics.Slot
	Line int // of the value that was dropped
	By   int // line of the value that stands
}

// RowError is one thing in a row that could not be taken. It stops nothing but
// itself.
type RowError struct {
	Line   int    // from 1
	Column int    // from 1; 0: the whole row
	Cell   string // what stands there, shortened
	Count  int    // rows with the same fault, for an unknown KPI; else 1
	Text   metrics.Text
}

// Error says what is wrong and where, in English.
func (e RowError) Error() string { return e.In(metrics.EN) }

// In says what is wrong and where, in the language.
func (e RowError) In(lang metrics.Lang) string { return e.Text.In(lang) }

// ReadSnapshots reads snapshots from CSV, TSV or JSON, long (date, kpi, value and
// perhaps note) or wide (date and one column per KPI), in UTF-8, UTF-16 or CP932.
// Memory is bounded by the number of values, whatever the file is. A bad row is
// named in Bad and stops nothing but itself; the error is a [FileError] when the
// file as a whole cannot be read, or ctx.Err() when it was cancelled.
func ReadSnapshots(ctx context.Context, r io.Reader, o Options) (*Import, error) { return nil, nil }
