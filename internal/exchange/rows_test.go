package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
)

func rowOptions(calculator string) RowOptions {
	return RowOptions{
		Name: "rows.csv", Forms: calc.Find(calculator).Forms, Today: metrics.NewDate(2026, 11, 20),
		Info: metrics.Info{TZ: "Asia/Tokyo", Currency: "JPY"},
	}
}

func readRowsOf(t *testing.T, calculator, file string) *Rows {
	t.Helper()
	rows, err := ReadRows(t.Context(), strings.NewReader(file), rowOptions(calculator))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestRowsByHeadings(t *testing.T) {
	want := []calc.Data{
		{Keys: []uint32{0, 1, 0}, Count: 2},
		{Times: []calc.Moment{
			calc.MomentOf(metrics.NewDate(2026, 11, 1), 0), calc.MomentOf(metrics.NewDate(2026, 11, 2), 9*3600+30*60), calc.MomentOf(metrics.NewDate(2026, 11, 3), 0),
		}},
		{Amounts: []float64{1200, math.NaN(), 1.5}},
	}
	nan := cmp.Comparer(func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) })
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("ユーザー,日付,値\n花,2026/11/1,1200\n太郎,2026/11/2 9:30,\n花,2026/11/3,1.5\n")
	if err != nil {
		t.Fatal(err)
	}
	cp932, err := japanese.ShiftJIS.NewEncoder().String("ユーザー,日付,値\r\n花,2026年11月1日,1200\r\n太郎,2026年11月2日 9:30,-\r\n花,2026年11月3日,1.5\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"English":             "user,date,value\na,2026-11-01,1200\nb,2026-11-02T09:30,\na,2026-11-03,1.5\n",
		"a BOM and a title":   "\ufeffActivity 2026\n\nUser ID,Day,Amount\n\"a\",2026-11-01,\"1,200\"\nb,2026-11-02 09:30:00,n/a\n a ,2026-11-03,1.5\n",
		"tabs":                "user\tdate\tvalue\na\t2026/11/01\t1.2k\nb\t2026/11/02 9:30\t\na\t2026/11/03\t1.5\n",
		"columns turned":      "値(円),余り,日時,利用者\n\"1,200円\",x,2026-11-01,花\n,x,2026-11-02T00:30:00Z,太郎\n１．５,x,2026-11-03,花\n",
		"UTF-16":              utf16,
		"CP932":               cp932,
		"only commas, spaces": "user,date,value\na,2026-11-01,1200\n,,\n  \nb,2026-11-02 09:30,\na,2026-11-03,1.5,,\n",
	} {
		rows := readRowsOf(t, "retention", file)
		if diff := cmp.Diff(want, rows.Table.Data, nan); diff != "" || rows.Table.Rows != 3 || rows.BadRows != 0 {
			t.Errorf("%s (-want +got), %d bad: %v\n%s", name, rows.BadRows, rows.Bad, diff)
		}
	}
	if rows := readRowsOf(t, "concentration", "user,note,value\na,x,1\n"); !slices.Equal(rows.Ignored, []string{"note"}) {
		t.Errorf("not read: %v", rows.Ignored)
	}
}

// Without an optional column there is none of it; months are coarse.
func TestRowsWithoutAColumn(t *testing.T) {
	rows := readRowsOf(t, "retention", "user,month\na,2026-10\nb,2026-10-05\n")
	if rows.Table.Data[2].Amounts != nil || !rows.Table.Coarse || rows.Table.Data[1].Times[0].Date().String() != "2026-10-01" {
		t.Errorf("%+v", rows.Table)
	}
	rows = readRowsOf(t, "mrr", "顧客,年月,月額\nA社,2026年9月,¥1.2万\nA社,2026-10-31,0\n")
	if got := rows.Table.Data; got[1].Times[1].Date().String() != "2026-10-01" || got[2].Amounts[0] != 12000 || rows.Table.Coarse {
		t.Errorf("%+v", got)
	}
	// The first form whose columns are all there is read.
	if rows := readRowsOf(t, "nps", "month,promoters,passives,detractors,score\n2026-10,36,9,5,3\n"); rows.Table.Form.Column("promoters") != 0 {
		t.Errorf("%+v", rows.Table.Form)
	}
	if rows := readRowsOf(t, "nps", "score\n10\n0\n"); len(rows.Table.Data[0].Amounts) != 2 || rows.Table.Data[1].Times != nil {
		t.Errorf("%+v", rows.Table.Data)
	}
}

