package form

import "kpitui/internal/metrics"

// work are the words of the forms of actions and experiments.
var work = struct {
	AddAction, EditAction, AddExperiment, EditExperiment,
	HeadRank, HeadRun, HeadResult, NotRated, NoEnd, Example, FromTo, NotMeasured,
	Rank, Suggestion metrics.Text

	Title, ActionKPI, Owner, Due, Status, Why,
	Impact, Confidence, Ease,
	Hypothesis, Lever, LeverChange, Outcome, OutcomeChange, Start, End,
	Did, Stage, Verdict, Learned field
}{
	AddAction:      t("アクションを追加", "Add an action"),
	EditAction:     t("アクションを編集", "Edit action"),
	AddExperiment:  t("仮説検証を追加", "Add an experiment"),
	EditExperiment: t("仮説検証を編集", "Edit experiment"),

	HeadRank:    t("優先度", "Rank"),
	HeadRun:     t("実施", "Run"),
	HeadResult:  t("結果", "Result"),
	NotRated:    t("3つとも入力すると決まります", "follows from all three"),
	NoEnd:       t("未定", "open"),
	Example:     t("例: %s", "such as %s"),
	FromTo:      t("%s から %s", "from %s to %s"),
	NotMeasured: t("まだ測定できません", "not measured yet"),

	Rank:       t("優先度", "Rank"),
	Suggestion: t("数値からは", "Numbers say"),

	Title:     f("内容", "What", "すること。後から見ても分かるように、動詞で書きます。", "What to do, in words that will show whether it is done."),
	ActionKPI: f("KPI", "KPI", "どのKPIのためか。名前の一部を打って選びます。backspace で外します。", "Which KPI it is for. Type a part of its name; backspace takes it off."),
	Owner:     f("担当", "Owner", "責任を持つ人を1人。前に使った名前は right で補えます。", "The one who answers for it. Right completes a name used before."),
	Due:       f("期限", "Due", "2026-11-27、11/27、+7（7日後）、月末 のように書けます。", "2026-11-27, 11/27, +7 (days), eom. Empty: no date."),
	Status:    f("状態", "Status", "完了か中止にすると、今日の日付で終わります。", "Done or dropped ends it today."),
	Why:       f("理由・結果", "Why", "どうなったか、なぜやめたかをひとことで。", "In a word: what came of it, or why it was dropped."),

	Impact:     f("影響", "Impact", "うまくいったとき、どれだけ効くか。1 はわずか、10 は最大。", "How much it moves when it works: 1 little, 10 most."),
	Confidence: f("確信", "Confidence", "うまくいく見込み。1 は当て推量、10 は裏付けあり。", "How sure it is to work: 1 a guess, 10 proven."),
	Ease:       f("容易さ", "Ease", "手間の少なさ。1 は大仕事、10 はすぐできる。", "How little it takes: 1 a project, 10 an hour."),

	Hypothesis:    f("仮説", "Hypothesis", "何をすると何が変わると考えるのか、1文で書きます。", "What you think will change what, in one sentence."),
	Lever:         field{metrics.Lever.Label(), t("直接動かすKPIです。名前の一部を打って選びます。", "The KPI that you move. Type a part of its name.")},
	LeverChange:   f("  想定する変化", "  expected", "+10%、-5pt、2位上昇 のように書きます。空欄なら想定なし。", "+10%, -5pt, up 2. Empty: nothing in particular."),
	Outcome:       field{metrics.Outcome.Label(), t("その結果として変わるはずのKPIです。名前の一部を打って選びます。", "The KPI that should follow. Type a part of its name.")},
	OutcomeChange: f("  想定する変化", "  expected", "+10%、-5pt、2位上昇 のように書きます。判定の目安になります。", "+10%, -5pt, up 2. The verdict is suggested by it."),
	Start:         f("開始日", "Start", "最初の日。11/27、今日 のように書けます。これより前と比べます。", "The first day: 11/27, today. What was before is compared with."),
	End:           f("終了日", "End", "最後の日。12/18、+4w（開始から4週間）のように書けます。", "The last day: 12/18, or +4w for four weeks of run."),

	Did:     f("実施内容", "What is done", "Markdownで書けます。^e で使い慣れたエディターが開きます。", "Markdown is welcome. ^e opens your own editor."),
	Stage:   f("段階", "Stage", "計画・実行・評価・改善のどこにいるか。", "Where it stands in plan, do, check, act."),
	Verdict: f("判定", "Verdict", "付けると今日で終わり、実測値を固定して改善ログに移ります。", "Giving one ends it today, keeps its figures and moves it to the log."),
	Learned: f("学んだこと", "Learned", "次に生かすこと。うまくいかなかったことも書いておきます。", "What the next one should know, failures above all."),
}
