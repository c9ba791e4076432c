"""What is told quickly is told as it would be slowly."""

from hypothesis import given
from hypothesis import strategies as st

from issues.chinese.segment import dictionary_words, may_run_over
from issues.chinese.text import words_of
from issues.importer.cohesion import Vocabulary, word_runs_over
from issues.importer.contents import Contents, Entry, likeness

from .specimens import SENTENCES

TEXTS = st.text(st.sampled_from("山村水利海洋与陆地表明，。 “”AB12-"), max_size=12)


def joints(text: str) -> set[int]:
    ends, at = set(), 0
    for word in dictionary_words(text):
        at += len(word)
        ends.add(at)
    return ends


@given(TEXTS, TEXTS)
def test_where_the_dictionary_has_no_word_no_cut_finds_one(head, tail):
    runs_over = bool(head and tail) and len(head) not in joints(head + tail)
    assert may_run_over(head, tail) or not runs_over


def test_a_word_runs_over_a_line_end():
    assert word_runs_over("这充分表", "明了")
    assert not word_runs_over("海洋与", "陆地")


@given(st.lists(TEXTS, max_size=5), TEXTS)
def test_a_vocabulary_that_grew_is_that_of_the_whole(parts, other):
    around = Vocabulary(other)
    grown, held = Vocabulary(), Vocabulary(against=[around])
    for part in parts:
        grown.take(part)
        held.take(part)
    whole = Vocabulary("".join(parts))
    assert grown.counts == whole.counts
    assert abs(grown.affinity(around) - whole.affinity(around)) < 1e-9
    assert abs(held.affinity(around) - whole.affinity(around)) < 1e-9


TITLES = [sentence[at : at + 8] for sentence in SENTENCES for at in range(0, 24, 3)]


@given(st.lists(st.sampled_from(TITLES), max_size=12), st.sampled_from(TITLES), st.integers(0, 7))
def test_the_contents_find_what_is_most_like_a_title(titles, wanted, misread):
    wanted = wanted[:misread] + "口" + wanted[misread + 1 :]
    entries = tuple(Entry(title, None) for title in titles)
    shares = [likeness(words_of(wanted), words_of(title)) for title in titles]
    best = max(shares, default=0)
    expected = entries[shares.index(best)] if best >= 0.8 else None
    assert Contents(entries).find(wanted) == expected
