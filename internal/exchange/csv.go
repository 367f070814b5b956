package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"kpitui/internal/metrics"
)

// Limits of a file of snapshots. They keep memory in bounds whatever the file is:
// a quote that is never closed, a cell of 100 MB, a million columns.
const (
	maxRecord  = 1 << 20
	maxCell    = 64 << 10
	maxColumns = 4096
	maxValues  = 5_000_000
	maxTexts   = 256 << 20 // of all notes, sources and names together
)

// ErrFile is wrapped by every [FileError].
var ErrFile = errors.New("file not usable")

// FileKind says why a file of snapshots cannot be read at all.
type FileKind uint8

// The reasons.
const (
	FileEmpty    FileKind = iota + 1 // no data in it
	FileBinary                       // NUL bytes
	FileHeader                       // no heading that can be understood
	FileSyntax                       // not JSON
	FileQuote                        // a quote that is never closed
	FileTooLarge                     // a cell, a row, the columns or the values beyond the limits
	FileUnread                       // the reading itself failed: see [FileError.Err]
	FileRefused                      // bad rows, and Options.Strict
)

// FileError says why a file of snapshots cannot be read at all.
type FileError struct {
	Name    string
	Line    int // from 1; 0: no place
	Kind    FileKind
	Problem metrics.Text
	Err     error // what the reading failed with; may be nil
}

// Error says what is wrong and where, in English.
func (e *FileError) Error() string { return e.In(metrics.EN) }

// In says what is wrong and where, in the language.
func (e *FileError) In(lang metrics.Lang) string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", e.Name, e.Line, e.Problem.In(lang))
	}
	return e.Name + ": " + e.Problem.In(lang)
}

// Unwrap returns the cause, or [ErrFile].
func (e *FileError) Unwrap() []error {
	if e.Err != nil {
		return []error{ErrFile, e.Err}
	}
	return []error{ErrFile}
}

// csvReader reads records of delimited text. It is not encoding/csv, because that
// one reads an unclosed quote to the end of the file into memory, knows no limits,
// drops the carriage returns of quoted cells, and takes three times as long.
//
// It works on bytes, which is right for UTF-8 and for CP932 alike: neither a
// quote, a delimiter nor a line end is ever the second byte of a CP932 character.
type csvReader struct {
	src     io.Reader
	buf     []byte
	r, w    int // what is read but not taken yet
	eof     bool
	delim   byte
	newline byte // '\n', or '\r' for a file of the old Mac kind

	line  int      // of the record that comes next
	cells [][]byte // of the last record; valid until the next call
	clean []byte   // backs the cells that had quotes inside
}

func newCSVReader(src io.Reader, delim, newline byte) *csvReader {
	return &csvReader{src: src, buf: make([]byte, window), delim: delim, newline: newline, line: 1}
}

// next returns the cells of the next record that is not a blank line, and its
// line; io.EOF after the last. The cells are valid until the next call.
func (c *csvReader) next() (cells [][]byte, line int, err error) {
	for {
		rec, quoted, err := c.record()
		if err != nil {
			return nil, c.line, err
		}
		line = c.line
		if quoted {
			if err := c.splitQuoted(); err != nil {
				return nil, line, err
			}
		} else {
			c.r += len(rec)
			c.line++
			if err := c.split(c.trimEnd(rec)); err != nil {
				return nil, line, err
			}
		}
		if len(c.cells) > 1 || len(c.cells) == 1 && len(c.cells[0]) > 0 {
			return c.cells, line, nil
		}
	}
}

// record returns the bytes up to the next line end, that included, and whether
// there is a quote among them. They are not taken yet.
func (c *csvReader) record() (rec []byte, quoted bool, err error) {
	from := c.r
	for {
		if i := bytes.IndexByte(c.buf[from:c.w], c.newline); i >= 0 {
			rec = c.buf[c.r : from+i+1]
			break
		}
		if c.eof {
			if c.r == c.w {
				return nil, false, io.EOF
			}
			rec = c.buf[c.r:c.w]
			break
		}
		have := c.w - c.r
		if err := c.fill(); err != nil {
			return nil, false, err
		}
		from = c.r + have
	}
	return rec, bytes.IndexByte(rec, '"') >= 0, nil
}

// fill moves what is not taken to the front of the buffer and reads more.
func (c *csvReader) fill() error {
	if c.r > 0 {
		c.w = copy(c.buf, c.buf[c.r:c.w])
		c.r = 0
	}
	if c.w == len(c.buf) {
		if len(c.buf) >= maxRecord {
			return &FileError{Line: c.line, Kind: FileTooLarge, Problem: say(words.FileRecord, maxRecord>>10)}
		}
		c.buf = append(c.buf, make([]byte, len(c.buf))...)
	}
	n, err := c.src.Read(c.buf[c.w:])
	c.w += n
	if errors.Is(err, io.EOF) {
		c.eof = true
		return nil
	}
	return err
}

