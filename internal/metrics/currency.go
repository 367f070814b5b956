package metrics

import "strings"

// currency is how the amounts of one currency are written.
type currency struct {
	code   string
	prefix string   // before the amount, in English
	suffix string   // after the amount, in Japanese
	signs  []string // what else people write before or after it
	minor  bool     // has cents
}

// currencies are those with a sign of their own. The others are written with
// their ISO code, which is unmistakable.
var currencies = [...]currency{
	{"JPY", "¥", "円", []string{"JP¥", "yen"}, false},
	{"USD", "$", "ドル", []string{"US$", "米ドル"}, true},
	{"EUR", "€", "ユーロ", nil, true},
	{"GBP", "£", "ポンド", nil, true},
	{"CNY", "CN¥", "元", []string{"¥", "人民元", "RMB"}, true},
	{"KRW", "₩", "ウォン", nil, false},
	{"INR", "₹", "ルピー", nil, true},
	{"AUD", "AUD ", "AUD", []string{"A$", "$", "豪ドル"}, true},
	{"CAD", "CAD ", "CAD", []string{"C$", "CA$", "$"}, true},
	{"NZD", "NZD ", "NZD", []string{"NZ$", "$"}, true},
	{"SGD", "SGD ", "SGD", []string{"S$", "$"}, true},
	{"HKD", "HKD ", "HKD", []string{"HK$", "$", "香港ドル"}, true},
	{"TWD", "TWD ", "TWD", []string{"NT$", "$", "台湾ドル"}, true},
	{"CHF", "CHF ", "CHF", []string{"Fr.", "スイスフラン"}, true},
}

// currencyOf returns how amounts in the currency with the ISO code are written.
// Without a code they are plain numbers.
func currencyOf(code string) currency {
	for i := range currencies {
		if currencies[i].code == code {
			return currencies[i]
		}
	}
	c := currency{code: code, suffix: code, minor: true}
	if code != "" {
		c.prefix = code + " "
	}
	return c
}

// sign returns the currency's longest sign at the start of s, or "". Letters
// may be of either case.
func (c *currency) sign(s string) string {
	best := 0
	try := func(sign string) {
		if n := len(sign); n > best && len(s) >= n && strings.EqualFold(s[:n], sign) {
			best = n
		}
	}
	try(c.code)
	try(strings.TrimSpace(c.prefix))
	try(c.suffix)
	for _, sign := range c.signs {
		try(sign)
	}
	return s[:best]
}

// foreignSign returns the longest sign of any currency at the start of s, or "".
func foreignSign(s string) string {
	best := ""
	for i := range currencies {
		if sign := currencies[i].sign(s); len(sign) > len(best) {
			best = sign
		}
	}
	return best
}
