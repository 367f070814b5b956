package exchange

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// role is what a column of a long table holds.
type role uint8

const (
	roleNone role = iota
	roleDate
	roleKPI
	roleValue
	roleNote
	roleSource
	roleBy
	roleRecorded
	roles // how many there are
)

// headings are the words for the roles, folded.
var headings = map[string]role{
	"date": roleDate, "day": roleDate, "period": roleDate, "month": roleDate, "week": roleDate, "quarter": roleDate,
	"time": roleDate, "timestamp": roleDate, "datetime": roleDate,
	"日付": roleDate, "日時": roleDate, "日": roleDate, "年月日": roleDate, "年月": roleDate, "月": roleDate, "月度": roleDate,
	"週": roleDate, "四半期": roleDate, "期間": roleDate, "対象期間": roleDate, "対象月": roleDate, "対象日": roleDate,
	"計上日": roleDate, "計上月": roleDate, "測定日": roleDate, "集計日": roleDate,

	"kpi": roleKPI, "kpiid": roleKPI, "kpi_id": roleKPI, "kpiname": roleKPI, "kpi_name": roleKPI, "id": roleKPI,
	"metric": roleKPI, "indicator": roleKPI, "name": roleKPI,
	"指標": roleKPI, "指標名": roleKPI, "kpi名": roleKPI, "項目": roleKPI, "項目名": roleKPI, "名称": roleKPI,

	"value": roleValue, "actual": roleValue, "amount": roleValue, "result": roleValue, "number": roleValue,
	"値": roleValue, "実績": roleValue, "実績値": roleValue, "数値": roleValue, "記録値": roleValue, "金額": roleValue, "結果": roleValue,

	"note": roleNote, "notes": roleNote, "memo": roleNote, "comment": roleNote, "comments": roleNote, "remarks": roleNote,
	"メモ": roleNote, "備考": roleNote, "コメント": roleNote, "注記": roleNote, "摘要": roleNote,

	"source": roleSource, "出所": roleSource, "情報源": roleSource, "取得元": roleSource,
	"by": roleBy, "user": roleBy, "who": roleBy, "記録者": roleBy, "入力者": roleBy, "担当者": roleBy,
	"recorded_at": roleRecorded, "recordedat": roleRecorded, "recorded": roleRecorded, "記録日時": roleRecorded, "入力日時": roleRecorded,
}

// layout says what the columns of a table hold.
type layout struct {
	width int
	at    [roles]int // long: the column of each role, -1 when there is none
	date  int        // wide: the column of the date
	kpi   int        // lying: the column of the KPI
	kpis  []int      // wide: the KPI of each column, -1 for none
	whens []when     // lying: the period of each column, zero for none
}

func (l *layout) wide() bool  { return l.kpis != nil }
func (l *layout) lying() bool { return l.whens != nil }

// titles is how many lines may stand above the heading: spreadsheets like to
// begin with a title.
const titles = 5

// readTable reads CSV and TSV.
func (c *collector) readTable(r io.Reader, start []byte) error {
	delim := delimiter(start, c.o.Format)
	c.in.Format = CSV
	if delim == '\t' {
		c.in.Format = TSV
	}
	c.dotted = delim != ';'
	newline := byte('\n')
	if bytes.IndexByte(start, '\n') < 0 && bytes.IndexByte(start, '\r') >= 0 {
		newline = '\r'
	}
	rows := newCSVReader(r, delim, newline)
	var first []string
	for range titles {
		cells, line, err := rows.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		texts := c.texts(cells)
		if first == nil {
			first = texts
		}
		l, isData := c.layout(texts, line)
		if l == nil {
			continue
		}
		c.in.Wide = l.wide() || l.lying()
		if isData {
			if err := c.row(l, cells, line); err != nil {
				return err
			}
		}
		return c.rows(l, rows)
	}
	return &FileError{Line: 1, Kind: FileHeader, Problem: say(words.FileHeader, shorten(strings.Join(first, ", ")))}
}

func (c *collector) rows(l *layout, rows *csvReader) error {
	for {
		cells, line, err := rows.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := c.row(l, cells, line); err != nil {
			return err
		}
	}
}

