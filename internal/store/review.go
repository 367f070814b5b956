package store

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

// Minutes reads the minutes of a review; ok is false when it has none.
func (s *Store) Minutes(ctx context.Context, review string) (m metrics.Minutes, ok bool, err error) {
	err = s.view(ctx, func(t *tx) (err error) {
		m, ok, err = t.minutes(review)
		return err
	})
	return m, ok, err
}

func (t *tx) minutes(review string) (m metrics.Minutes, ok bool, err error) {
	key := recordKey(metrics.RecordMinutes, review)
	b, err := t.records.get(key)
	if b == nil && err == nil {
		return m, false, nil
	}
	if err == nil {
		err = decodeInto(&m, b)
	}
	if err != nil {
		return metrics.Minutes{}, false, &DamageError{Damage: []Damage{damagedRecord(key, err)}}
	}
	return m, true, nil
}

// AllMinutes reads the minutes of all reviews, by their ids, for exports. Damaged
// ones are left out and named by a *DamageError that comes with the rest.
func (s *Store) AllMinutes(ctx context.Context) ([]metrics.Minutes, error) {
	var all []metrics.Minutes
	err := s.view(ctx, func(t *tx) error {
		all = t.allMinutes()
		return nil
	})
	return all, err
}

func (t *tx) allMinutes() (all []metrics.Minutes) {
	var reviews []string
	c := t.records.Cursor()
	for k, _ := c.Seek(minutesPrefix); bytes.HasPrefix(k, minutesPrefix); k, _ = c.Next() {
		reviews = append(reviews, string(k[len(minutesPrefix):]))
	}
	for key := range t.records.then {
		if id, ok := strings.CutPrefix(key, string(minutesPrefix)); ok && t.records.Get([]byte(key)) == nil {
			reviews = append(reviews, id)
		}
	}
	slices.Sort(reviews)
	for _, id := range reviews {
		m, ok, err := t.minutes(id)
		if err != nil {
			t.damage = append(t.damage, damages(err)...)
		}
		if ok {
			all = append(all, m)
		}
	}
	return all
}

// Draft reads the draft of a review; ok is false when there is none. A damaged one
// is a *DamageError, and stands in the way of nothing else.
func (s *Store) Draft(ctx context.Context, review string) (d metrics.Draft, ok bool, err error) {
	err = s.view(ctx, func(t *tx) (err error) {
		d, ok, err = t.draft(review)
		return err
	})
	return d, ok, err
}

func (t *tx) draft(review string) (d metrics.Draft, ok bool, err error) {
	b, err := t.drafts.get([]byte(review))
	if b == nil && err == nil {
		n := t.countDrafts()
		if n == t.state.drafts {
			return d, false, nil
		}
		err = fmt.Errorf("%d of %d are there", n, t.state.drafts)
	}
	if err == nil {
		err = decodeInto(&d, b)
	}
	if err != nil {
		return metrics.Draft{}, false, &DamageError{Damage: []Damage{damagedDraft(review, err)}}
	}
	return d, true, nil
}

// countDrafts counts the drafts that are there, good and bad ones. One whose key was
// spoiled names no review, and could be anyone's.
func (t *tx) countDrafts() (n uint64) {
	c := t.drafts.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if _, err := t.drafts.open(k, v); err == nil || t.records.Get(recordKey(metrics.RecordReview, string(k))) != nil {
			n++
		}
	}
	return n
}

func damagedDraft(review string, err error) Damage {
	return Damage{What: DamagedDraft, Name: review, Why: err.Error()}
}

// SaveDraft merges what was typed in an open review into its draft; it is on disk
// when SaveDraft returns. Several cockpits write in one review: of the texts only
// those that d has are written over, an empty one is taken out, and of the time of
// each step the larger counts; where the walk stands is what the last one says. A
// draft that is damaged is written over whole.
//
// A draft is no part of the journal: it has no entry and makes no backup of the day,
// and while Watch wakes whoever waits, Since has nothing to tell. It goes with the
// entry that closes the review or takes it away. ErrNotFound when there is no such
// review, ErrClosed when it is closed.
func (s *Store) SaveDraft(ctx context.Context, d metrics.Draft) error {
	return s.update(ctx, time.Time{}, func(t *tx) error {
		key := recordKey(metrics.RecordReview, d.Review)
		var review metrics.Review
		b, err := t.records.get(key)
		if b == nil && err == nil {
			return fmt.Errorf("review %s: %w", d.Review, ErrNotFound)
		}
		if err == nil {
			err = decodeInto(&review, b)
		}
		if err != nil {
			return &DamageError{Damage: []Damage{damagedRecord(key, err)}}
		}
		if review.Closed() {
			return fmt.Errorf("%s: %w", d.Review, ErrClosed)
		}
		before, _, _ := t.draft(d.Review) // zero when it is damaged
		text, err := sortedEnc.Marshal(mergeDraft(before, d))
		if err != nil {
			return fmt.Errorf("%w: %w", ErrInvalid, err)
		}
		if err := t.drafts.put([]byte(d.Review), append(make([]byte, sealSize, sealSize+len(text)), text...)); err != nil {
			return err
		}
		// Counted anew, so that what a page lost is not missed for ever.
		t.state.drafts = uint64(keys(t.drafts.Bucket))
		return nil
	})
}

// mergeDraft returns a draft with what a cockpit has changed in it.
func mergeDraft(before, d metrics.Draft) metrics.Draft {
	texts, spent := map[string]string{}, map[metrics.ReviewStep]int{}
	maps.Copy(texts, before.Texts)
	maps.Copy(texts, d.Texts)
	maps.DeleteFunc(texts, func(_, typed string) bool { return typed == "" })
	maps.Copy(spent, before.Spent)
	for step, seconds := range d.Spent {
		spent[step] = max(spent[step], seconds)
	}
	d.Texts, d.Spent = texts, spent
	return d
}

// endDraft removes the draft of a review that an edit closes or takes away.
func (t *tx) endDraft(r *metrics.RecordEdit) error {
	if review, _ := r.After.(*metrics.Review); r.Kind != metrics.RecordReview || review != nil && !review.Closed() {
		return nil
	}
	if err := t.drafts.Delete([]byte(r.ID)); err != nil {
		return err
	}
	t.state.drafts = uint64(keys(t.drafts.Bucket))
	return nil
}
