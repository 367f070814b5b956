package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

// A company that starts today defines its first KPIs and a phase by keys alone,
// from the welcome screen on, and its board makes sense from the first day: in
// English and in US dollars. The figures are worked out by hand from the rules.
func TestACompanyThatStartsToday(t *testing.T) {
	at := func(month time.Month, day int) time.Time { return time.Date(2026, month, day, 14, 0, 0, 0, time.UTC) }
	t.Setenv("TZ", "America/New_York")
	t.Setenv("KPITUI_TODAY", "2026-01-05") // a Monday; the clock with which the workspace is made
	p := newPilot(t, "", metrics.EN, 139, 30, at(1, 5))
	path := filepath.Join(os.Getenv("XDG_DATA_HOME"), "kpitui", "default.db")
	const next = "enter"

	p.sees("Where do you want to start?", "Blank")
	p.press(next, "Acme", next)
	p.sees("USD")
	p.press(next)
	p.sees("Acme  2026-01-05 Mon W02", "No KPIs yet. Press + to add the first one.", "Health --", "Measured 0/0")

	// Five KPIs: eight times enter and what matters, the rest is further down.
	p.press("+", "MRR", next, next, next)
	p.sees("USD (default)")
	p.press(next, next, next, "50k")
	p.sees("$50,000")
	p.press(next, "12/31", next, next)
	p.sees("MRR saved. u takes it back.")
	p.press("+", "New customers", next, "s", next, "c", next, next, "w", next, next, "5", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "s", "ctrl+s")
	p.reads("⡇--", "New customers", "unmeasured", "5") // the cursor goes to what was added
	p.press("+", "Churn", next, next, "s", next, next, "right", next, "3%", "ctrl+s")
	p.press("+", "Uptime", next, "o", next, "s", next, "d", next, next, "99.5", "ctrl+s")
	p.press("+", "Signups", next, "o", next, "c", next, "people", next, "d", next, "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "s", "tab", "m", "ctrl+s")
	p.reads("⡇--", "Signups", "unmeasured", "no goal")
	// A phase with two goals.
	p.press("p", "+", "Launch", next, next, "6/30", next, next)
	p.press(next, "mrr", next, next, "15k", next, next, next, next, "right", "right", next)
	p.press(next, "churn", next, "at", next, "5", next, next, "h", "ctrl+s")
	p.sees("Launch saved.")
	p.reads("v Launch", "2026-01-05 to 2026-06-30", "0%", "health --", "measured 0/2")
	p.press("b")
	p.sees("All 5", "Strategic 1", "Business 2", "Operations 2", "Customer 0", "unmeasured 5", "Measured 0/5", "Health --")

	// Day one: what is known today. Nothing can be compared, nothing is red.
	p.press("/", "mrr", next, "e")
	p.reads("MRR  <", "Jan")
	p.press("1,000")
	p.reads("Value  1,000", "$1,000", "early")
	p.press(next, "esc")
	p.press("E")
	p.reads("1/4", "New customers", "W02", "plan 5")
	p.press(next) // not known yet
	p.reads("2/4", "Churn", "Jan", "plan 5%")
	p.press(next)
	p.reads("3/4", "Uptime", "1/5", "plan 99.5%")
	p.press("99.9")
	p.reads("Value  99.9", "99.9%", "ok reached 100%")
	p.press(next)
	p.reads("4/4", "Signups", "1/5")
	p.press("3")
	p.reads("Value  3", "so far 3")
	p.press(next)
	p.sees("That was all that was due. 2 saved.")
	p.sees("Launch ", " 0%", "Health 100", "Measured 2/5", "reached 1", "early 1", "unmeasured 3")
	p.seesNot("!1", "!2", "!3", "due 1", "stale")
	p.reads(" MRR ", "***", "$1,000", "$1,000", "100%", "--", "⢠", "Jan") // the path begins here
	p.reads(" Uptime ", "99.9%", "99.5%", "100%", "--", "⢠", "1/5")       // and a first dot of trend
	p.reads(" Signups ", "3", "no goal", "--", "--", "Jan 16%")           // 5 of 31 days: so far, not judged
	p.reads(" New customers ", "unmeasured", "5", "--", "--")             // of a week that is not over
	p.reads(" Churn ", "unmeasured", "5%", "--", "--")                    // the phase's goal, not the KPI's own
	p.press("/", "mrr", next, next)
	p.sees(">= $15,000", "early", "no comparison")

	// Week two: the first week is over.
	p = newPilot(t, path, metrics.EN, 139, 30, at(1, 12))
	p.sees("2026-01-12 Mon W03", "stale 2") // uptime and sign-ups were entered once, a week ago
	p.press("E")
	p.reads("1/9", "New customers", "W02")
	p.press("4")
	p.reads("Value  4", "!1 caution 80%")
	p.press(next)
	p.reads("2/9", "Churn", "Jan")
	p.press(next)
	p.reads("3/9", "Uptime", "1/12", "last 99.9% (1/5)")
	p.press("99.7", next)
	for _, day := range []string{"1/6", "1/7", "1/8", "1/9", "1/10", "1/11"} {
		p.reads("/9 ", "Signups", day)
		p.press("2", next)
	}
	p.sees("That was all that was due. 8 saved.")
	// Uptime is reached, new customers are at 80 %: (1 + 0.8) / 2. MRR is early.
	p.sees("Launch ", " 4%", "Health 90", "Measured 3/5", "!1 caution 1", "reached 1", "early 1")
	p.seesNot("!2", "!3", "due 1", "stale")
	p.reads(" New customers ", "4", "5", "80%", "--", "W02")
	p.reads(" MRR ", "$1,000", "$1,000", "--", "Jan")
	p.reads(" Uptime ", "99.7%", "99.5%", "100%", "-0.2pt", "1/12") // against a week before
	p.reads(" Signups ", "15", "no goal", "--", "--", "Jan 39%")    // 3 + 6 × 2 in 12 of 31 days

	// Month four, after a quarter without numbers.
	p = newPilot(t, path, metrics.EN, 139, 30, at(4, 6))
	p.sees("2026-04-06 Mon W15")
	p.press("E")
	for _, value := range []string{"MRR Feb 4000", "MRR Mar 5000",
		"New W08 5", "New W09 6", "New W10 3", "New W11 5", "New W12 7", "New W13 6", "New W14 8",
		"Churn Mar 4%", "Uptime 4/6 98.9",
		"Signups 3/30 10", "Signups 3/31 10", "Signups 4/1 10", "Signups 4/2 10", "Signups 4/3 10", "Signups 4/4 10", "Signups 4/5 10"} {
		p.enters(value)
	}
	p.sees("That was all that was due. 18 saved.")
	// Health: MRR weighs 3 and has 76.8 %, the others reach 1, 1 and 0.994 of 1:
	// (3 × 0.7684 + 1 + 1 + 0.9940) / 6.
	p.sees("Launch ", " 52%", "Health 88", "Measured 5/5", "!2 warning 1", "near 1", "reached 2", "no goal 1")
	p.seesNot("!1", "!3", "unmeasured", "early", "due 1", "stale")
	// The plan at the end of March: 1,000 at the end of January, whose value it
	// was, and 15,000 at the end of June: 1,000 + 14,000 × 59/150 = 6,506.67.
	p.reads(" MRR ", "***", "$5,000", "$6,507", "77%", "+25.0%", "Mar")
	p.reads(" New customers ", "8", "5", "160%", "+33.3%", "W14")
	p.reads(" Churn ", "4%", "5%", "120%", "--", "Mar")
	p.reads(" Uptime ", "98.9%", "99.5%", "99%", "-0.8pt", "4/6")
	p.reads(" Signups ", "20", "no goal", "--", "--", "Mar") // two days of March; none of February to compare with
	p.press("/", "mrr", next, next)
	p.sees(">= $15,000", "77%", "33%") // of plan and of goal
}