// A bad row is named with its line and stops nothing but itself.
func TestBadRows(t *testing.T) {
	for _, c := range []struct{ calculator, file, en, ja string }{
		{"retention", "user,date\na,soon\n", "line 2, column 2: \"soon\" is not a date", "2 行目 2 列目"},
		{"retention", "user,date\na,11/12/2026\n", "could be read in several ways", "何通りにも"},
		{"retention", "user,date\na,2026-Q4\n", "is not a date", "日付に読めません"},
		{"retention", "user,date\na,\n", "there is no date", "date がありません"},
		{"retention", "user,date\n ,2026-11-01\n", "line 2, column 1: there is no user", "user がありません"},
		{"retention", "user,date\n,2026-11-01\n", "there is no user", "user がありません"},
		{"retention", "user,date,value\na,2026-11-01,-3\n", "value cannot be negative", "0 以上"},
		{"retention", "user,date,value\na,2026-11-01,nan\n", "value: \"nan\"", "value: "},
		{"retention", "user,date\na,2026-11-01,x\n", "too many cells", "列が多すぎます"},
		{"retention", "user,date\na\n", "there is no date", "date がありません"},
		{"power", "user,date\na,2026-11\n", "\"2026-11\" is a month; a day is needed", "日付が必要"},
		{"nps", "score\n11\n", "score must be a whole number from 0 to 10", "0 から 10"},
		{"nps", "score\n7.5\n", "score must be a whole number from 0 to 10", "0 から 10"},
		{"nps", "promoters,passives,detractors\n3.5,1,1\n", "promoters must be a whole number from 0 up", "0 以上の整数"},
		{"concentration", "user,value\na,\n", "there is no value", "value がありません"},
		{"ttv", "user,start,reached\na,2026-11-05,2026-11-01\n", "reached comes before start", "start より前"},
		{"viral", "inviter,invited_at,accepted_at\na,,2026-11-01\n", "or there is no invited_at", "invited_at がありません"},
		{"viral", "users,invites,conversions\n10,5,50\n", "column 3: conversions is more than invites", "invites より多く"},
		{"mrr", "customer,month,mrr\na,1900-01,5\n", "\"1900-01\" is too early: dates begin with 1971", "1971年以降"},
		{"active", "user,date\na,Jan 5 1950\n", "is not a date", "日付に読めません"},
		{"active", "user,date\na,1970/12/31 23:59\n", "is too early", "1971年以降"},
		{"active", "user,date\na,19700229\n", "is not a date", "日付に読めません"},
		{"ttv", "user,start,reached\na,\xff\xfe,\n", "column 2", "2 列目"},
	} {
		rows, err := ReadRows(t.Context(), strings.NewReader(c.file), rowOptions(c.calculator))
		var file *FileError
		if !errors.As(err, &file) || file.Kind != FileEmpty || rows == nil || len(rows.Bad) != 1 || rows.BadRows != 1 {
			t.Errorf("%q: %v, %+v", c.file, err, rows)
			continue
		}
		if en, ja := rows.Bad[0].In(metrics.EN), rows.Bad[0].In(metrics.JA); !strings.Contains(en, c.en) || !strings.Contains(ja, c.ja) || strings.Contains(en+ja, "%!") {
			t.Errorf("%q: %s / %s", c.file, en, ja)
		}
	}
	o := rowOptions("retention")
	file := "user,date\nghost,never\na,2026-11-01\n"
	rows, err := ReadRows(t.Context(), strings.NewReader(file), o)
	if err != nil || rows.Table.Rows != 1 || rows.Table.Data[0].Count != 1 || rows.BadRows != 1 {
		t.Errorf("a user whose only row is bad is none: %v %+v", err, rows)
	}
	o.Strict = true
	if _, err := ReadRows(t.Context(), strings.NewReader(file), o); err == nil || !strings.Contains(err.Error(), "rows.csv: 1 rows cannot be taken") {
		t.Errorf("--strict: %v", err)
	}
}

// What comes after today has not happened yet.
func TestRowsAfterToday(t *testing.T) {
	rows := readRowsOf(t, "ttv", "user,start,reached\na,2026-11-01,2026-11-25\nb,2026-11-21,\nc,2026-11-20,2026-11-20\n")
	if rows.Later != 2 || rows.Table.Rows != 2 || rows.Table.Data[2].Times[0] != calc.Never || rows.Table.Data[2].Times[1] == calc.Never || rows.BadRows != 0 {
		t.Errorf("%+v %+v", rows, rows.Table)
	}
}

