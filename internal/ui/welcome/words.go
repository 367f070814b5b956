package welcome

import "kpitui/internal/metrics"

var words = struct {
	What, How, Where, Start, Company, Currency, AnyCompany, OwnCurrency, CompanyHint, CurrencyHint, OtherCurrency, NotCurrency,
	Choose, Move, Begin, Next, Back, Quit, Throwaway metrics.Text
}{
	What:          metrics.Text{JA: "会社が順調かどうかを、一つの画面で。", EN: "See on one screen whether your company is on course."},
	How:           metrics.Text{JA: "今週の数値を数秒で記録し、目標までの距離を確かめます。", EN: "Enter this week's numbers in seconds and see how far away the goals are."},
	Where:         metrics.Text{JA: "データは手元のファイル1つに保存されます。", EN: "Everything stays in one file on your disk."},
	Start:         metrics.Text{JA: "何から始めますか", EN: "Where do you want to start?"},
	Company:       metrics.Text{JA: "会社名", EN: "Company"},
	Currency:      metrics.Text{JA: "通貨", EN: "Currency"},
	AnyCompany:    metrics.Text{JA: "空欄でもかまいません", EN: "may stay empty"},
	OwnCurrency:   metrics.Text{JA: "見本のまま", EN: "as in the template"},
	CompanyHint:   metrics.Text{JA: "画面の左上に出る名前です。", EN: "The name at the top of the screen."},
	CurrencyHint:  metrics.Text{JA: "金額の通貨を3文字のコードで（JPY、USD、EUR）。", EN: "What amounts are in: a code of three letters (USD, EUR, JPY)."},
	OtherCurrency: metrics.Text{JA: "このテンプレートの%s建ての目標は、入れずに始めます。", EN: "Goals in %s stay out: enter your own once it is made."},
	NotCurrency:   metrics.Text{JA: "通貨コードは3文字の英字です（JPY、USD、EUR）。", EN: "A currency code has three letters (USD, EUR, JPY)."},
	Choose:        metrics.Text{JA: "決定", EN: "choose"},
	Move:          metrics.Text{JA: "移動", EN: "move"},
	Begin:         metrics.Text{JA: "始める", EN: "start"},
	Next:          metrics.Text{JA: "次へ", EN: "next"},
	Back:          metrics.Text{JA: "戻る", EN: "back"},
	Quit:          metrics.Text{JA: "終了", EN: "quit"},
	Throwaway:     metrics.Text{JA: "お試し", EN: "just to look"},
}
