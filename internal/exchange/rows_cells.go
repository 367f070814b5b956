package exchange

import (
	"cmp"
	"math"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
)

// key returns the number of the user that a cell names: users are told apart by
// their text without the spaces around it.
func (r *rowReader) key(d *calc.Data, cell []byte, column int, id string) (n uint32, ok bool, err error) {
	if n, ok = r.keys[string(cell)]; ok {
		return n, true, nil
	}
	text, fine := r.dec.text(cell)
	if !fine {
		r.bad(column+1, "", RowText, words.RowText, r.dec.enc)
		return 0, false, nil
	}
	if text = unguard(strings.TrimSpace(text)); text == "" {
		r.bad(column+1, "", RowShape, rowWords.Empty, id)
		return 0, false, nil
	}
	if n, ok = r.keys[text]; !ok {
		n = uint32(d.Count)
		d.Count++
		r.keys[text] = n
	}
	if text != string(cell) {
		r.textBytes += len(cell) + 48
		r.keys[string(cell)] = n
	}
	if r.textBytes += len(text) + 48; r.textBytes > maxTexts {
		return 0, false, &FileError{Line: r.line, Kind: FileTooLarge, Problem: say(words.FileTexts, maxTexts>>20)}
	}
	return n, true, nil
}

// time reads a cell of a time.
func (r *rowReader) time(col *calc.Column, cell []byte, column int) (calc.Moment, bool) {
	if d, ok := shortDate(cell); ok {
		return r.fit(col, moment{at: calc.MomentOf(d, 0)}, cell, column)
	}
	if r.missing(cell) {
		if col.Blank || column < 0 {
			return calc.Never, true
		}
		r.bad(column+1, "", RowDate, rowWords.Empty, col.ID)
		return 0, false
	}
	m, ok := r.times[string(cell)]
	if !ok {
		text, fine := r.dec.text(cell)
		if !fine {
			r.bad(column+1, "", RowText, words.RowText, r.dec.enc)
			return 0, false
		}
		t, ok, unclear := r.when.parse(text)
		switch {
		case unclear:
			r.bad(column+1, text, RowDate, words.RowDateOrder, shorten(text))
			return 0, false
		case !ok && r.when.early(text):
			r.bad(column+1, text, RowDate, words.RowEarly, shorten(text))
			return 0, false
		case !ok || t.period.Kind != metrics.Day && t.period.Kind != metrics.Month:
			r.bad(column+1, text, RowDate, rowWords.Date, shorten(text))
			return 0, false
		}
		m = moment{calc.MomentOf(t.period.Start, int(max(0, t.clock-1))), t.period.Kind == metrics.Month}
		const remembered = 20_000
		if len(r.times) < remembered {
			r.times[string(cell)] = m
		}
	}
	return r.fit(col, m, cell, column)
}

// fit makes of a day or a month what the column holds.
func (r *rowReader) fit(col *calc.Column, m moment, cell []byte, column int) (calc.Moment, bool) {
	switch {
	case col.Kind == calc.Month:
		return calc.MomentOf(metrics.Calendar{}.Of(metrics.Month, m.at.Date()).Start, 0), true
	case m.coarse && !col.Months:
		text, _ := r.dec.text(cell)
		r.bad(column+1, text, RowPeriod, rowWords.Day, shorten(text))
		return 0, false
	case m.coarse:
		r.table.Coarse = true
	}
	return m.at, true
}

// amount reads a cell of an amount; NaN for one that is missing and may be.
func (r *rowReader) amount(col *calc.Column, cell []byte, column int) (float64, bool) {
	v, ok := plainDecimal(cell, r.dotted)
	if !ok {
		if r.missing(cell) {
			if col.Optional {
				return math.NaN(), true
			}
			r.bad(column+1, "", RowNumber, rowWords.Empty, col.ID)
			return 0, false
		}
		text, fine := r.dec.text(cell)
		if !fine {
			r.bad(column+1, "", RowText, words.RowText, r.dec.enc)
			return 0, false
		}
		n, err := metrics.ParseNumber(unguard(text), metrics.Unit{Kind: col.Unit}, r.o.Info.Currency)
		if err != nil {
			r.badNumber(column, text, &metrics.KPI{Name: metrics.Same(col.ID)}, err)
			return 0, false
		}
		v = n.Value
	}
	high := cmp.Or(col.High, 1e15)
	if v < 0 || v > high || col.Whole && v != math.Trunc(v) {
		format := rowWords.Range
		switch {
		case col.High > 0:
			r.bad(column+1, "", RowNumber, rowWords.Between, col.ID, int(col.High))
			return 0, false
		case col.Whole:
			format = rowWords.Whole
		}
		r.bad(column+1, "", RowNumber, format, col.ID)
		return 0, false
	}
	return v, true
}
