package theme

import "testing"

// Whoever sees no colours knows which way a signal goes, and which is for the worse.
func TestSignalsDifferByShape(t *testing.T) {
	each(t, func(t *testing.T, th *Theme) {
		seen := map[string]string{}
		for name, c := range map[string]struct {
			high        bool
			better      int
			provisional bool
		}{
			"up, better": {true, 1, false}, "up, worse": {true, -1, false}, "up, few points": {true, -1, true},
			"down, better": {false, 1, false}, "down, worse": {false, -1, false}, "down, few points": {false, 1, true},
		} {
			mark, _ := th.Signal(&th.Glyphs, c.high, c.better, c.provisional)
			if other, dup := seen[mark]; dup || len(mark) > SignalWidth {
				t.Errorf("%s is %q, as %s", name, mark, other)
			}
			seen[mark] = name
		}
		if _, worse := th.Signal(&th.Glyphs, true, -1, false); worse.Foreground() != th.Worse.Foreground() {
			t.Error("a signal for the worse does not look like a change for the worse")
		}
		if _, unsure := th.Signal(&th.Glyphs, true, -1, true); unsure != th.Muted {
			t.Error("a signal of few points is as loud as one of many")
		}
	})
}
