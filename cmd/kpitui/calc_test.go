package main

import (
	"testing"

	uiwords "kpitui/internal/ui/words"
)

func TestNoTextOfCalcIsMissing(t *testing.T) {
	for _, missing := range uiwords.Missing(calcWords) {
		t.Error(missing)
	}
}
