"""Spoken prompts through the system's own voices, where there are any; never a name."""

import logging
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject

from kiosk.domain.text import Language

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

log = logging.getLogger(__name__)

LOCALES = {
    Language.ZH: QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}


class Voice(Protocol):
    """Something that speaks."""

    def say(self, text: str, language: Language) -> None: ...
    def stop(self) -> None: ...


class SystemVoice(QObject):
    """The system's speech; speaks the languages that it has a voice for."""

    def __init__(self, engine: "QTextToSpeech", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        engine.setParent(self)
        spoken = {locale.language() for locale in engine.availableLocales()}
        self.languages = frozenset(one for one, locale in LOCALES.items() if locale.language() in spoken)

    def say(self, text: str, language: Language) -> None:
        """A newer sentence cuts the older."""
        if language not in self.languages:
            return
        self._engine.stop()
        self._engine.setLocale(LOCALES[language])
        self._engine.say(text)

    def stop(self) -> None:
        self._engine.stop()


def open_voice(parent: QObject) -> SystemVoice | None:
    """The system's voice; None where there is no speech, or none in our languages."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
    if not engines:
        return None
    engine = QTextToSpeech(engines[0])
    if engine.state() == QTextToSpeech.State.Error:
        log.info("no speech on this machine: %s", engine.errorString())
        return None
    voice = SystemVoice(engine, parent)
    return voice if voice.languages else None