// trimEnd takes the line end off a record.
func (c *csvReader) trimEnd(rec []byte) []byte {
	if n := len(rec); n > 0 && rec[n-1] == c.newline {
		rec = rec[:n-1]
	}
	if n := len(rec); n > 0 && rec[n-1] == '\r' {
		rec = rec[:n-1]
	}
	return rec
}

// split cuts a record without quotes.
func (c *csvReader) split(rec []byte) error {
	c.cells = c.cells[:0]
	for {
		i := bytes.IndexByte(rec, c.delim)
		cell := rec
		if i >= 0 {
			cell = rec[:i]
		}
		if err := c.add(cell, c.line-1); err != nil {
			return err
		}
		if i < 0 {
			return nil
		}
		rec = rec[i+1:]
	}
}

func (c *csvReader) add(cell []byte, line int) error {
	if len(cell) > maxCell {
		return &FileError{Line: line, Kind: FileTooLarge, Problem: say(words.FileCell, maxCell>>10)}
	}
	if len(c.cells) == maxColumns {
		return &FileError{Line: line, Kind: FileTooLarge, Problem: say(words.FileColumns, maxColumns)}
	}
	c.cells = append(c.cells, cell)
	return nil
}

// splitQuoted cuts and takes the next record, in which there are quotes: it may
// run over several lines. A quote opens a quoted cell only where the cell begins;
// anywhere else it is a character like others.
func (c *csvReader) splitQuoted() error {
	c.cells, c.clean = c.cells[:0], c.clean[:0]
	at, line := c.r, c.line
	for {
		start := len(c.clean)
		end, err := c.cell(&at, &line)
		if err != nil {
			return err
		}
		if err := c.add(c.clean[start:], line); err != nil {
			return err
		}
		if end {
			c.r, c.line = at, line
			return nil
		}
	}
}

// cell appends the cell at *at to c.clean and moves *at behind its delimiter. end
// reports that it was the last of its record.
func (c *csvReader) cell(at, line *int) (end bool, err error) {
	opened, start, first := 0, len(c.clean), true // opened: the line of the open quote
	closed := start                               // from here on c.clean holds no quoted text
	for {
		b, ok, err := c.byteAt(at, *line, opened)
		if err != nil {
			return false, err
		}
		if len(c.clean)-start > maxCell {
			return false, c.tooLong(opened, *line)
		}
		switch {
		case !ok && opened > 0:
			return false, &FileError{Line: opened, Kind: FileQuote, Problem: words.FileQuote}
		case !ok:
			return true, nil
		case opened > 0 && b == '"':
			if next, ok, err := c.byteAt(at, *line, opened); err != nil {
				return false, err
			} else if ok && next == '"' {
				c.clean = append(c.clean, '"')
				continue
			} else if ok {
				*at--
			}
			opened, closed = 0, len(c.clean)
		case opened > 0:
			if b == c.newline {
				*line++
			}
			c.clean = append(c.clean, b)
		case b == '"' && first:
			opened = *line
		case b == c.delim:
			return false, nil
		case b == c.newline:
			*line++
			if n := len(c.clean); n > closed && c.clean[n-1] == '\r' {
				c.clean = c.clean[:n-1]
			}
			return true, nil
		default:
			c.clean = append(c.clean, b)
		}
		first = false
	}
}

// byteAt returns the byte at *at and moves on; ok is false at the end of the file.
func (c *csvReader) byteAt(at *int, line, opened int) (b byte, ok bool, err error) {
	for *at == c.w {
		if c.eof {
			return 0, false, nil
		}
		ahead := *at - c.r
		if ahead >= maxRecord {
			return 0, false, c.tooLong(opened, line)
		}
		if err := c.fill(); err != nil {
			return 0, false, err
		}
		*at = c.r + ahead
	}
	b = c.buf[*at]
	*at++
	return b, true, nil
}

// tooLong is the error for a cell that does not end. One that began with a quote
// and runs over several lines was most likely never meant to.
func (c *csvReader) tooLong(opened, line int) error {
	if opened > 0 && line > opened {
		return &FileError{Line: opened, Kind: FileQuote, Problem: words.FileQuote}
	}
	return &FileError{Line: line, Kind: FileTooLarge, Problem: say(words.FileCell, maxCell>>10)}
}
