package exchange

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

// endless gives head and then pattern, n times, without being as large.
type endless struct {
	head, pattern string
	n             int64
	at            int // in the pattern
}

func (e *endless) Read(p []byte) (int, error) {
	if e.head != "" {
		n := copy(p, e.head)
		e.head = e.head[n:]
		return n, nil
	}
	n := 0
	for n < len(p) && e.n > 0 {
		c := copy(p[n:], e.pattern[e.at:])
		n, e.at = n+c, e.at+c
		if e.at == len(e.pattern) {
			e.at, e.n = 0, e.n-1
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// What would fill the memory is refused with its reason and its line, long before
// it could.
func TestHostileFiles(t *testing.T) {
	const many = 1 << 40
	block := strings.Repeat("x", 4096)
	for _, c := range []struct {
		name  string
		r     io.Reader
		kind  FileKind
		line  int
		words string
	}{
		{"a quote never closed", &endless{head: "date,kpi,value,note\n2026-11-20,mrr,1,fine\n2026-11-20,mrr,1,\"", pattern: "2026-11-20,mrr,1,\n", n: many}, FileQuote, 3, "never closed"},
		{"a quote never closed, short file", strings.NewReader("date,kpi,value,note\n2026-11-20,mrr,1,\"open\n2026-11-19,mrr,1,\n"), FileQuote, 2, "never closed"},
		{"an endless cell", &endless{head: "date,kpi,value\n2026-11-20,mrr,", pattern: block, n: many}, FileTooLarge, 2, "1024 KiB"},
		{"an endless quoted cell", &endless{head: "date,kpi,value\n2026-11-20,mrr,\"", pattern: block, n: many}, FileTooLarge, 2, "1024 KiB"},
		{"a cell of 100 KB", strings.NewReader("date,kpi,value,note\n2026-11-20,mrr,1," + strings.Repeat("x", 100_000) + "\n"), FileTooLarge, 2, "64 KiB"},
		{"a million columns", &endless{head: "date,mrr", pattern: ",", n: 1_000_000}, FileTooLarge, 1, "4096 columns"},
		{"a row of ten thousand cells", strings.NewReader("date,kpi,value\n2026-11-20" + strings.Repeat(",", 10_000) + "\n"), FileTooLarge, 2, "4096 columns"},
		{"NUL bytes", bytes.NewReader(append([]byte("date,kpi\n"), make([]byte, 100)...)), FileBinary, 0, "NUL"},
		{"a picture", strings.NewReader("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00"), FileBinary, 0, "NUL"},
		{"nothing", strings.NewReader(""), FileEmpty, 0, "no data"},
		{"only spaces", strings.NewReader("\ufeff \n\n"), FileEmpty, 0, "no data"},
		{"no heading", strings.NewReader("hello\nworld\n"), FileHeader, 1, "hello"},
		{"headings of another file", strings.NewReader("name,address,phone\na,b,c\n"), FileHeader, 1, "name, address, phone"},
		{"an endless JSON text", &endless{head: "[\n{\"date\":\"", pattern: block, n: many}, FileTooLarge, 2, "1024 KiB"},
		{"endless JSON brackets", &endless{pattern: strings.Repeat("[", 4096), n: many}, FileSyntax, 1, "JSON"},
		{"endless JSON space", &endless{head: "[", pattern: strings.Repeat(" ", 4096), n: many}, FileTooLarge, 1, "1024 KiB"},
		{"JSON cut off", strings.NewReader("[{\"date\":\"2026-11-20\",\"kpi\":\"mrr\",\"value\":1},\n{\"da"), FileSyntax, 2, "JSON"},
		{"JSON without snapshots", strings.NewReader(`{"a":1}`), FileHeader, 1, "snapshots"},
		{"reading fails", io.MultiReader(strings.NewReader("date,kpi,value\n"), failing{}), FileUnread, 0, "disk on fire"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := options(t)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			in, err := ReadSnapshots(t.Context(), c.r, o)
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
				t.Errorf("took %d MiB", used>>20)
			}
			var file *FileError
			if in != nil || !errors.As(err, &file) || !errors.Is(err, ErrFile) {
				t.Fatalf("%v", err)
			}
			if file.Kind != c.kind || file.Line != c.line || !strings.Contains(err.Error(), c.words) || !strings.HasPrefix(err.Error(), "rev.csv:") {
				t.Errorf("kind %d, line %d: %v", file.Kind, file.Line, err)
			}
			if ja := file.In(metrics.JA); ja == err.Error() || strings.Contains(ja, "%!") {
				t.Error(ja)
			}
		})
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("disk on fire") }

// Faults without end are counted, not kept.
func TestFaultsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("date,kpi,value\n")
	for i := range 60_000 {
		b.WriteString("2026-11-20,nobody" + strings.Repeat("x", i%50) + string(rune('a'+i%26)) + "-" + strings.Repeat("é", i%7) + ",1\n")
		b.WriteString("2026-11-20,mrr,x\n")
	}
	in := read(t, b.String())
	if len(in.Bad) != shown || in.BadRows != 120_000 || in.Values != 0 {
		t.Errorf("%d kept of %d", len(in.Bad), in.BadRows)
	}
}

func FuzzReadSnapshots(f *testing.F) {
	for _, s := range []string{
		"date,kpi,value,note\n2026-11-20,mrr,\"1,234\",'=x\n",
		"日付,月次売上（円）,NPS\n2026年11月,560万円,-\n",
		"\x93\xfa\x95t,KPI,\x92l\n2026/1/5,mrr,1\n",
		"\xff\xfed\x00a\x00t\x00e\x00,\x00m\x00r\x00r\x00\n\x002\x00",
		"KPI\t2026-Q3\t2026-Q4\nltv\t1\t2\n",
		`{"snapshots":[{"date":"2026-11-20T10:00:00Z","kpi":"uptime","value":99.5,"by":"a"}]}`,
		`[{"date":"2026","mrr":1,"x":null}]`,
		"date;kpi;value\n\"2026-11-20;mrr;1,5\n",
	} {
		f.Add([]byte(s))
	}
	o := options(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := ReadSnapshots(t.Context(), bytes.NewReader(data), o)
		if err != nil {
			var file *FileError
			if !errors.As(err, &file) {
				t.Fatalf("%T %v", err, err)
			}
			return
		}
		values := 0
		for _, s := range in.Series {
			values += len(s.Put)
			k := (&metrics.Workspace{KPIs: o.KPIs}).KPI(s.KPI)
			for i, p := range s.Put {
				if i > 0 && s.Put[i-1].Compare(p.Slot) >= 0 {
					t.Fatalf("%s: %+v does not come after %+v", s.KPI, p.Slot, s.Put[i-1].Slot)
				}
				if p.Period.Start > o.Today || metrics.CheckRange(p.Value, k.Unit) != nil {
					t.Fatalf("%s: took %+v", s.KPI, p)
				}
			}
		}
		if values != in.Values {
			t.Fatalf("%d values, said %d", values, in.Values)
		}
	})
}
