package exchange

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"kpitui/internal/metrics"
)

// Limits of a definitions file. The depth keeps the parser's time in bounds: it
// is quadratic in the nesting, and a thousand brackets are no definitions.
const (
	maxDefinitions = 4 << 20
	maxDepth       = 12
)

// yamlReader walks a parsed YAML tree and collects every error with its place.
// The tree is walked by hand, because the library's decoder stops at the first
// error and knows nothing of the domain's words.
type yamlReader struct {
	file   string
	errs   DefinitionErrors
	path   string           // of the node being read, as metrics.FieldError names it: "kpi/cac/goals[0].due"
	places map[string]place // of every key and record by its path
}

type place struct{ line, column int }

func placeOf(n ast.Node) place {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return place{t.Position.Line, t.Position.Column}
	}
	return place{}
}

func (r *yamlReader) fail(n ast.Node, kind DefinitionKind, format metrics.Text, args ...any) {
	r.failAt(placeOf(n), kind, format, args...)
}

func (r *yamlReader) failAt(at place, kind DefinitionKind, format metrics.Text, args ...any) {
	r.errs = append(r.errs, &DefinitionError{
		File: r.file, Line: at.line, Column: at.column, Kind: kind, Problem: say(format, args...),
	})
}

// root parses the data; nil when that failed.
func (r *yamlReader) root(data []byte) ast.Node {
	data = trimBOM(data)
	if len(data) > maxDefinitions {
		r.failAt(place{}, DefSyntax, words.TooLarge, maxDefinitions>>20)
		return nil
	}
	if !utf8.Valid(data) {
		r.failAt(firstInvalid(data), DefSyntax, words.NotUTF8)
		return nil
	}
	file := r.parse(string(data))
	switch {
	case file == nil:
	case len(file.Docs) > 1:
		at := place{}
		if start := file.Docs[1].Start; start != nil {
			at = place{start.Position.Line, start.Position.Column}
		}
		r.failAt(at, DefSyntax, words.Documents)
	case len(file.Docs) == 1 && file.Docs[0].Body != nil:
		return file.Docs[0].Body
	default:
		r.failAt(place{1, 1}, DefMissing, words.KeyMissing, words.File, "schema")
	}
	return nil
}

// parse runs the library's parser; nil when it failed. The library panics on some
// inputs, which is one more way of saying that they are no YAML.
func (r *yamlReader) parse(text string) (file *ast.File) {
	defer func() {
		if p := recover(); p != nil {
			file = nil
			r.failAt(place{}, DefSyntax, words.NotYAML, fmt.Sprint(p))
		}
	}()
	tokens := lexer.Tokenize(text)
	if at, deep := tooDeep(tokens); deep {
		r.failAt(at, DefSyntax, words.TooDeep)
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		r.syntax(err)
		return nil
	}
	return file
}

// syntax takes the place and the message of the library's error; its own text
// shows the source as well, which an error of one line does not need.
func (r *yamlReader) syntax(err error) {
	var located interface {
		error
		GetMessage() string
		GetToken() *token.Token
	}
	at, message := place{}, err.Error()
	if errors.As(err, &located) {
		message = located.GetMessage()
		if t := located.GetToken(); t != nil && t.Position != nil {
			at = place{t.Position.Line, t.Position.Column}
		}
	}
	r.failAt(at, DefSyntax, words.NotYAML, message)
}

// tooDeep reports the first place at which flow brackets, or list entries that
// follow each other on one line, nest deeper than definitions ever do.
func tooDeep(tokens token.Tokens) (place, bool) {
	open, entries, line := 0, 0, 0
	for _, t := range tokens {
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			open++
		case token.MappingEndType, token.SequenceEndType:
			open--
		case token.SequenceEntryType, token.MappingKeyType, token.MappingValueType, token.TagType, token.AnchorType:
			if t.Position.Line != line {
				line, entries = t.Position.Line, 0
			}
			if open == 0 {
				entries++
			}
		}
		if open > maxDepth || entries > maxDepth {
			return place{t.Position.Line, t.Position.Column}, true
		}
	}
	return place{}, false
}

func firstInvalid(data []byte) place {
	at := place{1, 1}
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			break
		}
		at.column++
		if r == '\n' {
			at = place{at.line + 1, 1}
		}
		data = data[n:]
	}
	return at
}

func trimBOM(data []byte) []byte {
	if len(data) >= 3 && data[0] == 0xEF && data[1] == 0xBB && data[2] == 0xBF {
		return data[3:]
	}
	return data
}

// enter makes a record's path the one being read, and remembers its place. It
// reports an id that another record of its kind has.
func (r *yamlReader) enter(kind metrics.RecordKind, n ast.Node) {
	id := ""
	if m, ok := n.(*ast.MappingNode); ok {
		for _, v := range m.Values {
			if v.Key.GetToken().Value != "id" || v.Value == nil {
				continue
			}
			id, _ = scalar(v.Value)
			if first, ok := r.places[string(kind)+"/"+id]; ok && id != "" {
				r.fail(v.Value, DefTwice, words.IDTwice, id, first.line)
			}
		}
	}
	r.path = string(kind) + "/" + id
	r.places[r.path] = placeOf(firstKey(n))
	r.path += "/"
}

func firstKey(n ast.Node) ast.Node {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		return m.Values[0].Key
	}
	return n
}

// mapping reads a mapping key by key, and reports whether n is one. what names
// it in errors: a key or a [metrics.Text].
func (r *yamlReader) mapping(n ast.Node, what any, fields map[string]func(ast.Node), required ...string) bool {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		r.fail(n, DefType, words.NotMapping, what)
		return false
	}
	path := r.path
	defer func() { r.path = path }()
	seen := map[string]int{}
	for _, v := range m.Values {
		key, flat := keyOf(v.Key)
		read, known := fields[key]
		switch {
		case !flat:
			r.fail(v.Key, DefSyntax, words.Alias)
		case !known:
			r.unknown(v.Key, what, key, slices.Sorted(maps.Keys(fields)))
		case seen[key] > 0:
			r.fail(v.Key, DefTwice, words.KeyTwice, key, seen[key])
		default:
			seen[key] = max(1, placeOf(v.Key).line)
			r.path = path + key
			if path != "" && !strings.HasSuffix(path, "/") {
				r.path = path + "." + key
			}
			r.places[r.path] = placeOf(v.Key)
			if v.Value != nil && v.Value.Type() != ast.NullType {
				read(v.Value)
			} else {
				seen[key] = 0
			}
		}
	}
	for _, key := range required {
		if seen[key] == 0 {
			r.fail(firstKey(n), DefMissing, words.KeyMissing, what, key)
		}
	}
	return true
}

func (r *yamlReader) unknown(n ast.Node, what any, key string, known []string) {
	if near := Nearest(key, known); near != "" {
		r.fail(n, DefUnknownKey, words.UnknownKeyNear, what, key, near)
		return
	}
	r.fail(n, DefUnknownKey, words.UnknownKey, what, key, strings.Join(known, ", "))
}

// list reads a list entry by entry.
func (r *yamlReader) list(n ast.Node, what string, entry func(ast.Node)) {
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		r.fail(n, DefType, words.NotList, what)
		return
	}
	path := r.path
	defer func() { r.path = path }()
	for i, v := range s.Values {
		r.path = path + "[" + strconv.Itoa(i) + "]"
		r.places[r.path] = placeOf(v)
		entry(v)
	}
}