func (c *collector) texts(cells [][]byte) []string {
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i], _ = c.dec.text(cell)
	}
	return texts
}

// layout reads a heading; nil when the line is none. isData reports that the line
// is a row already: date, KPI and value without a heading above.
func (c *collector) layout(cells []string, line int) (l *layout, isData bool) {
	l = &layout{width: len(cells)}
	for i := range l.at {
		l.at[i] = -1
	}
	for i, cell := range cells {
		name := fold(cell)
		r := headings[name]
		if r == roleNone {
			r = headings[bare(name)]
		}
		if r != roleNone && l.at[r] < 0 {
			l.at[r] = i
		}
	}
	if l.at[roleDate] >= 0 && l.at[roleKPI] >= 0 && l.at[roleValue] >= 0 {
		c.ignoreRest(l, cells)
		return l, false
	}
	if len(cells) >= 3 && c.isWhen(cells[0]) && c.isKPI(cells[1]) {
		l.at = [roles]int{roleNone: -1, roleDate: 0, roleKPI: 1, roleValue: 2, roleNote: -1, roleSource: -1, roleBy: -1, roleRecorded: -1}
		if len(cells) > 3 {
			l.at[roleNote] = 3
		}
		return l, true
	}
	if c.wideLayout(l, cells, line) || c.lyingLayout(l, cells) {
		return l, false
	}
	return nil, false
}

func (c *collector) isWhen(cell string) bool {
	_, ok, _ := c.when.parse(cell)
	return ok
}

func (c *collector) isKPI(cell string) bool {
	kpi, several := c.names.find(cell)
	return kpi >= 0 || len(several) > 0
}

// ignoreRest notes the columns of a long table that mean nothing.
func (c *collector) ignoreRest(l *layout, cells []string) {
	known := map[int]bool{}
	for _, at := range l.at {
		known[at] = true
	}
	for i, cell := range cells {
		if !known[i] && cell != "" {
			c.in.Ignored = append(c.in.Ignored, shorten(cell))
		}
	}
}

// wideLayout reads the heading of a table with a date column and one column per
// KPI. The date column is the one that is called so, else the first.
func (c *collector) wideLayout(l *layout, cells []string, line int) bool {
	l.date = max(0, l.at[roleDate])
	if l.at[roleDate] < 0 && c.isKPI(cells[0]) {
		return false
	}
	kpis := make([]int, len(cells))
	found := 0
	for i, cell := range cells {
		kpis[i] = -1
		if i != l.date && c.isKPI(cell) {
			found++
		}
	}
	if found == 0 || found < len(cells)/4 && l.at[roleDate] < 0 {
		return false
	}
	taken := map[int]bool{}
	for i, cell := range cells {
		if i == l.date || strings.TrimSpace(cell) == "" {
			continue
		}
		kpi, several := c.names.find(cell)
		switch {
		case len(several) > 0:
			c.badColumn(line, i, cell, RowKPI, words.RowAmbiguous, cell, c.ids(several))
		case kpi >= 0 && taken[kpi]:
			c.badColumn(line, i, cell, RowDuplicate, words.RowColumnTwice, cell, c.o.KPIs[kpi].ID)
		case kpi >= 0:
			taken[kpi] = true
			kpis[i] = kpi
		case headings[bare(fold(cell))] != roleNone:
			c.in.Ignored = append(c.in.Ignored, shorten(cell))
		default:
			if near := c.names.near(cell); near != nil {
				c.badColumn(line, i, cell, RowKPI, words.RowColumnNear, cell, near.Name, near.ID)
			} else {
				c.badColumn(line, i, cell, RowKPI, words.RowColumn, cell)
			}
		}
	}
	l.kpis = kpis
	return true
}

// lyingLayout reads the heading of a table with one row per KPI and one column
// per period, which is how many keep their numbers.
func (c *collector) lyingLayout(l *layout, cells []string) bool {
	l.kpi = max(0, l.at[roleKPI])
	whens := make([]when, len(cells))
	found := 0
	for i, cell := range cells {
		if i == l.kpi {
			continue
		}
		if t, ok, _ := c.when.parse(cell); ok {
			whens[i] = t
			found++
		} else if strings.TrimSpace(cell) != "" {
			c.in.Ignored = append(c.in.Ignored, shorten(cell))
		}
	}
	if found == 0 || found*2 < len(cells)-1 {
		c.in.Ignored = nil
		return false
	}
	l.whens = whens
	return true
}

