package main

import "testing"

func TestTheBackgroundIsSupposedFromTheEnvironment(t *testing.T) {
	for colours, dark := range map[string]bool{"": true, "15;0": true, "0;15": false, "0;default;15": false, "0;7": false, "12;8": true} {
		if got := supposeDark(colours); got != dark {
			t.Errorf("%q: dark %v, want %v", colours, got, dark)
		}
	}
}
