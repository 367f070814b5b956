package exchange

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
)

// RowOptions say how to read raw rows for a calculator.
type RowOptions struct {
	Name   string // the file's name, for errors
	Format Format // Auto, CSV or TSV
	Info   metrics.Info
	Forms  []calc.Form  // the first whose columns are all there is read
	Today  metrics.Date // what comes later has not happened yet
	Strict bool         // one bad row and nothing is taken
	// Progress, when given, is called now and then with the bytes read so far.
	Progress func(read int64)
}

// Rows is what a file of raw rows holds.
type Rows struct {
	Table *calc.Table
	// Later counts the rows after Today. They are left out; of those that only end
	// after it the end is.
	Later   int
	Bad     []RowError // the first of what could not be taken, in the file's order
	BadRows int
	Ignored []string // headings of columns that mean nothing here
}

// ReadRows reads raw rows from CSV or TSV, in UTF-8, UTF-16 or CP932, by the headings
// of their columns in either language. Memory is bounded by the number of rows,
// whatever the file is.
//
// A bad row is named in Bad and stops nothing but itself. The error is a
// [*FileError] when the file as a whole cannot be read, or not one row of it; then,
// but for FileRefused and FileEmpty, there are no Rows. It is ctx.Err() when the
// context was done.
func ReadRows(ctx context.Context, r io.Reader, o RowOptions) (*Rows, error) {
	rows, err := readRows(ctx, r, o)
	return rows, ofFile(ctx, o.Name, err)
}

func readRows(ctx context.Context, r io.Reader, o RowOptions) (*Rows, error) {
	zone, err := o.Info.Location()
	if err != nil {
		zone = time.UTC
	}
	text, start, enc, sure, err := open(&source{ctx: ctx, r: r, progress: o.Progress})
	if err != nil {
		return nil, err
	}
	if len(bytes.TrimLeft(start, " \t\r\n")) == 0 {
		return nil, &FileError{Kind: FileEmpty, Problem: words.FileEmpty}
	}
	// The collector of snapshots knows how to name bad rows, and what is missing.
	c := newCollector(Options{Name: o.Name, Info: o.Info, Today: o.Today}, whenReader{cal: o.Info.Calendar, zone: zone}, enc)
	c.dec.sure = sure
	delim := delimiter(start, o.Format)
	if o.Format == CSV && delim == '\t' {
		delim = ','
	}
	c.dotted = delim != ';'
	newline := byte('\n')
	if bytes.IndexByte(start, '\n') < 0 && bytes.IndexByte(start, '\r') >= 0 {
		newline = '\r'
	}
	rr := &rowReader{collector: c, keys: map[string]uint32{}, times: map[string]moment{}}
	if err := rr.read(newCSVReader(text, delim, newline), o.Forms); err != nil {
		return nil, err
	}
	return rr.finish(o.Strict)
}

// rowReader reads rows into the columns of a table.
type rowReader struct {
	*collector
	table *calc.Table
	later int
	at    []int // the cell of each column of the form, -1 for none
	width int
	row   []cell            // what the row holds so far: part of the table when all of it is good
	keys  map[string]uint32 // of all key columns, by cell and by text
	times map[string]moment // of cells that are no plain dates
}

// cell is what stands in one cell.
type cell struct {
	time   calc.Moment
	amount float64
}

// moment is what a cell of a time says.
type moment struct {
	at     calc.Moment
	coarse bool // a month
}

func (r *rowReader) read(records *csvReader, forms []calc.Form) error {
	var first []string
	for range titles {
		cells, _, err := records.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		texts := r.texts(cells)
		if first == nil {
			first = texts
		}
		if r.heading(texts, forms) {
			return r.rows(records)
		}
	}
	return &FileError{Line: 1, Kind: FileHeader, Problem: say(rowWords.Header, wanted(forms), shorten(strings.Join(first, ", ")))}
}

// heading finds the columns of the first form that are all there.
func (r *rowReader) heading(cells []string, forms []calc.Form) bool {
	names := make([]string, len(cells))
	for i, cell := range cells {
		names[i] = fold(cell)
	}
	for _, form := range forms {
		at, ok := columnsOf(form, names)
		if !ok {
			continue
		}
		r.table, r.at, r.width = calc.NewTable(form), at, len(cells)
		r.row = make([]cell, len(form))
		for i, cell := range cells {
			if names[i] != "" && !slices.Contains(at, i) {
				r.in.Ignored = append(r.in.Ignored, shorten(cell))
			}
		}
		return true
	}
	return false
}

