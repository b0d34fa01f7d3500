"""Changing the language costs nothing that adds up: a kiosk does it for every other guest."""

# pyright: basic

from PySide6.QtCore import QTranslator

from kiosk.domain.text import Language
from kiosk.resources import resource
from ui import texts


def test_however_often_the_language_changes_each_translation_is_loaded_once(qapp):
    translators = texts.install(Language.ZH, ())
    loaded = len(qapp.findChildren(QTranslator))
    for _ in range(5):
        translators = texts.install(Language.EN, translators)
        assert texts.inside_now() == "Inside now"
        translators = texts.install(Language.ZH, translators)
        assert texts.inside_now() != "Inside now"
    again = len(qapp.findChildren(QTranslator))
    texts.install(Language.EN, translators)

    assert again == loaded
    assert len(translators) == len(list(resource("i18n").glob("*_zh_CN.qm")))
