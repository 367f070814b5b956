package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"kpitui/internal/metrics"
)

// options are those of an import into the ai-am-i template on the demo's day.
func options(t testing.TB) Options {
	t.Helper()
	d, err := Template("ai-am-i")
	if err != nil {
		t.Fatal(err)
	}
	return Options{Name: "rev.csv", Info: d.Info, KPIs: d.KPIs, Today: DemoDay}
}

func read(t testing.TB, data string) *Import {
	t.Helper()
	in, err := ReadSnapshots(t.Context(), strings.NewReader(data), options(t))
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// lines writes what was taken, one "kpi period[@clock] value[ note]" per line.
func lines(in *Import, info *metrics.Info) string {
	var b strings.Builder
	for _, s := range in.Series {
		for _, p := range s.Put {
			fmt.Fprintf(&b, "%s %s", s.KPI, info.Label(p.Period))
			if p.Clock > 0 {
				fmt.Fprintf(&b, "@%d", p.Clock-1)
			}
			fmt.Fprintf(&b, " %v", p.Value)
			if p.Note() != "" {
				fmt.Fprintf(&b, " %q", p.Note())
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func faults(in *Import, lang metrics.Lang) string {
	var b strings.Builder
	for _, e := range in.Bad {
		b.WriteString(e.In(lang) + "\n")
	}
	return b.String()
}

func TestReadTables(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"long", "date,kpi,value\n2026-11-19,mrr,5200000\n2026/11/20,mrr,5300000.5\n", "mrr 2026-11-19 5.2e+06\nmrr 2026-11-20 5.3000005e+06\n"},
		{"long, Japanese heading, other order", "メモ,値,指標,日付\n展示会,72,NPS,2026/10/1\n", "nps 2026-10 72 \"展示会\"\n"},
		{"tabs", "日付\tKPI\t実績\n2026年10月\t顧客獲得コスト\t38,200円\n", "cac 2026-10 38200\n"},
		{"semicolons", "date;kpi;value\n2026-10;cac;38200\n", "cac 2026-10 38200\n"},
		{"a dot is a decimal point between commas", "date,kpi,value\n2026-Q3,ltv_cac,4.125\n", "ltv_cac 2026-Q3 4.125\n"},
		{"no heading", "2026-10-05,nps,71,spring survey\n2026-09-05,nps,70,\n", "nps 2026-09 70\nnps 2026-10 71 \"spring survey\"\n"},
		{"wide", "date,mrr,nps\n2026-10-31,\"5,413,000\",71\n2026-11-20,,\n", "mrr 2026-10-31 5.413e+06\nnps 2026-10 71\n"},
		{"wide, names and units", "日付,月次売上（円）,ｱｯﾌﾟ,ＮＰＳ,受講 完走率 (%)\n2026/10/5,100,1,60,81.5\n", "revenue_month 2026-10-05 100\ncourse_completion 2026-W41 81.5\nnps 2026-10 60\n"},
		{"wide, English names", "Date,MRR (JPY),gross margin,System Uptime\n2026-10-31,1,86.4%,99.9\n", "mrr 2026-10-31 1\ngross_margin 2026-10 86.4\nuptime 2026-10-31 99.9\n"},
		{"wide, no word for the date", ",mrr,cac\n2026-10-31,1,2\n", "mrr 2026-10-31 1\ncac 2026-10 2\n"},
		{"lying", "KPI,単位,2026年8月,2026年9月\n月次売上,円,\"4,400,000\",5430000\nNPS,点,66,-\n", "revenue_month 2026-08 4.4e+06\nrevenue_month 2026-09 5.43e+06\nnps 2026-08 66\n"},
		{"a title above", "経営指標,,\n\n日付,KPI,値\n2026-10-31,mrr,1\n", "mrr 2026-10-31 1\n"},
		{"missing is not zero", "date,mrr,nps,cac\n2026-10-31,-,N/A,未計測\n2026-09-30, ,0,–\n", "nps 2026-09 0\n"},
		{"the month's total of a daily sum", "date,kpi,value\n2026-10,revenue_month,5600000\n2026-10-30,revenue_month,371100\n", "revenue_month 2026-10 5.6e+06\nrevenue_month 2026-10-30 371100\n"},
		{"a longer period of a latest value is its end", "date,kpi,value\n2026-10,mrr,5\n2026年11月,mrr,6\n", "mrr 2026-10-31 5\nmrr 2026-11-20 6\n"},
		{"a day of a monthly value", "date,kpi,value\n2026-10-17,nps,70\n", "nps 2026-10 70\n"},
		{"time of day", "date,kpi,value\n2026-11-20T10:00,uptime,99\n2026-11-20 10:00:01,uptime,98\n2026-11-20,mrr,1\n2026/11/19 9:30,mrr,2\n2026-11-20T00:30:00Z,uptime,97\n",
			"mrr 2026-11-19 2\nmrr 2026-11-20 1\nuptime 2026-11-20@34200 97\nuptime 2026-11-20@36000 99\nuptime 2026-11-20@36001 98\n"},
		{"of a slot the later date wins, then the later line", "date,kpi,value\n2026-10-31,nps,71\n2026-10-01,nps,60\n2026-10-31,nps,72\n", "nps 2026-10 72\n"},
		{"CRLF, old Mac, blank lines", "date,kpi,value\r\n\r\n2026-10-31,mrr,1\r\n", "mrr 2026-10-31 1\n"},
		{"CR alone", "date,kpi,value\r2026-10-31,mrr,1\r2026-10-30,mrr,2", "mrr 2026-10-30 2\nmrr 2026-10-31 1\n"},
		{"quotes", "date,kpi,value,note\n2026-10-31,mrr,\"1\",\"a \"\"b\"\", c\nd\"\n2026-10-30,mrr,2,it's 5\" wide\n", "mrr 2026-10-30 2 \"it's 5\\\" wide\"\nmrr 2026-10-31 1 \"a \\\"b\\\", c\\nd\"\n"},
		{"JSON", `[{"date":"2026-10-31","kpi":"mrr","value":5.5e6,"note":"ok"},{"date":"2026-10","kpi":"NPS","value":"71"},{"date":"2026-10","kpi":"cac","value":null}]`, "mrr 2026-10-31 5.5e+06 \"ok\"\nnps 2026-10 71\n"},
		{"JSON, wide", `{"schema":"x","snapshots":[{"date":"2026-10-31","mrr":1,"nps":70}]}`, "mrr 2026-10-31 1\nnps 2026-10 70\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := read(t, c.data)
			o := options(t)
			if got := lines(in, &o.Info); got != c.want {
				t.Errorf("took\n%s\nnot\n%s\nfaults:\n%s", got, c.want, faults(in, metrics.EN))
			}
		})
	}
}

// Whatever the encoding, the same is taken.
func TestEncodings(t *testing.T) {
	const table = "日付,KPI,値,メモ\n2026年10月,月次売上,560万円,髙橋㈱の展示会①で受注\n2026年10月,NPS,71,\n"
	o := options(t)
	want := lines(read(t, table), &o.Info)
	if !strings.Contains(want, "髙橋㈱") || !strings.Contains(want, "5.6e+06") {
		t.Fatal(want)
	}
	sjis, err := japanese.ShiftJIS.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, bom).NewEncoder().String(table)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	late, err := japanese.ShiftJIS.NewEncoder().String("date,kpi,value,note\n" + strings.Repeat("2026-10-31,mrr,1,\n", 8000) + "2026年10月,月次売上,560万円,髙橋㈱の展示会①で受注\n2026年10月,NPS,71,\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, data, enc string }{
		{"BOM", "\ufeff" + table, "UTF-8"},
		{"CP932", sjis, "CP932"},
		{"UTF-16LE", utf16(unicode.LittleEndian, unicode.UseBOM), "UTF-16LE"},
		{"UTF-16BE", utf16(unicode.BigEndian, unicode.UseBOM), "UTF-16BE"},
		{"UTF-16LE without BOM", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16LE"},
		{"UTF-16BE without BOM", utf16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16BE"},
		{"CP932 after a long stretch of ASCII", late, "CP932"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := read(t, c.data)
			got := strings.ReplaceAll(lines(in, &o.Info), "mrr 2026-10-31 1\n", "")
			if got != want || in.Encoding != c.enc {
				t.Errorf("%s:\n%s\nnot\n%s", in.Encoding, got, want)
			}
		})
	}
}

// One broken byte does not make a UTF-8 file a CP932 one: its row is named.
func TestBrokenByte(t *testing.T) {
	if in := read(t, "\ufeffdate,kpi,value,note\n2026-10-31,mrr,1,\xff\n2026-10-30,mrr,2,ok\n"); in.Encoding != "UTF-8" || in.Values != 1 {
		t.Errorf("%+v", in)
	}
	in := read(t, "日付,KPI,値,メモ\n2026-10-31,月次経常収益,1,\xff壊れた\n2026-10-30,月次経常収益,2,無事なメモ\n")
	if in.Encoding != "UTF-8" || in.Values != 1 || in.BadRows != 1 || in.Bad[0].Kind != RowText || in.Bad[0].Line != 2 {
		t.Errorf("%+v", in)
	}
}

// The two spreadsheets that founders would bring.
func TestFounders(t *testing.T) {
	for _, c := range []struct {
		file, enc     string
		rows, values  int
		first, latest string
	}{
		{"founder-wide.csv", "UTF-8", 22, 22 + 22 + 20 + 21 + 18 + 19, "students_total 2025-01-31 0", "cac 2026-10 38200"},
		{"founder-long-cp932.csv", "CP932", 22*4 + 1, 22 + 22 + 16 + 14 + 1, "revenue_month 2025-01 0", "revenue_month 2026-11 4.15e+06 \"11月20日まで\""},
	} {
		data, err := os.ReadFile("testdata/" + c.file)
		if err != nil {
			t.Fatal(err)
		}
		o := options(t)
		in, err := ReadSnapshots(t.Context(), bytes.NewReader(data), o)
		if err != nil {
			t.Fatal(err)
		}
		got := lines(in, &o.Info)
		if in.Encoding != c.enc || in.BadRows != 0 || len(in.Bad) != 0 || in.Rows != c.rows || in.Values != c.values || in.Repeats != 0 {
			t.Errorf("%s: %s, %d rows, %d bad, %d values, %d repeated\n%s", c.file, in.Encoding, in.Rows, in.BadRows, in.Values, in.Repeats, faults(in, metrics.EN))
		}
		if !strings.Contains(got, c.first+"\n") || !strings.Contains(got, c.latest+"\n") {
			t.Errorf("%s:\n%s", c.file, got)
		}
	}
}

func TestRowFaults(t *testing.T) {
	in := read(t, strings.Join([]string{
		"date,kpi,value,note",
		"2026-11-21,mrr,1,",      // 2
		"2026-13-01,mrr,1,",      // 3
		"11/20/2026,mrr,1,",      // 4
		",mrr,1,",                // 5
		"2026-11-20,,1,",         // 6
		"2026-11-20,mmr,1,",      // 7
		"2026-11-20,nonsense,1,", // 8
		"2026-11-19,mmr,1,",      // 9: the same name again
		"2026-11-20,uptime,101,", // 10
		"2026-11-20,mrr,abc,",    // 11
		"2026-11-20,mrr",         // 12
		"2026-11-20,mrr,1,a,b,c", // 13
		"2026-W46,content_updates,1,",
		"2026-11-19,mrr,7,fine",
	}, "\n"))
	o := options(t)
	if got := lines(in, &o.Info); got != "mrr 2026-11-19 7 \"fine\"\n" {
		t.Errorf("took\n%s", got)
	}
	want := []struct {
		line, column int
		kind         RowKind
		count        int
	}{
		{2, 1, RowFuture, 1}, {3, 1, RowDate, 1}, {4, 1, RowDate, 1}, {5, 1, RowDate, 1}, {6, 2, RowKPI, 1},
		{7, 2, RowKPI, 2}, {8, 2, RowKPI, 1}, {10, 3, RowNumber, 1}, {11, 3, RowNumber, 1},
		{12, 0, RowShape, 1}, {13, 0, RowShape, 1}, {14, 3, RowPeriod, 1},
	}
	if len(in.Bad) != len(want) || in.BadRows != 13 || in.Rows != 14 {
		t.Fatalf("%d of %d rows bad:\n%s", in.BadRows, in.Rows, faults(in, metrics.EN))
	}
	for i, w := range want {
		e := in.Bad[i]
		if e.Line != w.line || e.Column != w.column || e.Kind != w.kind || e.Count != w.count {
			t.Errorf("%+v, not %+v", e, w)
		}
		for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
			if s := e.In(lang); !strings.Contains(s, fmt.Sprint(e.Line)) || strings.Contains(s, "%!") {
				t.Errorf("%s: %q", lang, s)
			}
		}
	}
	if s := in.Bad[5].In(metrics.EN); s != `line 7, column 2: there is no KPI "mmr"; did you mean MRR (mrr)? (2 rows)` {
		t.Error(s)
	}
	if s := in.Bad[0].In(metrics.JA); s != `2 行目 1 列目: 2026-11-21 は今日（2026-11-20）より後です` {
		t.Error(s)
	}
	if !errors.Is(in.Bad[7].Err, metrics.ErrNumber) {
		t.Error("a bad number does not say why")
	}

	strict := options(t)
	strict.Strict = true
	in, err := ReadSnapshots(t.Context(), strings.NewReader("date,kpi,value\n2026-11-20,mrr,1\n2026-11-20,x,1\n"), strict)
	var file *FileError
	if !errors.As(err, &file) || file.Kind != FileRefused || len(in.Series) != 0 || len(in.Bad) != 1 {
		t.Errorf("strict: %v, %+v", err, in)
	}
}

func TestUnknownColumns(t *testing.T) {
	in := read(t, "date,mrr,cacc,備考,mrr,LTV\n2026-10-31,1,2,x,3,\n")
	if in.BadRows != 0 || len(in.Bad) != 2 || in.Bad[0].Column != 3 || in.Bad[1].Kind != RowDuplicate || in.Values != 1 {
		t.Errorf("%+v", in)
	}
	if s := in.Bad[0].In(metrics.EN); !strings.Contains(s, "did you mean CAC (cac)?") {
		t.Error(s)
	}
	if len(in.Ignored) != 1 || in.Ignored[0] != "備考" {
		t.Error(in.Ignored)
	}
}

// Two KPIs of one name: the archived one gives way, else the id must be given.
func TestSameNames(t *testing.T) {
	o := options(t)
	o.KPIs = []metrics.KPI{
		{ID: "a", Name: metrics.Same("Sales"), Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Daily, Aggregation: metrics.Last},
		{ID: "b", Name: metrics.Same("Sales"), Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Daily, Aggregation: metrics.Last},
	}
	const data = "date,kpi,value\n2026-11-20,sales,1\n2026-11-20,b,2\n"
	in, err := ReadSnapshots(t.Context(), strings.NewReader(data), o)
	if err != nil || len(in.Bad) != 1 || !strings.Contains(in.Bad[0].Error(), "a, b") || lines(in, &o.Info) != "b 2026-11-20 2\n" {
		t.Errorf("%v %+v", err, in)
	}
	o.KPIs[1].Archived = true
	in, err = ReadSnapshots(t.Context(), strings.NewReader(data), o)
	if err != nil || len(in.Bad) != 0 || lines(in, &o.Info) != "a 2026-11-20 1\nb 2026-11-20 2\n" {
		t.Errorf("%v %+v", err, in)
	}
}

func TestRepeatsAreSaid(t *testing.T) {
	in := read(t, "date,kpi,value\n2026-10-31,mrr,1\n2026-10-30,mrr,5\n2026-10-31,mrr,2\n")
	if in.Repeats != 1 || in.Repeated[0].Line != 2 || in.Repeated[0].By != 4 {
		t.Errorf("%+v", in.Repeated)
	}
	o := options(t)
	if s := in.Repeated[0].In(metrics.EN, &o.Info); s != "line 2: mrr for 2026-10-31 gave way to line 4" {
		t.Error(s)
	}
}

func TestFiscalPeriods(t *testing.T) {
	o := options(t)
	o.Info.FiscalStart = time.April
	in, err := ReadSnapshots(t.Context(), strings.NewReader("date,kpi,value\nFY2026-Q2,ltv,1\n2026年度第1四半期,ltv,2\n2026-Q2,ltv,3\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	if got := lines(in, &o.Info); got != "ltv FY2026-Q1 2\nltv FY2026-Q2 1\n" || len(in.Bad) != 1 {
		t.Errorf("%s%s", got, faults(in, metrics.EN))
	}
}

func TestProgressAndCancel(t *testing.T) {
	data, kpis := million()
	o := Options{KPIs: kpis, Today: DemoDay}
	var last int64
	ctx, cancel := context.WithCancel(t.Context())
	o.Progress = func(n int64) {
		if n < last {
			t.Errorf("progress went back from %d to %d", last, n)
		}
		last = n
		if n > int64(len(data))/2 {
			cancel()
		}
	}
	in, err := ReadSnapshots(ctx, bytes.NewReader(data), o)
	if in != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled at %d: %v", last, err)
	}
	if last > int64(len(data))*3/4 {
		t.Errorf("read on to %d of %d", last, len(data))
	}
}