func (c *collector) ids(kpis []int) string {
	ids := make([]string, len(kpis))
	for i, k := range kpis {
		ids[i] = c.o.KPIs[k].ID
	}
	return strings.Join(ids, ", ")
}

// row takes one row of a table. The error is a limit that ends the reading.
func (c *collector) row(l *layout, cells [][]byte, line int) error {
	if blank(cells) {
		return nil
	}
	c.begin(line)
	if len(cells) > l.width && !blank(cells[l.width:]) {
		c.bad(0, "", RowShape, words.RowLong, len(cells), l.width)
		return nil
	}
	switch {
	case l.wide():
		return c.wideRow(l, cells)
	case l.lying():
		return c.lyingRow(l, cells)
	}
	return c.longRow(l, cells)
}

func blank(cells [][]byte) bool {
	for _, cell := range cells {
		if len(bytes.TrimSpace(cell)) > 0 {
			return false
		}
	}
	return true
}

func (c *collector) longRow(l *layout, cells [][]byte) error {
	if len(cells) <= max(l.at[roleDate], l.at[roleKPI], l.at[roleValue]) {
		c.bad(0, "", RowShape, words.RowShort, len(cells), l.width)
		return nil
	}
	value := cells[l.at[roleValue]]
	if c.missing(value) {
		c.in.Missing++
		return nil
	}
	kpi, ok := c.kpi(cells[l.at[roleKPI]], l.at[roleKPI])
	if !ok {
		return nil
	}
	t, ok := c.date(cells[l.at[roleDate]], l.at[roleDate])
	if !ok {
		return nil
	}
	more, ok, err := c.more(l, cells)
	if !ok || err != nil {
		return err
	}
	return c.value(kpi, t, value, l.at[roleValue], more)
}

func (c *collector) wideRow(l *layout, cells [][]byte) error {
	if l.date >= len(cells) {
		c.bad(0, "", RowShape, words.RowShort, len(cells), l.width)
		return nil
	}
	t, ok := c.date(cells[l.date], l.date)
	if !ok {
		return nil
	}
	for i, cell := range cells {
		if i >= len(l.kpis) || l.kpis[i] < 0 {
			continue
		}
		if c.missing(cell) {
			c.in.Missing++
			continue
		}
		if err := c.value(l.kpis[i], t, cell, i, 0); err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) lyingRow(l *layout, cells [][]byte) error {
	if l.kpi >= len(cells) {
		c.bad(0, "", RowShape, words.RowShort, len(cells), l.width)
		return nil
	}
	kpi, ok := c.kpi(cells[l.kpi], l.kpi)
	if !ok {
		return nil
	}
	for i, cell := range cells {
		if i >= len(l.whens) || l.whens[i].period.IsZero() {
			continue
		}
		if c.missing(cell) {
			c.in.Missing++
			continue
		}
		t, ok := c.notAfterToday(l.whens[i], i) // a column of the future may stand there, empty
		if !ok {
			continue
		}
		if err := c.value(kpi, t, cell, i, 0); err != nil {
			return err
		}
	}
	return nil
}

// missingWords stand for a value that is not there, folded.
var missingWords = map[string]bool{
	"-": true, "--": true, "–": true, "—": true, "―": true, "ー": true, "−": true, "‐": true,
	"n/a": true, "na": true, "#n/a": true, "#div/0!": true, "null": true, "none": true,
	"未計測": true, "未測定": true, "未集計": true, "未入力": true, "欠測": true, "なし": true, "該当なし": true,
}

// missing reports whether a cell says that there is no value. Missing is not zero.
func (c *collector) missing(cell []byte) bool {
	if len(cell) > 0 && (cell[0] >= '0' && cell[0] <= '9' || len(cell) > 24) {
		return false
	}
	if len(bytes.TrimSpace(cell)) == 0 {
		return true
	}
	text, ok := c.dec.text(cell)
	return ok && missingWords[fold(text)]
}
