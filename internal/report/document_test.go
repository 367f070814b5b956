package report

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"kpitui/internal/metrics"
	"kpitui/internal/report/page/pagetest"
	"kpitui/internal/text"
)

var langs = [...]metrics.Lang{metrics.JA, metrics.EN}

// documents are the four reports of the story in one language.
func documents(lang metrics.Lang, say says) map[string]*Document {
	w := story(lang, say)
	return map[string]*Document{
		"weekly":    reported(w, metrics.Week, "2026-11-13", "2026-11-13", lang),
		"monthly":   reported(w, metrics.Month, "2026-10-15", "2026-11-04", lang),
		"quarterly": reported(w, metrics.Quarter, "2026-08-01", "2026-10-13", lang),
		"annual":    reported(w, metrics.Year, "2026-08-01", "2026-11-20", lang),
	}
}

// The reports as people read them; look at a difference as a reader would.
func TestGoldenReports(t *testing.T) {
	for _, lang := range langs {
		for kind, d := range documents(lang, asWritten) {
			t.Run(string(lang)+"/"+kind, func(t *testing.T) {
				golden.RequireEqual(t, []byte(Minutes(d)))
			})
		}
	}
}

// Whatever people wrote, the reports are well formed, ask for nothing and run
// nothing; and what is no Markdown cannot even add an element.
func TestHostileTextsInReports(t *testing.T) {
	x := func(string) string { return "x" }
	whole := map[string][]string{}
	for kind, d := range documents(metrics.EN, says{x, x}) {
		names, err := pagetest.Skeleton(html(t, d))
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		whole[kind] = names
	}
	for _, s := range pagetest.Hostile {
		hostile := func(string) string { return s }
		for kind, d := range documents(metrics.EN, says{hostile, x}) {
			names, err := pagetest.Skeleton(html(t, d))
			if err != nil || !slices.Equal(names, whole[kind]) {
				t.Errorf("%s, %q in names: %v, %d elements, not %d", kind, s, err, len(names), len(whole[kind]))
			}
		}
		for kind, d := range documents(metrics.JA, says{hostile, hostile}) {
			if _, err := pagetest.Skeleton(html(t, d)); err != nil {
				t.Errorf("%s, %q everywhere: %v", kind, s, err)
			}
			if md := Minutes(d); text.PrintableLines(md) != md {
				t.Errorf("%s, %q: the Markdown is not printable", kind, s)
			}
			var out bytes.Buffer
			if err := WriteDocumentJSON(&out, d); err != nil {
				t.Errorf("%s, %q: %v", kind, s, err)
			}
			var all any
			if err := json.Unmarshal(out.Bytes(), &all); err != nil {
				t.Errorf("%s, %q: %v", kind, s, err)
			}
			printables(t, all)
		}
	}
}

// printables checks the strings of a JSON document.
func printables(t *testing.T, v any) {
	t.Helper()
	switch v := v.(type) {
	case string:
		if text.PrintableLines(v) != v {
			t.Errorf("unprintable: %q", v)
		}
	case []any:
		for _, x := range v {
			printables(t, x)
		}
	case map[string]any:
		for _, x := range v {
			printables(t, x)
		}
	}
}

