package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// pastStory is a company whose history is made by the commands themselves, on a
// clock that the story sets.
type pastStory struct {
	t     *testing.T
	dir   string
	r     *rand.Rand
	today metrics.Date
	d     *exchange.Definitions
}

func newPastStory(t *testing.T, seed uint64) *pastStory {
	dir := t.TempDir()
	for _, name := range []string{"XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"} {
		t.Setenv(name, dir)
	}
	t.Setenv("KPITUI_USER", "hana")
	s := &pastStory{t: t, dir: dir, r: rand.New(rand.NewPCG(seed, 1)), today: metrics.NewDate(2026, 9, 24)}
	s.must("init", "--template", "ai-am-i")
	s.definitions()
	return s
}

// run runs a command on the story's day.
func (s *pastStory) run(args ...string) (out string, code int) {
	var buf, errs bytes.Buffer
	s.t.Setenv("KPITUI_TODAY", s.today.String())
	code = run(append([]string{"--lang", "en"}, args...), strings.NewReader(""), &buf, &errs)
	if code == exitDamaged || code == exitUsage {
		s.t.Fatalf("%v: exit %d: %s", args, code, errs.String())
	}
	return buf.String(), code
}

func (s *pastStory) must(args ...string) string {
	s.t.Helper()
	out, code := s.run(args...)
	if code != 0 {
		s.t.Fatalf("%v: exit %d", args, code)
	}
	return out
}

func (s *pastStory) definitions() {
	d, err := exchange.ParseDefinitions([]byte(s.must("define", "export")), "definitions.yaml")
	if err != nil {
		s.t.Fatal(err)
	}
	s.d = d
}

func (s *pastStory) kpi() *metrics.KPI {
	for {
		if k := &s.d.KPIs[s.r.IntN(len(s.d.KPIs))]; !k.Archived {
			return k
		}
	}
}

// value returns a value that the KPI can have, without a fraction where the unit
// has none.
func (s *pastStory) value(k *metrics.KPI) string {
	low, high := k.Unit.Range()
	low, high = max(low, -50), min(high, 200)
	return fmt.Sprint(int(low) + s.r.IntN(max(1, int(high-low))))
}

// period returns a period of the KPI's, of the last weeks or months.
func (s *pastStory) period(k *metrics.KPI) string {
	p := s.d.Info.Of(k.Cadence.PeriodKind(), s.today).Add(-s.r.IntN(4))
	return s.d.Info.Label(p)
}

// act does one thing that people do.
func (s *pastStory) act() {
	switch k := s.kpi(); s.r.IntN(10) {
	case 0, 1, 2, 3:
		s.run("set", k.ID, s.value(k), "--yes")
	case 4, 5: // a correction, or what was forgotten
		s.run("set", k.ID, s.value(k), "--yes", "--period", s.period(k), "--note", "corrected")
	case 6:
		s.run("unset", k.ID, "--period", s.period(k))
	case 7:
		var b strings.Builder
		b.WriteString("date,kpi,value\n")
		for range 12 {
			k := s.kpi()
			fmt.Fprintf(&b, "%s,%s,%s\n", s.period(k), k.ID, s.value(k))
		}
		s.run("import", s.file("values.csv", b.String()))
	case 8: // a goal is changed from today on, and now and then a KPI is given up
		if len(k.Goals) > 0 {
			k.Goals[len(k.Goals)-1].Value += float64(1 + s.r.IntN(9))
		} else {
			s.d.KPIs = slices.DeleteFunc(slices.Clone(s.d.KPIs), func(o metrics.KPI) bool { return o.ID == k.ID })
		}
		var b strings.Builder
		if err := exchange.WriteDefinitions(&b, s.d); err != nil {
			s.t.Fatal(err)
		}
		s.run("define", "apply", s.file("definitions.yaml", b.String()), "--yes")
		s.definitions()
	default:
		s.run("undo")
		s.definitions()
	}
}

func (s *pastStory) file(name, content string) string {
	path := filepath.Join(s.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

func (s *pastStory) load() (*store.Store, *metrics.Workspace) {
	st := store.Open(filepath.Join(s.dir, "kpitui", "default.db"), store.Options{})
	w, _, err := st.Load(s.t.Context(), s.today)
	if err != nil {
		s.t.Fatal(err)
	}
	return st, w
}

// close opens and closes the review of the week, as the cockpit does.
func (s *pastStory) close() {
	st, w := s.load()
	zone, err := w.Info.Location()
	if err != nil {
		s.t.Fatal(err)
	}
	now := noonOf(s.today)(zone)
	r := metrics.Review{Period: w.Info.Of(metrics.Week, s.today), Opened: now}
	if w.Review(r.Period) != nil {
		return
	}
	put := func(r *metrics.Review) uint64 {
		e, err := st.Apply(s.t.Context(), metrics.Change{Kind: metrics.ChangeReview, Records: []metrics.RecordEdit{metrics.Put(r)}}, "hana", now)
		if err != nil {
			s.t.Fatal(err)
		}
		return e.Seq
	}
	closed := metrics.CloseReview(r, metrics.Assess(w, now), put(&r), nil, "hana")
	put(&closed)
}

// readings are the commands that show what was known.
var readings = [][]string{
	{"status", "--json"}, {"status"}, {"list", "--archived"}, {"show", "cac", "--json"}, {"show", "revenue_month"},
	{"log", "-n", "1000"}, {"export"}, {"export", "--format", "json"}, {"define", "export"},
	{"review"}, {"report", "weekly"}, {"report", "monthly", "--format", "json"},
}

func (s *pastStory) printed(flags ...string) map[string]string {
	all := map[string]string{}
	for _, r := range readings {
		out, code := s.run(append(slices.Clone(r), flags...)...)
		all[strings.Join(r, " ")] = fmt.Sprint(out, code)
	}
	return all
}

// Whatever was printed at the end of a day, and at the closing of a review, is what
// --as-of prints later, byte for byte: through corrections, imports, changed goals,
// KPIs given up, and what was taken back.
func TestAsOfPrintsWhatWasPrintedThen(t *testing.T) {
	reviews := 0
	for seed := range uint64(4) {
		s := newPastStory(t, seed)
		then := map[string]map[string]string{} // --as-of → what was printed
		for range 14 {
			for range s.r.IntN(5) {
				s.act()
			}
			if s.r.IntN(3) == 0 {
				// What a review froze is not disturbed by what the same day brings later.
				before := s.must("status", "--json")
				if label := s.d.Info.Label(s.d.Info.Of(metrics.Week, s.today)); then[label] == nil {
					s.close()
					then[label] = map[string]string{"status --json": before + "0"}
					s.act()
				}
			}
			then[s.today.String()] = s.printed()
			s.today += metrics.Date(1 + s.r.IntN(6))
		}
		_, w := s.load()
		for at := range then { // the closing itself was taken back, and perhaps the opening too
			p, err := metrics.ParsePeriod(w.Info.Calendar, at)
			if r := w.Review(p); err == nil && p.Kind == metrics.Week && (r == nil || !r.Closed()) {
				delete(then, at)
			}
		}
		for at, want := range then {
			if len(want) == 1 {
				reviews++
			}
			got := s.printed("--as-of", at)
			for command, printed := range want {
				if diff := cmp.Diff(printed, got[command]); diff != "" {
					t.Errorf("seed %d: %s --as-of %s is not what was printed then:\n%s", seed, command, at, diff)
				}
			}
		}
	}
	if reviews == 0 {
		t.Error("no review was closed")
	}
}
