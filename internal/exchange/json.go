package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// definitionsJSON writes definitions as JSON with the keys of the file.
func definitionsJSON(d *Definitions) ([]byte, error) {
	var text bytes.Buffer
	if err := WriteDefinitions(&text, d); err != nil {
		return nil, err
	}
	r := &yamlReader{places: map[string]place{}}
	root := r.root(text.Bytes())
	if len(r.errs) > 0 {
		return nil, r.errs
	}
	var b bytes.Buffer
	err := nodeJSON(&b, root)
	return b.Bytes(), err
}

// nodeJSON writes a YAML tree as JSON, keys in their order.
func nodeJSON(b *bytes.Buffer, n ast.Node) error {
	switch n := n.(type) {
	case *ast.MappingNode:
		between := "{"
		for _, v := range n.Values {
			b.WriteString(between)
			between = ","
			if err := textJSON(b, v.Key.GetToken().Value); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := nodeJSON(b, v.Value); err != nil {
				return err
			}
		}
		if between == "{" {
			b.WriteString(between)
		}
		b.WriteByte('}')
	case *ast.SequenceNode:
		b.WriteByte('[')
		for i, v := range n.Values {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := nodeJSON(b, v); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		b.WriteString(n.GetToken().Value)
	default:
		s, _ := scalar(n)
		return textJSON(b, s)
	}
	return nil
}

func textJSON(b *bytes.Buffer, s string) error {
	text, err := json.Marshal(s)
	b.Write(text)
	return err
}

// lineReader counts lines and refuses a value that does not end: the decoder
// would read all of it into memory.
type lineReader struct {
	r     io.Reader
	read  int64   // bytes handed out
	taken int64   // bytes of values that are done
	lines int     // line ends before taken
	ends  []int64 // offsets of line ends behind it
}

var errEndless = errors.New("a value is too large")

func (l *lineReader) Read(p []byte) (int, error) {
	if l.read-l.taken > maxRecord {
		return 0, errEndless
	}
	n, err := l.r.Read(p[:min(len(p), window)])
	for i := range n {
		if p[i] == '\n' {
			l.ends = append(l.ends, l.read+int64(i))
		}
	}
	l.read += int64(n)
	return n, err
}

// line returns the line of an offset at or behind the last one asked for.
func (l *lineReader) line(offset int64) int {
	l.taken = offset
	i := 0
	for i < len(l.ends) && l.ends[i] < offset {
		i++
	}
	l.lines += i
	l.ends = l.ends[i:]
	return l.lines + 1
}

// readJSON reads a list of snapshots, or an object that has one as snapshots, as
// [WriteJSON] writes it. A snapshot is {"date", "kpi", "value", …}, or wide:
// {"date", "mrr": 1, "cac": 2}.
func (c *collector) readJSON(r io.Reader) error {
	c.dec.whole = true
	lines := &lineReader{r: r}
	d := json.NewDecoder(lines)
	d.UseNumber()
	err := c.readList(d, lines)
	var syntax *json.SyntaxError
	at := d.InputOffset()
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		at = max(at, syntax.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		at, err = lines.read, io.ErrUnexpectedEOF
	case errors.Is(err, errEndless):
		return &FileError{Line: lines.line(at), Kind: FileTooLarge, Problem: say(words.FileRecord, maxRecord>>10)}
	default:
		return err
	}
	return &FileError{Line: lines.line(at), Kind: FileSyntax, Problem: say(words.FileJSON, err.Error())}
}

// readList walks to the list of snapshots and reads it.
func (c *collector) readList(d *json.Decoder, lines *lineReader) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	for t == json.Delim('{') && d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		lines.line(d.InputOffset())
		if key == "snapshots" {
			t, err = d.Token()
			if err != nil {
				return err
			}
			break
		}
		if err := skipValue(d, lines); err != nil {
			return err
		}
	}
	if t != json.Delim('[') {
		return &FileError{Line: lines.line(d.InputOffset()), Kind: FileHeader, Problem: words.FileNested}
	}
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		c.begin(lines.line(d.InputOffset()))
		if err := c.object(raw); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}

// skipValue passes over a value, however large: what other tools sorted before the
// snapshots may be the reviews of ten years.
func skipValue(d *json.Decoder, lines *lineReader) error {
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		lines.line(d.InputOffset())
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// object takes one snapshot, or the snapshots of one wide object.
func (c *collector) object(raw json.RawMessage) error {
	cells, ok := cellsOf(raw)
	if !ok {
		c.bad(0, string(raw), RowShape, words.RowObject)
		return nil
	}
	at := [roles]int{}
	row := make([][]byte, 1, len(cells)+1) // the first is for roles that are missing
	rest := map[string][]byte{}
	for _, key := range slices.Sorted(maps.Keys(cells)) {
		cell, ok := cellOf(cells[key])
		if !ok {
			c.bad(0, key, RowShape, words.RowObject)
			return nil
		}
		r := headings[fold(key)]
		if _, isKPI := c.names.exact[key]; isKPI || r == roleNone || at[r] > 0 {
			rest[key] = cell
			continue
		}
		at[r] = len(row)
		row = append(row, cell)
	}
	if at[roleKPI] > 0 && at[roleValue] > 0 {
		return c.longObject(row, at)
	}
	return c.wideObject(row[at[roleDate]], rest)
}

// longObject takes one snapshot as a row of a long table.
func (c *collector) longObject(row [][]byte, at [roles]int) error {
	for r := range at {
		if at[r] == 0 && role(r) != roleDate {
			at[r] = -1
		}
	}
	row[0] = nil
	before := len(c.bads)
	err := c.longRow(&layout{width: len(row), at: at}, row)
	for _, e := range c.bads[before:] {
		e.Column = 0 // an object has no columns
	}
	return err
}

func (c *collector) wideObject(date []byte, rest map[string][]byte) error {
	before := len(c.bads)
	defer func() {
		for _, e := range c.bads[before:] {
			e.Column = 0
		}
	}()
	t, ok := c.date(date, 0)
	if !ok {
		return nil
	}
	c.in.Wide = true
	for _, key := range slices.Sorted(maps.Keys(rest)) {
		cell := rest[key]
		if c.missing(cell) {
			c.in.Missing++
			continue
		}
		kpi, ok := c.kpi([]byte(key), 0)
		if !ok {
			continue
		}
		if err := c.value(kpi, t, cell, 0, 0); err != nil {
			return err
		}
	}
	return nil
}

// cellsOf reads an object; false for what is none.
func cellsOf(raw json.RawMessage) (cells map[string]any, ok bool) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	err := d.Decode(&cells)
	return cells, err == nil && cells != nil
}

// cellOf writes a JSON value as a cell of a table.
func cellOf(v any) ([]byte, bool) {
	switch v := v.(type) {
	case nil:
		return nil, true
	case string:
		return []byte(v), true
	case json.Number:
		if f, err := strconv.ParseFloat(v.String(), 64); err == nil && strings.ContainsAny(v.String(), "eE") {
			return strconv.AppendFloat(nil, f, 'f', -1, 64), true
		}
		return []byte(v), true
	}
	return nil, false
}
