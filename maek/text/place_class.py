"""What sort of place a name ends in: 秋田市, 아키타시, 虹桥机场."""

from __future__ import annotations

import re

KOREAN = (
    "특별시|광역시|시|군|구|현|도|부|주|성|섬|강|산|역|항|만|공항|해협|반도"
    "|산맥|제도|촌|읍|면|진|마을"
)
HAN = (
    "市|郡|区|區|県|縣|县|道|府|州|省|島|岛|川|江|山|駅|站|港|空港|机场|機場|湾|灣|海峡|半島|半岛|諸島|诸岛"
    "|群岛|町|村|镇|鎮|乡|郷|旗"
)
ENDS = {
    "ko": re.compile(rf"(?<=[가-힣]{{2}}) ?(?:{KOREAN})$"),
    "ja": re.compile(rf"(?<=[\u3040-\u30ff\u4e00-\u9fff])(?:{HAN})$"),
    "zh": re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:{HAN})$"),
}


def without_class(name: str, lang: str) -> str:
    """Return a name without the word at its end that tells what sort of place it is.

    Args:
        name: A name, most often of a place.
        lang: Its language; others than Korean, Japanese and Chinese are left as they are.
    """
    pattern = ENDS.get(lang)
    return pattern.sub("", name) if pattern else name
