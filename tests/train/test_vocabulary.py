"""The tokens that an encoder keeps."""

import json

from tokenizers import Tokenizer

from tonecheck.judge.artefact import find_model
from tonecheck.train.vocabulary import choose_vocabulary

SOURCE = find_model() / "tokenizer.json"
TEXTS = ["Thank you for the shrubbery, Dr Okafor – it cost £12 at the jumble sale."]


def test_texts_are_read_as_before(tmp_path):
    """Texts whose tokens were chosen are cut into the same tokens, under the ids of the smaller vocabulary."""
    vocabulary = choose_vocabulary(SOURCE, [*TEXTS, *TEXTS])
    vocabulary.write(tmp_path / "tokenizer.json")
    before, after = Tokenizer.from_file(str(SOURCE)), Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    for tokenizer in (before, after):
        tokenizer.no_padding()
    expected = before.encode(TEXTS[0], add_special_tokens=False)
    given = after.encode(TEXTS[0], add_special_tokens=False)
    assert given.tokens == expected.tokens
    assert [vocabulary.kept[at] for at in given.ids] == expected.ids


def test_token_of_one_text_alone_is_left_out():
    """What stands in one text teaches nothing; what is common in English, or stands in two, is kept."""
    once, twice = choose_vocabulary(SOURCE, TEXTS), choose_vocabulary(SOURCE, [*TEXTS, *TEXTS])
    assert set(once.kept) == set(choose_vocabulary(SOURCE, []).kept)
    assert set(once.kept) < set(twice.kept)


def test_ids_have_no_gaps_and_padding_is_zero(tmp_path):
    """The new ids count from 0, where padding stands, as the network takes them."""
    vocabulary = choose_vocabulary(SOURCE, TEXTS)
    vocabulary.write(tmp_path / "tokenizer.json")
    written = json.loads((tmp_path / "tokenizer.json").read_text(encoding="utf-8"))
    ids = written["model"]["vocab"]
    assert sorted(ids.values()) == list(range(len(vocabulary.kept)))
    assert ids["[PAD]"] == 0
    assert {mark["content"]: mark["id"] for mark in written["added_tokens"]}.items() <= ids.items()


def test_rare_word_is_read_in_pieces(tmp_path):
    """Every word can be spelt, so that none is unknown."""
    choose_vocabulary(SOURCE, TEXTS).write(tmp_path / "tokenizer.json")
    given = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    given.no_padding()
    assert "[UNK]" not in given.encode("Quixotically yours, Ödön Zsigmondy-Ætherling", add_special_tokens=False).tokens
