"""Verbs of saying."""

from __future__ import annotations

import re

SAYING = re.compile(
    r"(?<!\w)(?:phát biểu|nhấn mạnh|cho biết|cho hay|khẳng định|chia sẻ|nói|yêu cầu|đề nghị|"
    r"lưu ý|chỉ đạo|bày tỏ|đánh giá|cho rằng|nêu rõ|thông tin|giải thích|kêu gọi|khuyến cáo|"
    r"ghi nhận|biểu dương|kể(?! từ| cả)|tâm sự|phản ánh|trả lời|bộc bạch|đề xuất|kiến nghị|"
    r"phân tích|thừa nhận|tuyên bố|cảnh báo|nhắc nhở|nhắc|ví(?! dụ)|nhớ lại|nhận xét|nhận định|"
    r"bảo(?! vệ| hiểm| đảm| tồn| quản| dưỡng| hành| hộ| tàng| trợ| an)|than|thổ lộ|"
    r"căn dặn|dặn|cam kết|hứa|lo lắng|băn khoăn|giãi bày|trăn trở|nhắn nhủ|lý giải|cho là|cười|"
    r"hy vọng|mong muốn|mong|quán triệt|tin tưởng)(?!\w)",
    re.IGNORECASE,
)
