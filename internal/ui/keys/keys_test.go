package keys

import "testing"

func TestNoKeyMeansTwoThingsInOnePlace(t *testing.T) {
	for _, place := range Places {
		seen := map[string]Action{}
		for _, b := range In(Global | Moving | place.Scope) {
			for _, key := range b.Keys() {
				if other, ok := seen[key]; ok {
					t.Errorf("%s: %q is both %s and %s", place.Name.EN, key, other, b.Action)
				}
				seen[key] = b.Action
			}
		}
	}
}

func TestKeysOfAJapaneseInputMethodCountAsTheirTwins(t *testing.T) {
	for pressed, want := range map[string]Action{
		"ｊ": Down, "？": Help, "／": Search, "：": Palette, "Ｇ": Bottom, "０": TierAll, "＋": Add,
		"あ": Alerts, "え": Enter, "う": Undo, "j": Down, "ctrl+c": ForceQuit, "ぬ": None,
	} {
		if got := Find(pressed, Moving|OnBoard); got != want {
			t.Errorf("%q = %q, want %q", pressed, got, want)
		}
	}
}

func TestEveryBindingHasItsNameInBothLanguages(t *testing.T) {
	for _, b := range Table {
		if b.Name.JA == "" || b.Name.EN == "" || (b.Short.JA == "") != (b.Short.EN == "") {
			t.Errorf("%s: name %+v, short %+v", b.Action, b.Name, b.Short)
		}
		if len(b.Keys()) == 0 && !b.Palette {
			t.Errorf("%s can be reached by no key and no palette", b.Action)
		}
	}
}

// Every screen is among the places: the tests of this package walk those.
func TestEveryScopeOfAScreenIsAPlace(t *testing.T) {
	var in Scope
	for _, place := range Places {
		in |= place.Scope
	}
	for i := range Table {
		if rest := Table[i].Scope &^ (Global | Moving) &^ in; rest != 0 {
			t.Errorf("%s holds in scope %b, which is no place", Table[i].Action, rest)
		}
	}
}
