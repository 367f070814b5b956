package main

import (
	"testing"

	uiwords "kpitui/internal/ui/words"
)

func TestNoTextIsMissingInEitherLanguage(t *testing.T) {
	for _, texts := range []any{words, computedWords, catalogWords, templateTitles, damageWords, doctorWords} {
		for _, missing := range uiwords.Missing(texts) {
			t.Error(missing)
		}
	}
}
