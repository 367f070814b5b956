package report

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// Every field that a definition has can be seen in the journal when it changes.
func TestTheJournalNamesEveryFieldThatChanged(t *testing.T) {
	from := 3.0
	changed := map[metrics.RecordKind]metrics.Record{
		metrics.RecordKPI: &metrics.KPI{
			Name: metrics.Text{JA: "新"}, Tier: metrics.Business, Layer: metrics.LayerModel, Group: metrics.Same("g"),
			Unit: metrics.Unit{Kind: metrics.UnitCount, Counter: metrics.Same("名")}, Cadence: metrics.Weekly, Days: 1 << time.Monday,
			Aggregation: metrics.Sum, Per: metrics.Quarter, Method: metrics.Same("m"), Owner: "佐藤", Unmeasured: metrics.Same("u"), Today: true,
			Goals:      []metrics.Goal{{Comparator: metrics.AtLeast, Value: 5, From: &from}},
			Thresholds: metrics.Thresholds{Caution: &metrics.Threshold{Value: 1, Inclusive: true}},
			Alerts:     []metrics.AlertRule{{When: "value <= 50", Level: 2}}, Archived: true,
			Role: metrics.RoleOutcome, Horizon: metrics.HorizonLong, Direction: metrics.Lower, Formula: "a / b", FedBy: "gone", AgreesWith: []string{"a * 12"},
			Sample: 50, Baselines: []metrics.Baseline{{From: 20000, To: 20200, Reason: "r"}},
			Definition: metrics.Same("d"), EdgeCases: metrics.Same("e"), Source: metrics.Same("s"),
		},
		metrics.RecordView:  &metrics.View{Name: metrics.Same("新"), About: metrics.Same("a"), KPIs: []string{"gone"}},
		metrics.RecordPhase: &metrics.Phase{Name: metrics.Same("新"), Start: 20000, End: 20100, Goals: []metrics.Goal{{KPI: "gone"}}},
		metrics.RecordInfo: &metrics.Info{
			Name: metrics.Same("新"), TZ: "Asia/Tokyo", Currency: "JPY", Start: 20000,
			Calendar: metrics.Calendar{FiscalStart: time.April}, Bands: metrics.Bands{Near: 0.95}, NorthStar: "gone",
		},
		metrics.RecordReview: &metrics.Review{
			Findings: []metrics.Finding{{KPI: "gone", Note: "n"}}, Voices: []metrics.Voice{{Text: "t"}},
			Texts: map[metrics.Section]string{metrics.Market: "m"}, Closing: &metrics.Closing{},
		},
		metrics.RecordMinutes: &metrics.Minutes{Text: "t"},
		metrics.RecordAction: &metrics.Action{
			Title: "t", KPI: "gone", Owner: "o", Due: 20000, Status: metrics.ActionDone, Why: "w", Moves: []metrics.Move{{To: 20000}},
			Ended: 20000, Score: metrics.Score{Ease: 1}, Review: "week-2026-11-16",
		},
		metrics.RecordExperiment: &metrics.Experiment{
			Hypothesis: "h", Lever: metrics.Expectation{Change: 0.1}, Outcome: metrics.Expectation{KPI: "gone"}, Did: "d", Owner: "o",
			Start: 20000, End: 20000, Stage: metrics.StageDo, Verdict: metrics.Unclear, Learned: "l",
			Measured: &metrics.Effects{Lever: metrics.Effect{After: metrics.Some(1)}}, Ended: 20000, Review: "week-2026-11-16", Score: metrics.Score{Impact: 1},
		},
		metrics.RecordNote: &metrics.Note{KPI: "gone", Date: 20000, Text: "t"},
	}
	// What never changes, what is said of the list and not of one KPI, and who wrote
	// when, which the entry itself says.
	unseen := []string{"ID", "Order", "Period", "Opened", "By", "At", "Created", "Lang", "Minutes.Review"}
	for kind, after := range changed {
		full := reflect.ValueOf(after).Elem()
		for i := range full.NumField() {
			name := full.Type().Field(i).Name
			if slices.Contains(unseen, name) || slices.Contains(unseen, full.Type().Name()+"."+name) {
				continue
			}
			if full.Field(i).IsZero() {
				t.Errorf("the test does not know %s of %s", name, kind)
			}
			one := reflect.New(full.Type())
			one.Elem().Field(i).Set(full.Field(i))
			before := reflect.New(full.Type()).Interface().(metrics.Record)
			j := &Journal{Workspace: &metrics.Workspace{}, Lang: metrics.EN}
			got := j.Records(&metrics.Change{Records: []metrics.RecordEdit{{Kind: kind, Before: before, After: one.Interface().(metrics.Record)}}})
			if len(got[0].Fields) != 1 || got[0].Fields[0].Label == "" || got[0].Fields[0].Change == "" {
				t.Errorf("%s of %s: %+v", name, kind, got)
			}
		}
	}
}

