package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/ui"
)

// at puts the board's cursor on a KPI by searching for it.
func (p *pilot) at(name string) {
	p.t.Helper()
	p.press("/", name, "enter")
}

func TestAWrongPeriodIsCorrectedInPlace(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	p.at("nps")
	p.press("e")
	p.reads("NPS  <", "Nov", ">", "last 68 (Oct)", "plan 75")
	p.press("80", "right")
	p.sees("A period that has not begun takes no value.")
	p.press("left")
	p.seesNot("A period that has not begun")
	p.reads("NPS  <", "Oct", ">", "recorded 68", "last 67 (Sep)", "plan 75")
	p.reads("Value  80", "80", "ok reached 107%") // what was typed stayed; the level before enter
	p.press("enter")
	p.sees("NPS Oct: 80 saved. u takes it back.")
	p.reads("ok reached", "NPS", "80", "107%", "Oct")
	if got := p.newest("nps"); got.Value != 80 || got.Period != (metrics.Period{Kind: metrics.Month, Start: metrics.NewDate(2026, 10, 1)}) {
		t.Errorf("on disk: %+v", got)
	}
}

// One day of a sum by months is not held against the month's plan.
func TestThePlanOfASumNamesItsMonth(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	p.at("monthly revenue")
	p.press("e")
	// 5,000,000 + 3,000,000 × 334/546 at the end of November
	p.reads("Monthly revenue  <", "11/20", "plan for Nov ¥6.84M")
	p.press("100,000")
	p.reads("Value  100,000", "¥100K", "so far ¥4.1M")
	p.press("esc", "esc")
	p.at("content updates") // a month's sum is entered as one
	p.press("e")
	p.reads("Major content updates  <", "Nov", "plan 2")
}

func TestAnUnusualValueAsksForASecondEnter(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	before := p.entries()
	p.at("mrr")
	p.press("e", "62M", "enter")
	p.sees("Far from the last value, ¥")
	p.press("backspace", "backspace", "3M", "enter") // another number is asked about anew
	p.sees("Far from the last value, ¥")
	p.press("left", "enter") // and so is another day
	p.sees("Far from the last value, ¥")
	if n := p.entries(); n != before {
		t.Fatal("an unusual value was stored at once")
	}
	p.press("enter")
	p.sees("¥63M saved.")
	p.at("new customers") // not for one day of a sum, which may well be ten times the day before
	p.press("e", "99", "enter")
	p.sees("99 saved.")
}

func TestANumberThatCannotBeTakenStaysInItsField(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon)
	before := p.entries()
	p.at("mrr")
	p.press("e")
	for typed, says := range map[string]string{
		"1.200": "can mean 1.2 or 1200", "1,2": "can mean 1.2 or 12", "nan": "cannot be a value", "0x10": "is not decimal", "1_000": "underscore",
		"€5": "€", "about 5": `cannot read "about 5"`,
	} {
		p.press(typed, "enter")
		p.reads("Value  "+typed, typed)
		if line := p.problem(); !strings.Contains(line, says) {
			t.Errorf("%s: %q", typed, line)
		}
		for range typed {
			p.press("backspace")
		}
	}
	if n := p.entries(); n != before {
		t.Errorf("%d were stored", n-before)
	}
}

// problem returns the last line of the entry line.
func (p *pilot) problem() string {
	lines := strings.Split(p.screen(), "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "    Note") && i+1 < len(lines) {
			return strings.TrimSpace(lines[i+1])
		}
	}
	return ""
}

func TestANoteAndFullWidthDigits(t *testing.T) {
	p := newPilot(t, demoPath(t, metrics.JA), metrics.JA, 120, 36, demoNoon)
	p.at("粗利率")
	p.press("e")
	p.reads("粗利率  <", "10月")
	p.press("８８．５％")
	p.reads("値", "８８．５％", "88.5%", "ok 達成 104%")
	p.press("tab", "広告費を　減らした", "enter")
	p.sees("88.5% を保存しました")
	if got := p.newest("gross_margin"); got.Value != 88.5 || got.Note() != "広告費を　減らした" || got.Source() != "cockpit" || got.By() != "hana" {
		t.Errorf("on disk: %+v", got)
	}
}

// broken is a storage in which writing fails, as on a full disk, in a read-only
// file or while another holds it for too long.
type broken struct {
	ui.Storage
	err error
}

func (b *broken) Apply(ctx context.Context, c metrics.Change, by string, at time.Time) (metrics.Entry, error) {
	if b.err != nil {
		return metrics.Entry{}, b.err
	}
	return b.Storage.Apply(ctx, c, by, at)
}

func TestWhatCouldNotBeSavedStaysInItsField(t *testing.T) {
	for err, says := range map[error]string{
		store.ErrBusy: "Another program is using", store.ErrReadOnly: "read-only", store.ErrDiskFull: "full",
	} {
		b := &broken{err: fmt.Errorf("writing: %w", err)}
		p := newPilotWith(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, monday, func(c *ui.Config) {
			b.Storage = c.Storage
			c.Storage = b
		})
		p.press("E", "987", "tab", "counted twice", "enter")
		p.reads("1/10 ", "Cumulative students") // the walk does not go on
		p.reads("Value", "987")
		p.reads("Note", "counted twice")
		if line := p.problem(); !strings.Contains(line, says) {
			t.Errorf("%v: %q", err, line)
		}
		b.err = nil // the disk has room again
		p.press("enter")
		p.reads("2/10 ", "Variable cost")
		if got := p.newest("students_total"); got.Value != 987 || got.Note() != "counted twice" {
			t.Errorf("on disk: %+v", got)
		}
		p.press("esc", "+", "Runway", "enter")
		b.err = err
		p.press("ctrl+s")
		p.sees("Runway", "not saved", says)
		b.err = nil
		p.press("ctrl+s")
		p.sees("Runway saved.")
	}
}

// A KPI that another takes away while its value is typed is no reason to fall.
func TestAKPIThatIsGoneWhileItsValueIsTyped(t *testing.T) {
	path := newTemplate(t)
	p := newPilot(t, path, metrics.EN, 160, 36, demoNoon)
	p.press("+", "Runway", "enter", "ctrl+s")
	made := uint64(p.entries())
	p.press("enter")
	p.sees("Runway")
	p.press("e", "12")
	if _, err := p.store.Undo(context.Background(), made, true, "naoto", demoNoon); err != nil {
		t.Fatal(err)
	}
	p.follows()
	p.press("3", "enter", "left", "tab", "enter", "esc", "esc", "esc")
	p.seesNot("Runway")
	p.sees("MRR")
}