// columnsOf returns where each column of a form stands: by its id, else by another of
// its names, each with a unit behind it too. ok reports that none lacks.
func columnsOf(form calc.Form, names []string) (at []int, ok bool) {
	at = make([]int, len(form))
	taken := make([]bool, len(names))
	find := func(i int, is func(string) bool) {
		for j, name := range names {
			if at[i] < 0 && !taken[j] && is(name) {
				at[i], taken[j] = j, true
			}
		}
	}
	for i := range at {
		at[i] = -1
		find(i, func(name string) bool { return name == form[i].ID })
	}
	for i := range form {
		find(i, func(name string) bool { return slices.Contains(form[i].Names, name) })
		find(i, func(name string) bool { return bare(name) == form[i].ID || slices.Contains(form[i].Names, bare(name)) })
		if at[i] < 0 && !form[i].Optional {
			return nil, false
		}
	}
	return at, true
}

// wanted lists the columns of the forms.
func wanted(forms []calc.Form) metrics.Text {
	list := make([]string, len(forms))
	for i, form := range forms {
		list[i] = form.String()
	}
	return metrics.Text{JA: strings.Join(list, "、または "), EN: strings.Join(list, " or ")}
}

func (r *rowReader) rows(records *csvReader) error {
	for {
		cells, line, err := records.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r.begin(line)
		if !r.checked(cells) {
			continue
		}
		if err := r.keep(cells); err != nil {
			return err
		}
	}
}

// checked reads all cells of a row but the keys; false when the row cannot be taken.
func (r *rowReader) checked(cells [][]byte) bool {
	switch {
	case len(cells) > r.width && !empty(cells[r.width:]):
		r.bad(0, "", RowShape, words.RowLong, len(cells), r.width)
		return false
	case empty(cells): // nothing but delimiters
		r.in.Rows--
		return false
	}
	form := r.table.Form
	late := false
	for i := range form {
		col := &form[i]
		var cell []byte
		if at := r.at[i]; at >= 0 && at < len(cells) {
			cell = cells[at]
		}
		switch col.Kind {
		case calc.Amount:
			v, ok := r.amount(col, cell, r.at[i])
			if !ok {
				return false
			}
			if col.AtMost != "" && v > r.row[form.Column(col.AtMost)].amount {
				r.bad(r.at[i]+1, "", RowNumber, rowWords.AtMost, col.ID, col.AtMost)
				return false
			}
			r.row[i].amount = v
		case calc.Time, calc.Month:
			at, ok := r.time(col, cell, r.at[i])
			if !ok {
				return false
			}
			if at != calc.Never && at.Date() > r.o.Today {
				late, at = true, calc.Never
				if !col.Blank {
					r.later++
					return false
				}
			}
			r.row[i].time = at
			if col.After == "" || at == calc.Never {
				break
			}
			if before := r.row[form.Column(col.After)].time; before == calc.Never || at < before {
				r.bad(r.at[i]+1, "", RowDate, rowWords.Before, col.ID, col.After)
				return false
			}
		}
	}
	if late {
		r.later++
	}
	return true
}

func empty(cells [][]byte) bool {
	for _, cell := range cells {
		if len(bytes.TrimSpace(cell)) > 0 {
			return false
		}
	}
	return true
}

// keep makes a row part of the table.
func (r *rowReader) keep(cells [][]byte) error {
	form := r.table.Form
	var who uint32 // a form has one key at most
	for i := range form {
		if form[i].Kind != calc.Key {
			continue
		}
		var cell []byte
		if r.at[i] < len(cells) {
			cell = cells[r.at[i]]
		}
		n, ok, err := r.key(&r.table.Data[i], cell, r.at[i], form[i].ID)
		if !ok || err != nil {
			return err
		}
		who = n
	}
	if r.table.Rows == maxValues {
		return &FileError{Line: r.line, Kind: FileTooLarge, Problem: say(words.FileValues, maxValues)}
	}
	r.table.Rows++
	for i := range form {
		d := &r.table.Data[i]
		switch {
		case form[i].Kind == calc.Key:
			d.Keys = append(d.Keys, who)
		case r.at[i] < 0: // a column that is not there has no data at all
		case form[i].Kind == calc.Amount:
			d.Amounts = append(d.Amounts, r.row[i].amount)
		default:
			d.Times = append(d.Times, r.row[i].time)
		}
	}
	return nil
}

func (r *rowReader) finish(strict bool) (*Rows, error) {
	out := &Rows{Table: r.table, Later: r.later, BadRows: r.in.BadRows, Ignored: r.in.Ignored}
	for _, e := range r.bads {
		out.Bad = append(out.Bad, *e)
	}
	switch {
	case strict && out.BadRows > 0:
		return out, &FileError{Kind: FileRefused, Problem: say(words.FileStrict, out.BadRows)}
	case r.table.Rows == 0:
		return out, &FileError{Kind: FileEmpty, Problem: rowWords.NoRows}
	}
	return out, nil
}
