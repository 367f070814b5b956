package metrics

import "testing"

func TestEveryRuleAndStateOfAProcessHasItsWords(t *testing.T) {
	for _, r := range SignalRules {
		if l := r.Label(); l.JA == "" || l.EN == "" {
			t.Errorf("%s: %+v", r, l)
		}
	}
	for _, s := range ProcessStates {
		for _, l := range [...]Text{s.Label(), s.Meaning()} {
			if l.JA == "" || l.EN == "" {
				t.Errorf("%s: %+v", s, l)
			}
		}
	}
}
