package metrics

import (
	"fmt"
	"strings"
)

var formulaWords = map[FormulaKind]Text{
	FormulaEmpty:    {JA: "式を書いてください（例: revenue / customers）", EN: "a formula must stand here (revenue / customers)"},
	FormulaLong:     {JA: "式は1,000字までです", EN: "a formula has 1,000 characters at most"},
	FormulaDeep:     {JA: "入れ子が深すぎます（32段まで）", EN: "nested too deeply (32 at most)"},
	FormulaChar:     {JA: "式に書けるのは、KPIのID、数、+ - * / ( ) と関数だけです", EN: "a formula takes KPI ids, numbers, + - * / ( ) and functions only"},
	FormulaNumber:   {JA: "数は 1000 や 0.5 のように書いてください", EN: "write numbers as 1000 or 0.5"},
	FormulaID:       {JA: "KPIのIDではありません", EN: "not the id of a KPI"},
	FormulaSyntax:   {JA: "式として読めません。記号や括弧の過不足を確かめてください", EN: "cannot be read here; is a sign or a parenthesis missing, or too much?"},
	FormulaOperator: {JA: "計算に使えるのは + - * / です", EN: "only + - * / calculate"},
	FormulaFunction: {JA: "使える関数は kpi、previous、year_before、sum、mean、plan、min、max です", EN: "the functions are kpi, previous, year_before, sum, mean, plan, min and max"},
	FormulaArgument: {JA: "関数の中に書けるのは、1つのKPIのIDだけです（例: previous(revenue)）", EN: "the function takes the id of one KPI (previous(revenue))"},
	FormulaCount:    {JA: "sum と mean には、1から366までの期間の数が必要です（例: sum(revenue, 12)）", EN: "sum and mean take a number of periods from 1 to 366 (sum(revenue, 12))"},
	FormulaFew:      {JA: "min と max には2つ以上の値が必要です", EN: "min and max take two values or more"},
	FormulaConstant: {JA: "KPIのIDが1つも書かれていません", EN: "names no KPI"},
}

// In says where and why in the language.
func (e *FormulaError) In(lang Lang) string {
	why := formulaWords[e.Kind].In(lang)
	switch {
	case e.Kind == FormulaEmpty, e.Kind == FormulaLong, e.Kind == FormulaConstant:
		return why
	case e.Found == "":
		return fmt.Sprintf(formulaPlaces.End.In(lang), oneLine(e.Input)) + ": " + why
	}
	return fmt.Sprintf(formulaPlaces.At.In(lang), oneLine(e.Input), e.Found) + ": " + why
}

var formulaPlaces = struct{ End, At Text }{
	End: Text{JA: "式「%s」の末尾", EN: "at the end of \"%s\""},
	At:  Text{JA: "式「%s」の「%s」", EN: "at \"%[2]s\" in \"%[1]s\""},
}

// oneLine returns a formula that may have been written over several lines in one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// gapWords say why a period has no value: what it is about, and when.
var gapWords = map[GapKind]Text{
	GapMissing:    {JA: "計算できません: %[2]s の %[1]s に値がありません", EN: "cannot be computed: %s has no value in %s"},
	GapZero:       {JA: "計算できません: %[2]s の %[1]s が 0 です", EN: "cannot be computed: %s is 0 in %s"},
	GapOpen:       {JA: "まだ計算できません: %[1]s の %[2]s が締まっていません", EN: "cannot be computed yet: %[2]s is not over for %[1]s"},
	GapRange:      {JA: "計算できません: %[2]s の結果が、このKPIの単位にはない値です", EN: "cannot be computed: the result for %[2]s is impossible in this KPI's unit"},
	GapNoPlan:     {JA: "計算できません: %[2]s の %[1]s に計画がありません", EN: "cannot be computed: %s has no plan in %s"},
	GapPartial:    {JA: "計算できません: %[1]s の値は %[2]s の一部しかありません", EN: "cannot be computed: %s covers only a part of %s"},
	GapDefinition: {JA: "計算できません: 式が今の定義に合っていません（%[1]s）", EN: "cannot be computed: the formula does not fit the definitions (%[1]s)"},
}

// In says in the language why there is no value.
func (g *Gap) In(lang Lang, info *Info) string {
	about := g.Text
	if g.KPI != "" && g.Kind != GapZero { // its own period says which of its values
		about = g.KPI
	}
	return fmt.Sprintf(gapWords[g.Kind].In(lang), about, info.Label(g.Period))
}