func TestTheJournalKeepsMaskedAmountsOfRules(t *testing.T) {
	k := &metrics.KPI{ID: "cac", Alerts: []metrics.AlertRule{{When: "value > 30000", Level: 2, Name: metrics.Same("too dear")}}}
	c := &metrics.Change{Records: []metrics.RecordEdit{{Kind: metrics.RecordKPI, ID: "cac", After: k}}}
	j := &Journal{Workspace: &metrics.Workspace{}, Lang: metrics.EN}
	rules := func() string {
		for _, f := range j.Records(c)[0].Fields {
			if f.Label == journalWords.Alerts.EN {
				return f.Change
			}
		}
		return ""
	}
	if got := rules(); got != "!2 value > 30000  too dear" {
		t.Errorf("a rule reads %q", got)
	}
	if j.Masked = true; strings.Contains(rules(), "30000") || !strings.Contains(rules(), "too dear") {
		t.Errorf("masked it reads %q", rules())
	}
}

func TestAnEntryIsALineWithIDsForTheShell(t *testing.T) {
	w := &metrics.Workspace{Info: metrics.Info{Currency: "JPY"}, KPIs: []metrics.KPI{{ID: "mrr", Name: metrics.Same("月次"), Unit: metrics.Unit{Kind: metrics.UnitMoney}}}}
	slot := metrics.Slot{Period: metrics.Period{Kind: metrics.Month, Start: metrics.NewDate(2026, 10, 1)}}
	e := &metrics.Entry{Change: metrics.Change{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{
		KPI: "mrr", Put: []metrics.Snapshot{{Slot: slot, Value: 1_520_000, Origin: &metrics.Origin{Note: "n"}}}, Replaced: []metrics.Snapshot{{Slot: slot, Value: 1_500_000}},
	}}}}
	for _, c := range []struct {
		ids  bool
		want string
	}{{true, "記録  mrr 2026-10  150万円 > 152万円  n"}, {false, "記録  月次 2026-10  150万円 > 152万円  n"}} {
		if got := (&Journal{Workspace: w, Lang: metrics.JA, IDs: c.ids}).Line(e, Touched{KPIs: []string{"mrr"}, Of: 1, Values: 1}); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	large := &metrics.Entry{Change: metrics.Change{Kind: metrics.ChangeImport, Label: "rev.csv"}}
	if got := (&Journal{Workspace: w, Lang: metrics.EN, IDs: true}).Line(large, Touched{KPIs: []string{"mrr"}, Of: 1, Values: 730}); got != "import  rev.csv  730 values  mrr" {
		t.Errorf("an import reads %q", got)
	}
}

// No text lacks a language, and both take the same arguments.
func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	verb := regexp.MustCompile(`%[sd]`)
	for _, all := range []any{words, journalWords, definitionWords} {
		v := reflect.ValueOf(all)
		for i := range v.NumField() {
			w, one := v.Field(i).Interface().(metrics.Text)
			if one && (w.JA == "" || w.EN == "" || !slices.Equal(verb.FindAllString(w.JA, -1), verb.FindAllString(w.EN, -1))) {
				t.Errorf("%s: %+v", v.Type().Field(i).Name, w)
			}
		}
	}
	for day, w := range definitionWords.Weekdays {
		if w.JA == "" || w.EN == "" {
			t.Errorf("weekday %d: %+v", day, w)
		}
	}
	for kind, w := range kindWords {
		if w.JA == "" || w.EN == "" || text.Width(w.JA) > 8 || text.Width(w.EN) > 8 {
			t.Errorf("%s: %+v", kind, w)
		}
	}
}
