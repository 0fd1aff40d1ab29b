"""Names of the months in the languages of most bibliographies, beside English.

Does not depend on how a date is written.
"""

from __future__ import annotations

from functools import lru_cache

from ssmlit.words import words

_TABLE = """
    januar jänner janvier enero gennaio janeiro januari styczeń stycznia leden ledna januarie
    tammikuu január ocak gener
    siječanj siječnja январь января січень січня;
    februar février fevrier febrero febbraio fevereiro februari luty lutego únor února februarie
    helmikuu február şubat febrer
    veljača veljače февраль февраля лютий лютого;
    märz maerz mars marzo março marco maart marzec marca březen března martie marts maaliskuu
    március mart març
    ožujak ožujka marec март марта березень березня;
    avril abril aprile kwiecień kwietnia duben dubna aprilie huhtikuu április nisan
    travanj travnja apríl апрель апреля квітень квітня;
    mai mayo maggio maio mei maj maja květen května toukokuu május mayıs maig
    svibanj svibnja máj май мая травень травня;
    juni juin junio giugno junho czerwiec czerwca červen června iunie kesäkuu június haziran juny
    lipanj lipnja jún junij июнь июня червень червня;
    juli juillet julio luglio julho lipiec lipca červenec července iulie heinäkuu július temmuz
    juliol srpanj srpnja júl julij июль июля липень липня;
    août aout agosto augustus sierpień sierpnia srpen srpna augusti elokuu augusztus ağustos
    agost kolovoz kolovoza avgust август августа серпень серпня;
    septembre septiembre setiembre settembre setembro wrzesień września září septembrie syyskuu
    szeptember eylül setembre
    rujan rujna septembar сентябрь сентября вересень вересня;
    oktober octobre octubre ottobre outubro październik października říjen října octombrie
    lokakuu október ekim
    oktobar октябрь октября жовтень жовтня;
    novembre noviembre novembro listopad listopada listopadu noiembrie marraskuu kasım
    studeni studenoga studenog novembar ноябрь ноября листопад листопада;
    dezember décembre decembre diciembre dicembre dezembro grudzień grudnia prosinec prosince
    decembrie joulukuu aralık desembre
    prosinac prosinca desember decembar декабрь декабря грудень грудня
"""
NAMES = tuple(map(words, _TABLE.split(";")))
"""The names of each month, in lower case."""
ALL_NAMES = frozenset().union(*NAMES)


@lru_cache(maxsize=256)
def foreign_month(word: str) -> int:
    """Return the month a word names, in full or cut after three letters or more; 0 if unsure."""
    begin = word.rstrip(".").lower()
    exact = [at for at, names in enumerate(NAMES, 1) if begin in names]
    if exact or len(begin) < 3:
        return exact[0] if len(exact) == 1 else 0
    found = [at for at, names in enumerate(NAMES, 1) if any(n.startswith(begin) for n in names)]
    return found[0] if len(found) == 1 else 0
