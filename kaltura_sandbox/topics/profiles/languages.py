"""Languages by their ISO 639-2 codes, as the platform calls them."""

from __future__ import annotations

from kaltura_sandbox import php_text

_CODES = """
  ara Arabic; bul Bulgarian; ces cze Czech; cmn Mandarin Chinese; cym wel Welsh; dan Danish; deu ger German;
  ell gre Greek; eng English; est Estonian; eus baq Basque; fas per Persian; fin Finnish; fra fre French; gle Irish;
  heb Hebrew; hin Hindi; hrv Croatian; hun Hungarian; ind Indonesian; isl ice Icelandic; ita Italian; jpn Japanese;
  kor Korean; lav Latvian; lit Lithuanian; msa may Malay; nld dut Dutch; nor Norwegian; pol Polish; por Portuguese;
  pt_br Portuguese (Brazil); ron rum Romanian; rus Russian; slk slo Slovak; slv Slovenian; spa Spanish;
  es_xl Spanish (Latin America); swe Swedish; tam Tamil; tel Telugu; tha Thai; tur Turkish; ukr Ukrainian; urd Urdu;
  vie Vietnamese; yue Cantonese; zho chi Chinese; zh_tw Taiwanese Mandarin
"""
CODES: dict[str, list[str]] = {}
NAMES: dict[str, str] = {}
for _line in _CODES.split(";"):
    _words = php_text.words(_line)
    _own = [word for word in _words if word == php_text.lower(word)]
    CODES[" ".join(_words[len(_own) :])] = _own
    NAMES |= dict.fromkeys(_own, " ".join(_words[len(_own) :]))


def code_of(name: str) -> str:
    """The code of a language; what is not known stays as it is."""
    return CODES.get(name, [name])[0]


def name_of(code: str) -> str:
    """The name of the language with this code; what is not known stays as it is."""
    return NAMES.get(code, code)
