"""What is said of comments, in Vietnamese. Implements newsroom.comments.report.CommentWords."""

from __future__ import annotations

from collections.abc import Sequence


class VietnameseCommentWords:
    accepted = "Bình luận đúng quy định."
    no_diacritics = "Bình luận cần viết bằng tiếng Việt có dấu."

    def too_short(self, words: int, fewest: int) -> str:
        return (
            f"Bình luận cần ít nhất {fewest} chữ tiếng Việt; "
            f"bạn mới viết {words}, còn thiếu {fewest - words}."
        )

    def link(self, parts: Sequence[str]) -> str:
        return f"Bình luận không được chứa liên kết; hãy bỏ {_quoted(parts)}."

    def personal(self, parts: Sequence[str]) -> str:
        return (
            f"Có thông tin cá nhân ({', '.join(parts)}) nên biên tập viên sẽ xem kỹ trước khi đăng."
        )


def _quoted(parts: Sequence[str]) -> str:
    return ", ".join(f"“{part}”" for part in parts)
