package review

import (
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
)

// Each case types something and is killed; what it was in must be there again.
func TestTheReviewGoesOnWhereItWasKilled(t *testing.T) {
	for name, c := range map[string]struct {
		do    func(d *desk)
		shows []string
		typed string
		then  func(d *desk) bool
	}{
		"a word on an action": {
			do:    func(d *desk) { d.press("space").text("半分に") },
			shows: []string{"半分に"}, typed: "した",
			then: func(d *desk) bool {
				d.press("enter")
				return d.env.Workspace.Action("aaaaaaaaaa").Why == "半分にした"
			},
		},
		"a day": {
			do:    func(d *desk) { d.press("n", ">").text("12/1") },
			shows: []string{"12/1"}, typed: "1",
			then: func(d *desk) bool {
				d.press("enter", "enter")
				return d.env.Workspace.Action("bbbbbbbbbb").Due == on("2026-12-11")
			},
		},
		"an action": {
			do:    func(d *desk) { d.press("+").text("電話す").press("enter").text("田").press("shift+tab") },
			shows: []string{"電話す", "田"}, typed: "る",
			then: func(d *desk) bool {
				d.press("ctrl+s")
				a := d.env.Workspace.Actions[2]
				return a.Title == "電話する" && a.Owner == "田" && a.Review == d.review().ID()
			},
		},
		"a cause": {
			do: func(d *desk) {
				d.step(metrics.StepExceptions).press("n", "enter").text("一行目").press("enter").text("二行目").press("tab").text("広告")
			},
			shows: []string{"一行目", "二行目", "広告"}, typed: "費",
			then: func(d *desk) bool {
				d.press("esc")
				f := d.review().Findings
				return len(f) == 1 && f[0].Note == "一行目\n二行目" && f[0].Cause == "広告費"
			},
		},
		"an experiment": {
			do:    func(d *desk) { d.step(metrics.StepExperiments).press("enter", "2").text("効かな") },
			shows: []string{"棄却", "効かな"}, typed: "い",
			then: func(d *desk) bool {
				d.press("ctrl+s")
				e := d.env.Workspace.Experiments[0]
				return e.Verdict == metrics.Refuted && e.Learned == "効かない"
			},
		},
		"a voice": {
			do:    func(d *desk) { d.step(metrics.StepVoices).press("+").text("助か") },
			shows: []string{"助か"}, typed: "る",
			then: func(d *desk) bool {
				d.press("ctrl+s")
				v := d.review().Voices
				return len(v) == 1 && v[0].Text == "助かる"
			},
		},
		"decisions": {
			do:    func(d *desk) { d.step(metrics.StepVoices).press("G", "enter").text("やめ") },
			shows: []string{"やめ"}, typed: "る",
			then: func(d *desk) bool {
				d.press("ctrl+s")
				return d.review().Texts[metrics.Decisions] == "やめる"
			},
		},
		"the last step": {
			do:    func(d *desk) { d.step(metrics.StepClose) },
			shows: []string{"議事録に入る内容"},
			then:  func(d *desk) bool { d.press("enter", "y"); return d.review().Closed() },
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, metrics.JA, lastWeek)
			c.do(d)
			spent := d.s.draft.total()
			d.again()
			d.shows(c.shows...)
			if typing := c.typed != ""; d.s.Typing() != typing {
				t.Fatalf("typing is %v:\n%s", d.s.Typing(), d.view())
			}
			if d.s.Typing() && d.s.Cursor() == nil {
				t.Fatal("no cursor")
			}
			if got := d.s.draft.total(); got != spent {
				t.Errorf("%d seconds, had %d", got, spent)
			}
			d.text(c.typed)
			if !c.then(d) {
				t.Errorf("not kept: %+v\n%s", d.last(), d.view())
			}
			if !d.review().Closed() && len(d.drafts[d.review().ID()].Texts) != 0 {
				t.Errorf("the draft still has %+v", d.drafts[d.review().ID()].Texts)
			}
		})
	}
}

