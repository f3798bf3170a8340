"""Makes maek/text/tables/countries.txt from CLDR (through Babel): names of countries.

Run by hand when CLDR changes: python scripts/make_countries.py
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

LANGS = {"ko": "ko", "en": "en", "ru": "ru", "ja": "ja", "zh": "zh_Hans"}
MORE: dict[str, dict[str, list[str]]] = {
    "KP": {
        "ko": ["북한", "조선민주주의인민공화국", "조선"],
        "en": ["North Korea", "DPRK", "Democratic People's Republic of Korea"],
        "ru": ["КНДР", "Северная Корея"],
        "ja": ["北朝鮮", "朝鮮民主主義人民共和国"],
        "zh": ["朝鲜", "朝鮮", "北韩"],
    },
    "KR": {
        "ko": ["한국", "대한민국", "남한"],
        "en": ["South Korea", "Republic of Korea", "ROK"],
        "ru": ["Южная Корея", "Республика Корея"],
        "ja": ["韓国", "大韓民国"],
        "zh": ["韩国", "韓國", "大韩民国"],
    },
    "US": {
        "ko": ["미국", "美"],
        "en": ["United States", "U.S.", "US", "USA", "America"],
        "ru": ["США", "Соединённые Штаты"],
        "ja": ["米国", "アメリカ"],
        "zh": ["美国", "美國"],
    },
    "GB": {"en": ["United Kingdom", "Britain", "UK"], "ru": ["Великобритания"], "ja": ["英国"]},
    "RU": {"en": ["Russia", "Russian Federation"], "ru": ["Россия", "Российская Федерация", "РФ"]},
    "CN": {
        "ko": ["중국", "중화인민공화국"],
        "en": ["China", "People's Republic of China"],
        "ru": ["Китай", "КНР"],
    },
    "UA": {"ko": ["우크라이나"], "en": ["Ukraine"]},
    "JP": {"ko": ["일본"], "en": ["Japan"]},
    "TR": {"ko": ["튀르키예", "터키"], "en": ["Türkiye", "Turkey"]},
    "AE": {"ko": ["아랍에미리트", "UAE"]},
    "AU": {"ko": ["호주", "오스트레일리아"]},
    "CD": {"ko": ["콩고민주공화국", "민주콩고"]},
    "CF": {"ko": ["중앙아프리카공화국"]},
    "CZ": {"ko": ["체코", "체코공화국"]},
    "HK": {"ko": ["홍콩"], "en": ["Hong Kong"]},
    "MO": {"ko": ["마카오"], "en": ["Macao", "Macau"]},
    "PS": {"ko": ["팔레스타인"], "en": ["Palestine"]},
    "SA": {"ko": ["사우디아라비아", "사우디"]},
    "UZ": {"ko": ["우즈베키스탄", "우즈벡"]},
    "VA": {"ko": ["바티칸"], "en": ["Vatican"]},
    "ZA": {"ko": ["남아프리카공화국", "남아공"]},
}


def main() -> None:
    """Write the table."""
    rows: dict[str, dict[str, list[str]]] = {}
    for lang, code in LANGS.items():
        for territory, name in Locale.parse(code).territories.items():
            if len(territory) == 2 and territory not in ("ZZ", "EU", "EZ", "UN", "QO"):
                rows.setdefault(territory, {}).setdefault(lang, []).append(name)
    for territory, langs in MORE.items():
        for lang, names in langs.items():
            known = rows[territory][lang]
            rows[territory][lang] = list(dict.fromkeys([*names, *known]))
    lines = [
        "# Names of countries, made by scripts/make_countries.py from CLDR (Unicode License v3).",
        "# key | ko | en | ru | ja | zh, names of one language between semicolons",
        "",
    ]
    for territory, langs in sorted(rows.items()):
        columns = ("; ".join(langs.get(lang, ())) for lang in LANGS)
        lines.append(" | ".join([territory, *columns]).rstrip(" |"))
    path = Path(__file__).parent.parent / "maek/text/tables/countries.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
