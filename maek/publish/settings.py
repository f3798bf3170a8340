"""Settings of the publish room: ``[publish]`` in maek.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """How the site looks and what it says of itself."""

    title: str = "맥"
    """Name of the site."""
    subtitle: str = "문장마다 출처를 확인할 수 있는 뉴스"
    """The line under the name."""
    url: str = ""
    """Public address of the site, for feeds, sitemap and JSON-LD; empty for relative links."""
    lang: str = "ko"
    """Language of the pages: ko or en."""
    label_ko: str = "이 글은 원문 기사의 문장을 자동으로 골라 엮은 것입니다"
    """Label on automated text, Korean."""
    label_en: str = "This text was assembled automatically from sentences of its sources"
    """Label on automated text, English."""
    label_model_ko: str = "이 글에는 인공지능이 옮기거나 고쳐 쓴 문장이 있습니다"
    """Label on text that a language model had a hand in, Korean."""
    label_model_en: str = "This text has sentences that were translated or rewritten by AI"
    """Label on text that a language model had a hand in, English."""