// The program may end when a text is on disk and the draft still has it: what is
// kept must not come back as if it were not.
func TestWhatWasKeptIsNotInTheDraftThatIsReadAgain(t *testing.T) {
	for name, c := range map[string]struct {
		keep  func(d *desk)
		again func(d *desk)
		typed string // must not be in the fields
	}{
		"an action": {
			keep: func(d *desk) {
				d.press("+").text("Call").press("enter").text("Sato").press("enter").text("12/1").press("ctrl+s")
			},
			again: func(d *desk) { d.press("+") }, typed: "Call",
		},
		"an action for a KPI": {
			keep:  func(d *desk) { d.step(metrics.StepExceptions).press("+").text("Call").press("ctrl+s") },
			again: func(d *desk) { d.press("+") }, typed: "Call",
		},
		"how an action went": {
			keep:  func(d *desk) { d.press("space").text("as hoped").press("enter") },
			again: func(d *desk) { d.press("space", "space") }, typed: "as hoped",
		},
		"why one was dropped": {
			keep:  func(d *desk) { d.press("-").text("no use").press("enter") },
			again: func(d *desk) { d.press("-", "-") }, typed: "no use",
		},
		"why one was moved": {
			keep:  func(d *desk) { d.press(">").text("12/1").press("tab").text("no offer").press("enter") },
			again: func(d *desk) { d.press(">") }, typed: "no offer",
		},
		"a voice": {
			keep: func(d *desk) {
				d.step(metrics.StepVoices).press("+").text("loved it").press("tab").text("a student").press("ctrl+s")
			},
			again: func(d *desk) { d.press("+") }, typed: "loved it",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := sit(t, metrics.EN, lastWeek)
			id := d.review().ID()
			d.hold = true
			c.keep(d)
			draft := d.drafts[id]
			if len(draft.Texts) == 0 {
				t.Fatal("nothing was in the draft before it was kept")
			}
			d.settle()
			d.drafts[id] = draft
			d.again()
			if d.s.Typing() || len(d.s.draft.texts) != 0 {
				t.Errorf("typing is %v, the draft has %v", d.s.Typing(), d.s.draft.texts)
			}
			c.again(d)
			for _, fd := range d.s.fields.list {
				if strings.Contains(fd.value(), c.typed) {
					t.Errorf("%s says %q again", fd.key, fd.value())
				}
			}
		})
	}
}

// Who is writing the same once more is not interrupted, nor who has typed on.
func TestWhatIsBeingWrittenStaysInTheDraft(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	d.press("+").text("Call").press("ctrl+s", "+").text("Call")
	d.again()
	if !d.s.Typing() || d.s.fields.get("title") != "Call" {
		t.Fatalf("typing is %v: %v", d.s.Typing(), d.s.draft.texts)
	}
	id := d.review().ID()
	for _, other := range []map[string]string{{"title": "Call back"}, {"title": "Call", "owner": "Sato"}, {"title": "Call", "due": "12/24"}, {"title": "Call", "kpi": "cac"}} {
		draft := metrics.Draft{Review: id, Step: metrics.StepActions, Texts: map[string]string{}}
		for key, typed := range other {
			draft.Texts["actions/new//"+key] = typed
		}
		d.drafts[id] = draft
		d.again()
		d.press("+")
		for key, typed := range other {
			if got := d.s.fields.get(key); got != typed {
				t.Errorf("%s is %q, typed was %v", key, got, other)
			}
		}
	}
}

func TestADraftIsSavedOnceForManyLetters(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter")
	d.s.pause = time.Hour
	n := d.written
	var ticks int
	for _, k := range uitest.Keys("a long sentence") {
		if d.s.Type(k) != nil { // a timer that this test does not wait for
			ticks++
		}
	}
	if ticks != 1 || d.written != n {
		t.Fatalf("%d timers, %d drafts", ticks, d.written-n)
	}
	d.run(d.s.Take(tick{d.review().ID()}))
	if d.written != n+1 || d.drafts[d.review().ID()].Texts["exceptions/cac/note"] != "a long sentence" {
		t.Errorf("%d drafts, %+v", d.written-n, d.drafts)
	}
	d.run(d.s.Take(tick{d.review().ID()}))
	if d.written != n+1 {
		t.Error("saved although nothing changed")
	}
}

func TestNothingIsSavedBeforeTheDraftHasCome(t *testing.T) {
	d := sit(t, metrics.EN, lastWeek)
	id := d.review().ID()
	d.drafts[id] = metrics.Draft{Review: id, Step: metrics.StepVoices, Texts: map[string]string{"voices/section/decisions/text": "kept"}}
	s := New(d.env)
	s.pause = 0
	s.Refresh()
	d.s = s
	load := s.Enter()
	d.press("tab")
	if got := d.drafts[id].Texts["voices/section/decisions/text"]; got != "kept" {
		t.Fatalf("the draft was written over: %q", got)
	}
	d.run(load)
	if s.step() != metrics.StepDue {
		t.Errorf("the walk jumped to %s", s.step())
	}
	if got := d.drafts[id]; got.Texts["voices/section/decisions/text"] != "kept" || got.Step != metrics.StepDue {
		t.Errorf("draft %+v", got)
	}
}

