package message

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
)

func TestAMessageShowsEveryLineUntilAKeyIsPressed(t *testing.T) {
	s := New(uitest.Env(metrics.EN), "work.db is damaged.\n  the snapshots of mrr 2026\nkpitui restore copy.db\x1b[2J")
	s.SetSize(60, s.Height())
	view := uitest.Plain(s.View())
	for _, want := range []string{"work.db is damaged.", "the snapshots of mrr 2026", "kpitui restore copy.db"} {
		if !strings.Contains(view, want) {
			t.Errorf("no %q in\n%s", want, view)
		}
	}
	if strings.Contains(s.View(), "\x1b[2J") {
		t.Error("a sequence of the text reached the view")
	}
	if asked := uitest.InOrder(s.Type(uitest.Keys("x")[0])); len(asked) != 1 || asked[0] != (frame.CloseOverlay{}) {
		t.Errorf("a key asked for %v", asked)
	}
}

func TestAMessageFitsEverySize(t *testing.T) {
	uitest.Sweep(t, New(uitest.Env(metrics.JA), strings.Repeat("ファイルが壊れています。正常なバックアップから戻せます。\n", 4)))
}