func TestHostileRows(t *testing.T) {
	const many = 1 << 40
	block := strings.Repeat("x", 4096)
	for _, c := range []struct {
		name  string
		r     io.Reader
		kind  FileKind
		words string
	}{
		{"a quote never closed", &endless{head: "user,date\na,\"", pattern: "2026-11-20,\n", n: many}, FileQuote, "never closed"},
		{"an endless cell", &endless{head: "user,date\n", pattern: block, n: many}, FileTooLarge, "1024 KiB"},
		{"a cell of 100 KB", strings.NewReader("user,date\n" + strings.Repeat("x", 100_000) + ",2026-11-01\n"), FileTooLarge, "64 KiB"},
		{"a million columns", &endless{head: "user,date", pattern: ",", n: 1_000_000}, FileTooLarge, "4096 columns"},
		{"NUL bytes", bytes.NewReader(append([]byte("user,date\n"), make([]byte, 100)...)), FileBinary, "NUL"},
		{"nothing", strings.NewReader(" \n"), FileEmpty, "no data"},
		{"a heading alone", strings.NewReader("user,date\n"), FileEmpty, "no row"},
		{"another file", strings.NewReader("name,address\na,b\n"), FileHeader, "the columns are user, date[, value] (it reads: name, address)"},
		{"reading fails", io.MultiReader(strings.NewReader("user,date\n"), failing{}), FileUnread, "disk on fire"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := ReadRows(t.Context(), c.r, rowOptions("retention"))
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
			t.Errorf("%s took %d MiB", c.name, used>>20)
		}
		var file *FileError
		if !errors.As(err, &file) || file.Kind != c.kind || !strings.Contains(err.Error(), c.words) || strings.Contains(file.In(metrics.JA), "%!") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestRowWords(t *testing.T) {
	verb := regexp.MustCompile(`%(\[\d+\])?[a-z]`)
	v := reflect.ValueOf(rowWords)
	for i := range v.NumField() {
		text := v.Field(i).Interface().(metrics.Text)
		ja, en := verb.FindAllString(text.JA, -1), verb.FindAllString(text.EN, -1)
		if text.JA == "" || text.EN == "" || !slices.Equal(ja, en) {
			t.Errorf("%s: %+v", v.Type().Field(i).Name, text)
		}
	}
}

// Whatever the bytes are, rows are whole: every column that is there has one cell per
// row, users are numbered from 0, nothing is later than today or below 0.
func FuzzReadRows(f *testing.F) {
	for _, s := range []string{
		"user,date,value\na,2026-11-20,\"1,234\"\n", "ユーザー,日付\n花,2026年11月\n", "score\n9\n10\n", "customer,month,mrr\nA,2026-10,¥3万\n",
		"inviter,invited_at,accepted_at\na,2026-11-01 10:00,2026-11-02T10:00:00Z\nb,,\n", "users;invites;conversions;cycle_days\n10;20;4;1,5\n",
		"user,start,reached\na,2026-11-05,2026-11-01\n", "\xff\xfeu\x00s\x00e\x00r\x00,\x00", "promoters,passives,detractors,month\n36,9,5,2026-10\n",
	} {
		f.Add([]byte(s))
	}
	var all []RowOptions
	for _, c := range calc.Calculators() {
		all = append(all, rowOptions(c.ID))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, o := range all {
			rows, err := ReadRows(t.Context(), bytes.NewReader(data), o)
			if err != nil {
				var file *FileError
				if !errors.As(err, &file) {
					t.Fatalf("%T %v", err, err)
				}
				continue
			}
			for i, d := range rows.Table.Data {
				col := &rows.Table.Form[i]
				n := len(d.Keys) + len(d.Times) + len(d.Amounts)
				if n != rows.Table.Rows && (n != 0 || !col.Optional) {
					t.Fatalf("%s has %d cells of %d rows", col.ID, n, rows.Table.Rows)
				}
				for _, k := range d.Keys {
					if int(k) >= d.Count {
						t.Fatalf("user %d of %d", k, d.Count)
					}
				}
				for _, at := range d.Times {
					if at == calc.Never && !col.Blank && !col.Optional || at != calc.Never && at.Date() > o.Today {
						t.Fatalf("%s: %v", col.ID, at)
					}
				}
				for _, v := range d.Amounts {
					if v < 0 || math.IsInf(v, 0) || math.IsNaN(v) && !col.Optional {
						t.Fatalf("%s: %v", col.ID, v)
					}
				}
			}
			c := calc.Find(calculatorOf(o.Forms))
			if _, err := c.Run(rows.Table, calc.Options{Today: o.Today}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func calculatorOf(forms []calc.Form) string {
	for _, c := range calc.Calculators() {
		if len(c.Forms) == len(forms) && len(c.Forms[0]) == len(forms[0]) && c.Forms[0][0].ID == forms[0][0].ID && c.Forms[0][1].ID == forms[0][1].ID {
			return c.ID
		}
	}
	return ""
}

func BenchmarkReadRows1M(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var file bytes.Buffer
	file.WriteString("user,date,value\n")
	last := metrics.NewDate(2026, 11, 20)
	for range 1_000_000 {
		fmt.Fprintf(&file, "user-%06d,%s,%d\n", r.IntN(50_000), last-metrics.Date(r.IntN(700)), r.IntN(10_000))
	}
	o := rowOptions("retention")
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	for b.Loop() {
		rows, err := ReadRows(b.Context(), bytes.NewReader(file.Bytes()), o)
		if err != nil || rows.Table.Rows != 1_000_000 {
			b.Fatal(err, rows)
		}
		if _, err := calc.Find("retention").Run(rows.Table, calc.Options{Today: o.Today}); err != nil {
			b.Fatal(err)
		}
	}
}