func TestLeavingSavesTheDraft(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter")
	d.s.pause = time.Hour
	for _, k := range uitest.Keys("note") {
		d.s.Type(k)
	}
	d.run(d.s.Leave())
	if d.drafts[d.review().ID()].Texts["exceptions/cac/note"] != "note" {
		t.Errorf("draft %+v", d.drafts)
	}
	if d.s.Leave() != nil {
		t.Error("saved again")
	}
}

func TestWhatCannotBeStoredStays(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("a note")
	d.fail = errDisk
	d.press("ctrl+s")
	d.shows("the disk is full", "a note")
	if !d.s.Typing() || d.review().Finding("cac").Note != "" {
		t.Fatal("the field is gone")
	}
	d.press("ctrl+s")
	if d.review().Finding("cac").Note != "a note" || d.s.Typing() {
		t.Errorf("finding %+v", d.review().Finding("cac"))
	}
	d.hides("the disk is full")
}

func TestTwoNotesInQuickSuccessionAreBothKept(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	second := d.s.here().cursor().items[1]
	d.hold = true // the disk is slow
	d.press("enter").text("first").press("ctrl+s", "n", "enter").text("second").press("ctrl+s")
	if len(d.slow) != 1 {
		t.Fatalf("%d changes are under way", len(d.slow))
	}
	d.settle()
	if a, b := d.review().Finding("cac").Note, d.review().Finding(second).Note; a != "first" || b != "second" {
		t.Errorf("kept %q and %q", a, b)
	}
}

func TestAnActionIsMadeOnceHoweverQuicklyItIsWrittenAgain(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.hold = true
	d.press("enter", "tab", "tab").text("Call").press("ctrl+s", "enter", "tab", "tab").text(" them").press("ctrl+s")
	d.settle()
	if got := d.env.Workspace.Actions; len(got) != 1 || got[0].Title != "Call them" {
		t.Errorf("actions %+v", got)
	}
}

func TestAnotherTerminalClosesTheReviewMeanwhile(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.merge(metrics.Draft{Review: d.review().ID(), Texts: map[string]string{"voices/section/decisions/text": "an idea"}})
	d.again()
	d.step(metrics.StepExceptions).press("enter").text("half a thou")
	r := *d.review()
	r.Closing = &metrics.Closing{At: d.env.Now, By: "Sato", Seq: d.env.Seq}
	d.minutes[r.ID()] = metrics.Minutes{Review: r.ID(), Text: "# What they wrote"}
	n := len(d.saves)
	d.apply(metrics.Change{Kind: metrics.ChangeReview, Records: []metrics.RecordEdit{metrics.Put(&r)}})
	d.run(d.s.Take(frame.Refreshed{}))
	d.shows("Sato has closed this review", "half a thou")
	d.press("ctrl+s")
	if len(d.saves) != n+1 {
		t.Fatalf("saved into a closed review: %+v", d.last())
	}
	d.shows("half a thou")
	d.press("esc")
	d.wants(frame.Copy{Text: "Note\nhalf a thou"})
	d.files("half a thou", "an idea")
	d.shows("What they wrote")
}

func TestAnotherTerminalWritesTheSameNoteMeanwhile(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("mine")
	r := *d.review()
	r.Findings = []metrics.Finding{{KPI: "cac", Note: "theirs", Cause: "their cause"}}
	d.apply(metrics.Change{Kind: metrics.ChangeReview, Records: []metrics.RecordEdit{metrics.Put(&r)}})
	d.shows("Changed elsewhere meanwhile", "mine", "their cause")
	d.press("ctrl+s")
	if f := d.review().Finding("cac"); f.Note != "mine" || f.Cause != "their cause" {
		t.Errorf("finding %+v", f)
	}
}

func TestTheReviewIsTakenBackMeanwhile(t *testing.T) {
	d := sit(t, metrics.EN).step(metrics.StepExceptions)
	d.press("enter").text("mine")
	d.apply(metrics.Change{Kind: metrics.ChangeUndo, Records: []metrics.RecordEdit{metrics.Remove(metrics.RecordReview, d.review().ID())}})
	d.run(d.s.Take(frame.Refreshed{}))
	d.shows("This review was taken back", "mine")
	d.press("esc")
	d.wants(frame.Copy{Text: "Note\nmine"})
	d.files("mine")
	d.shows("No review was held")
}
