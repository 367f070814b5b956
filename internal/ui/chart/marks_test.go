package chart

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

// marked is the students' chart with something of every kind, some of it on one
// day, some of it out of view.
func marked(lang metrics.Lang) LineChart {
	c := students(lang)
	c.Marks = []Mark{
		{day(2024, 1, 1), metrics.MarkNote}, {day(2025, 6, 30), metrics.MarkNote}, {day(2025, 12, 1), metrics.MarkExperiment}, {day(2026, 3, 1), metrics.MarkExperiment},
		{day(2026, 7, 1), metrics.MarkFinding}, {day(2026, 7, 1), metrics.MarkAction}, {day(2026, 7, 3), metrics.MarkAction},
		{c.To, metrics.MarkNote}, {c.To, metrics.MarkAction}, {c.To + 1, metrics.MarkExperiment},
	}
	return c
}

func TestMarksStandBelowTheirDaysAndAreExplained(t *testing.T) {
	same(t, Line(marked(metrics.JA), 60, 10), `
               成長加速期                      拡張期       |
1500名         ⠅                ⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂|
               ⠅                               ⠅        ⣀⣀⠤⠄|
               ⠅                            ⢀ ⢀⣀⠤⠤⠤⠤⠒⠉⠉⠉⠈   |
               ⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⢀⣀⡀⠠ ⠠⠤⠤⠤⠒⠒⠊⠉⠉⠁⠅            |
   0名 ⣀⣀⣀⣀⣀⣀⣀⣀⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠒⠒⠒⠒⠊⠉⠉⠉              ⠅            |
               n            x       x          ra         an|
       4月     7月     10月    2026    4月     7月     10月 |
       ⠤⠤ 実績   ⠄⠄ 目標 1500名   ⠄⠠ 計画                   |
       n メモ   r レビュー   a アクション   x 仮説検証      |
`)
	lines := Line(marked(metrics.EN), 100, 10)
	if got, want := strings.TrimSpace(lines[9]), "⠤⠤ actual   ⠄⠄ goal 1500   ⠄⠠ plan   n note   r review   a action   x experiment"; got != want {
		t.Errorf("legend %q, want %q", got, want)
	}
}

func TestMarksGiveWayToThePlot(t *testing.T) {
	for height, shown := range map[int]bool{7: false, 8: true} {
		if got := strings.Contains(drawing(Line(marked(metrics.EN), 60, height)), "ra"); got != shown {
			t.Errorf("%d lines: marks are shown: %v", height, got)
		}
	}
}

func TestManyMarksOfADayTakeNoFurtherPlace(t *testing.T) {
	c := students(metrics.EN)
	for range 9 {
		for _, k := range metrics.MarkKinds {
			c.Marks = append(c.Marks, Mark{day(2026, 1, 1), k})
		}
	}
	if got := strings.TrimSpace(Line(c, 90, 12)[9]); got != "anrx" {
		t.Errorf("%q", got)
	}
}

func TestMarkedChartsAreExact(t *testing.T) {
	for _, w := range around(1, 8, 15, 20, 40, 60, 80, 190) {
		for _, h := range around(1, 4, 7, 10, 24) {
			exact(t, Line(marked(metrics.JA), w, h), w, h)
		}
	}
}