func html(t *testing.T, d *Document) string {
	t.Helper()
	var out strings.Builder
	if err := WriteHTML(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestDocumentJSON(t *testing.T) {
	for kind, d := range documents(metrics.EN, asWritten) {
		var out bytes.Buffer
		if err := WriteDocumentJSON(&out, d); err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if got["schema"] != "kpitui.report/1" || got["kind"] != kind || got["lang"] != "en" || got["workspace"] != "Bluesky" {
			t.Errorf("%s: %v %v %v %v", kind, got["schema"], got["kind"], got["lang"], got["workspace"])
		}
		for _, list := range []string{"headline", "exceptions", "actions", "phase_goals", "experiments", "texts", "voices", "budget", "kpis", "goals", "system"} {
			if _, ok := got[list].([]any); !ok {
				t.Errorf("%s: %s is %v, not a list", kind, list, got[list])
			}
		}
		for _, k := range got["kpis"].([]any) {
			k := k.(map[string]any)
			if k["id"] == "share" && (k["value"] != nil || k["level"] != nil) {
				t.Errorf("%s: what was never measured has value %v and level %v", kind, k["value"], k["level"])
			}
			if n := len(k["history"].([]any)); n != 13 {
				t.Errorf("%s: %v has %d periods", kind, k["id"], n)
			}
		}
	}
	d := documents(metrics.EN, asWritten)
	if b := d["monthly"].Budget; len(b) != 1 || b[0].KPI != "revenue" || b[0].Attainment.V != 0.7968 {
		t.Errorf("budget: %+v", b)
	}
	if d["weekly"].PDCA != nil || d["annual"].PDCA == nil || len(d["weekly"].Goals) != 0 {
		t.Error("parts that belong to a year stand in a week")
	}
}

// The report says of which moment its figures are.
func TestState(t *testing.T) {
	w := story(metrics.EN, asWritten)
	state := func(d *Document) string {
		lines := strings.Split(Minutes(d), "\n\n")
		return lines[2]
	}
	for _, c := range []struct {
		d    *Document
		want string
	}{
		{reported(w, metrics.Week, "2026-11-13", "2026-11-13", metrics.EN), "As of 13 November 2026, frozen when the review was closed. The review was held from 13 November 2026 10:00 to 10:21 and closed by CEO."},
		{reported(w, metrics.Month, "2026-09-15", "", metrics.JA), "2026年9月30日時点（その後の入力や訂正も反映）。"},
		{reported(w, metrics.Week, "2026-11-20", "2026-11-20", metrics.JA), "2026年11月20日時点。"},
	} {
		if got := state(c.d); got != c.want {
			t.Errorf("%s: %q, want %q", c.d.Period, got, c.want)
		}
	}
	w.Reviews[len(w.Reviews)-1].Closing = nil
	if got := state(reported(w, metrics.Week, "2026-11-13", "2026-11-14", metrics.EN)); got != "As of 14 November 2026. The review is still open." {
		t.Errorf("%q", got)
	}
	w.Reviews[len(w.Reviews)-1].Closing = &metrics.Closing{At: at("2026-11-14", 9, 5)}
	if got := state(reported(w, metrics.Week, "2026-11-13", "2026-11-14", metrics.EN)); got != "As of 14 November 2026, frozen when the review was closed. The review was held from 13 November 2026 10:00 to 14 November 2026 09:05." {
		t.Errorf("%q", got)
	}
}

// What was done after the day of the report is not known in it.
func TestActionsAsTheyStood(t *testing.T) {
	w := story(metrics.EN, asWritten)
	states := func(d *Document) map[string]ActionState {
		out := map[string]ActionState{}
		for _, a := range d.Actions {
			out[a.ID] = a.State
		}
		return out
	}
	w45 := states(reported(w, metrics.Week, "2026-11-06", "2026-11-09", metrics.EN))
	if w45["done"] != ActionRunning || w45["dropped"] != ActionRunning || w45["late"] != ActionLate || w45["new"] != "" {
		t.Errorf("a week before: %v", w45)
	}
	for _, a := range reported(w, metrics.Week, "2026-11-06", "2026-11-09", metrics.EN).Actions {
		if a.ID == "moved" && (*a.Due != "2026-11-10" || a.Moved != nil) {
			t.Errorf("before it was moved: due %s, moved from %v", *a.Due, a.Moved)
		}
	}
	d := reported(w, metrics.Week, "2026-11-13", "2026-11-13", metrics.EN)
	if got := states(d); got["done"] != ActionFinished || got["dropped"] != ActionGivenUp || got["new"] != ActionNew || got["moved"] != ActionRunning || got["late"] != ActionLate {
		t.Errorf("%v", got)
	}
	if d.Actions[0].ID != "late" || d.Actions[len(d.Actions)-1].ID != "dropped" {
		t.Errorf("what is late leads, what was given up is last: %+v", d.Actions)
	}
}

// The month that has begun by the time of the review is no part of its report, and
// the month itself is judged.
func TestHistoryEndsWithThePeriod(t *testing.T) {
	w := story(metrics.EN, asWritten)
	for _, day := range []string{"2026-11-04", ""} {
		for _, k := range reported(w, metrics.Month, "2026-10-15", day, metrics.EN).KPIs {
			last := k.History[len(k.History)-1]
			if want := map[string]string{"share": "2026-Q4", "signups": "2026-10-31"}[k.ID]; want == "" && last.Period != "2026-10" || want != "" && last.Period != want {
				t.Errorf("%s ends with %s", k.ID, last.Period)
			}
			if k.ID == "revenue" && (last.Partial || !last.Value.OK || last.State != "warning") {
				t.Errorf("October's revenue: %+v", last)
			}
		}
	}
}

func TestHistories(t *testing.T) {
	w := story(metrics.EN, asWritten)
	w.Series["students"].From = date("2026-09-01")
	w.Series["revenue"].From = date("2025-10-01")
	w.Series["nps"].From = date("2025-11-01") // thirteen months
	for within, want := range map[metrics.PeriodKind][]string{metrics.Week: {"students"}, metrics.Month: {"students"}, metrics.Year: {"students"}} {
		if got := Histories(w, w.Info.Of(within, date("2026-11-20"))); !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", within, got, want)
		}
	}
	if got := Histories(w, w.Info.Of(metrics.Year, date("2025-11-20"))); !slices.Equal(got, []string{"students", "revenue", "nps"}) {
		t.Errorf("2025: %v", got)
	}
}

// An empty workspace has reports too.
func TestReportsOfABlankWorkspace(t *testing.T) {
	w := &metrics.Workspace{Info: metrics.Info{Name: metrics.Same("Acme"), TZ: "UTC", Currency: "USD"}}
	for name, kind := range Kinds {
		d := reported(w, kind, "2026-10-15", "2026-11-04", metrics.EN)
		if _, err := pagetest.Skeleton(html(t, d)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if md := Minutes(d); !strings.Contains(md, "No KPIs have been defined yet.") {
			t.Errorf("%s: %s", name, md)
		}
	}
}

// What has come of a period so far is no point in a chart.
func TestChartsLeaveOutWhatIsNotWhole(t *testing.T) {
	d := reported(story(metrics.EN, asWritten), metrics.Week, "2026-11-20", "2026-11-20", metrics.EN)
	l := &layout{Document: d, w: d.in.Workspace}
	for i := range d.KPIs {
		if d.KPIs[i].ID != "revenue" {
			continue
		}
		points := l.chart(&d.KPIs[i]).Points
		if last := points[len(points)-1]; last.Label != "2026-11" || !math.IsNaN(last.Value) || last.Plan != 6_000_000 {
			t.Errorf("the open month: %+v", last)
		}
		if before := points[len(points)-2]; before.Value != 4_781_000 {
			t.Errorf("October: %+v", before)
		}
	}
}
