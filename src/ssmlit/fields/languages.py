"""babel's names of languages in BCP 47, which CSL and Typst ask for. Does not depend on formats."""

from __future__ import annotations

from ssmlit._lazy import regex

#: Where an entry says its language; biblatex once called `langid` hyphenation.
FIELDS = ("langid", "hyphenation", "language")

_TAG = regex(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "canadian": "en-CA", "australian": "en-AU", "newzealand": "en-NZ",
    "german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT",
    "swissgerman": "de-CH", "nswissgerman": "de-CH", "french": "fr", "francais": "fr",
    "acadian": "fr-CA", "canadien": "fr-CA", "italian": "it", "spanish": "es", "catalan": "ca",
    "galician": "gl", "basque": "eu", "portuguese": "pt", "portuges": "pt", "brazil": "pt-BR",
    "brazilian": "pt-BR", "dutch": "nl", "danish": "da", "swedish": "sv", "norsk": "nb",
    "norwegian": "nb", "nynorsk": "nn", "icelandic": "is", "finnish": "fi", "estonian": "et",
    "latvian": "lv", "lithuanian": "lt", "polish": "pl", "czech": "cs", "slovak": "sk",
    "slovene": "sl", "slovenian": "sl", "croatian": "hr", "serbian": "sr", "bulgarian": "bg",
    "russian": "ru", "ukrainian": "uk", "romanian": "ro", "hungarian": "hu", "magyar": "hu",
    "greek": "el", "turkish": "tr", "hebrew": "he", "arabic": "ar", "persian": "fa",
    "farsi": "fa", "hindi": "hi", "thai": "th", "vietnamese": "vi", "chinese": "zh",
    "japanese": "ja", "korean": "ko", "latin": "la",
}  # fmt: skip


def language(name: str) -> str:
    """Return the tag of a language in `langid` or `language`; an unknown name as it is."""
    return _LANGUAGES.get(name.lower(), name)


def is_tag(name: str) -> bool:
    """Return whether a text is a tag: language, script, region."""
    return _TAG.fullmatch(name) is not None
