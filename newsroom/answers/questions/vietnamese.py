"""How Vietnamese asks: patterns over syllables, each with what it asks for.

The order counts: the first pattern that fits decides. The group ``q`` marks the words that stand
where the answer would stand in a statement (without it, the answer would follow the question),
``focus`` the noun asked for, ``rest`` what else only asks. Patterns begin and end with a syllable;
``_LAST`` says that nothing but a particle follows.
"""

from __future__ import annotations

from newsroom.answers.questions.nouns import (
    DURATION_UNIT,
    KIN,
    MEASURABLE,
    MEASURE,
    OFFICE,
    ORGANISATION,
    PERSON,
    PLACE,
    SPEECH,
    TIME,
)
from newsroom.answers.questions.types import AnswerType as T

_ARTICLE = "(?:bài|bài báo|bài viết|tin|bản tin|mẩu tin)(?: này| đó| trên| kia)"
_WHEN = f"(?:(?:{TIME}) (?:nào|mấy|gì)|(?<!mỗi )(?:{TIME}) bao nhiêu|bao giờ|mấy giờ|hồi nào)"
_LEADER = "(?:ai là người|ai|(?<!đơn )vị nào|người nào|đồng chí nào|lãnh đạo nào)"
_LAST = "(?=(?: vậy| thế| ạ| nhỉ| hả| à| đây| nào)? $)"
_FIRST = "(?<=^ )"
_NEWEST = "(?: mới| nóng| nhanh| nổi bật)?(?: nhất)?"
_ABOUT = "(?: (?:liên quan đến|nói về|về|ở|tại|trong))?"
_CONTENT = r"(?!(?:là|vào|đến|theo|được|của|cho|với|trong|ở|tại|có|bị|về|từ|trên|do) )\S+"
_WHAT = "(?:gì|thế nào|như thế nào|ra sao|sao)"
_TODAY = (
    "(?:(?:sáng |trưa |chiều |tối |đêm )?(?:hôm|tuần|tháng) (?:nay|qua|kia|này|trước|rồi)|"
    "(?:sáng|chiều|tối|đêm) (?:nay|qua)|mấy hôm nay)"
)
_ANY_NEWS = f"gì(?: mới| hay| nổi bật)?(?: không)?{_LAST}"
_HOW = f"(?:thế nào|như thế nào|ra sao|sao rồi|đến đâu|tới đâu)(?: rồi)?{_LAST}"
_BEATS = "(?:để thua|thua|thắng|gặp|hạ|đánh bại|loại|bị loại bởi|đấu với|đối đầu|chạm trán|hòa)"
_TEAM = r"(?:đội|clb|câu lạc bộ|tuyển|đội tuyển|u \d+|fc)"
_NAMED = "(?:có |mang )?tên(?: thật| đầy đủ| họ)?(?: là)? gì"
_SEVERAL = r"(?:những|các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|\d+)"
_PER = r"(?=(?: (?:một|mỗi|trên|1) \S+| 1\S+)?(?: vậy| thế| ạ| nhỉ| hả| à| đây)? $)"

_ABOUT_THE_ARTICLE = (
    (T.AUTHOR, rf"{_ARTICLE} (?:là |do |của )*(?P<q>ai|phóng viên nào|tác giả nào)"),
    (T.AUTHOR, rf"(?P<q>ai|phóng viên nào|tác giả) (?:\S+ ){{0,3}}{_ARTICLE}"),
    (T.AUTHOR, rf"{_ARTICLE}(?: \S+)* (?P<q>tác giả|người viết)"),
    (T.AUTHOR, rf"{_FIRST}(?P<q>ai) (?:đã )?viết (?:bài|tin)(?: báo| viết)?{_LAST}"),
    (T.AUTHOR, rf"(?:bài|tin) \S+(?: \S+)* (?P<q>ai|phóng viên nào|tác giả nào) viết{_LAST}"),
    (T.AUTHOR, rf"{_FIRST}(?P<q>ai)(?: là người)? (?:đã )?viết (?:bài|tin) (?:về|tường thuật) \S+"),
    (T.AUTHOR, r"(?P<q>tác giả)(?: của)? (?:bài báo|bài viết|tin|bài (?=về)) ?\S+"),
    (T.PUBLISHED, rf"(?:bài|tin|thông báo) \S+(?: \S+)* (?:được )?đăng(?: tải)? (?P<q>{_WHEN})"),
    (T.PUBLISHED, rf"{_ARTICLE} (?:được )?(?:đăng|viết|đưa|xuất bản)(?: \S+)? (?P<q>{_WHEN})"),
    (T.PUBLISHED, rf"(?P<q>{_WHEN})(?: \S+)* (?:đăng|xuất bản) {_ARTICLE}"),
    (T.PUBLISHED, rf"(?P<q>ngày|giờ|thời gian) (?:đăng|xuất bản)(?: tin| bài)? {_ARTICLE}"),
)

_PEOPLE = (
    (T.CHAIR, rf"(?P<q>{_LEADER}) (?:đã |sẽ |đang |đứng ra )*(?:chủ trì|chủ tọa|cầm trịch)"),
    (T.CHAIR, rf"(?P<q>{_LEADER}) (?:đã |sẽ |đang )*điều hành (?:hội nghị|cuộc họp|phiên họp)"),
    (T.CHAIR, rf"(?:chủ trì|chủ tọa)(?: \S+)* (?P<q>{_LEADER})"),
    (T.CHAIR, rf"(?:do|được) (?P<q>{_LEADER}) (?:chủ trì|chủ tọa|điều hành)"),
    (T.YES_NO, rf"(?P<q>có) (?:ai|người nào|gì)(?: \S+)* (?:không|chưa){_LAST}"),
    (
        T.PEOPLE,
        rf"{_FIRST}(?P<focus>\S+(?: \S+){{0,14}}) (?P<q>(?:là|gồm|gồm có) (?:những|các) ai)",
    ),
    (T.PEOPLE, r"(?P<q>(?:gồm |có )*(?:những|các) ai|(?:có|gồm|bao gồm|với) ai)"),
    (
        T.PEOPLE,
        rf"{_FIRST}{_SEVERAL} (?P<focus>(?:{PERSON}|{OFFICE})(?: \S+){{0,14}})"
        rf" (?P<q>{_NAMED}|là ai)",
    ),
    (
        T.PEOPLE,
        rf"(?:những|các) (?:{OFFICE})(?: \S+){{0,8}} (?P<q>nào) (?:đã |cùng )*"
        r"(?:dự|tham dự|có mặt)",
    ),
    (T.PEOPLE, rf"(?:những|các|gồm) (?P<focus>{PERSON}) (?P<q>nào|gì|là ai)"),
    (T.PEOPLE, rf"(?P<q>{_LEADER}) (?:đã |sẽ |cùng |đến |tới )*(?:dự|tham dự|có mặt)"),
    (T.PERSON, rf"tên(?: thật| đầy đủ)?(?: của)? (?P<focus>{PERSON})(?: \S+)* (?P<q>là gì|gì)"),
    (
        T.PERSON,
        rf"{_FIRST}(?P<focus>(?:{PERSON}|{OFFICE}|{KIN})(?: \S+){{0,14}}) (?P<q>{_NAMED}){_LAST}",
    ),
    (T.PERSON, rf"(?<!đơn )(?P<focus>{PERSON}|{OFFICE}) (?P<q>nào)(?! đó| đấy)"),
    (T.ORGANISATION, rf"(?<= ){_TEAM} \S+(?: \S+){{0,8}} {_BEATS}(?: trước| với)? (?P<q>ai)"),
    (T.PERSON, rf"(?P<focus>\S+(?: \S+){{0,14}}) (?:là|tên) (?P<q>ai){_LAST}"),
    (T.PERSON, r"(?P<q>ai)(?! cập| len| đó)"),
    (T.POST, r"(?P<focus>chức vụ|chức|chức danh|cương vị|quân hàm)(?: là)? (?P<q>gì|nào)"),
)

_NUMBERS = (
    (
        T.OTHER,
        r"(?P<focus>tỷ số|tỉ số|số điện thoại|đường dây nóng)(?: \S+)*"
        r" (?P<q>(?:là )?(?:bao nhiêu|thế nào|ra sao|mấy|số mấy|gì))",
    ),
    (T.TIME, r"(?<!mỗi )(?<!một )(?P<focus>năm|ngày|tháng|thế kỷ) (?P<q>bao nhiêu|mấy)"),
    (T.TIME, r"(?P<q>mấy giờ)"),
    (T.DURATION, rf"(?P<q>bao lâu)|(?P<q2>bao nhiêu|mấy) (?P<focus>{DURATION_UNIT})"),
    (T.TIME, rf"(?P<q>{_WHEN})"),
    (T.AMOUNT, rf"(?P<q>bao nhiêu|mấy) (?P<focus>{MEASURE})"),
    (T.AMOUNT, rf"(?P<focus>{MEASURABLE})(?: \S+){{0,8}} (?P<q>bao nhiêu){_PER}"),
    (T.AMOUNT, r"(?P<focus>tỷ lệ|mức giá|diện tích) (?P<q>(?:là )?(?:gì|nào|thế nào))"),
    (T.AMOUNT, r"(?P<focus>cao|dài|rộng|nặng|sâu|dày) (?P<q>thế nào|như thế nào|cỡ nào)"),
    (T.COUNT, rf"(?<!tổng )(?<= )số(?! tiền| vốn)(?: \S+){{1,6}} (?P<q>bao nhiêu){_LAST}"),
    (T.AMOUNT, rf"(?P<q>bao nhiêu){_PER}"),
    (T.AMOUNT, r"(?P<q>bao nhiêu)(?= (?:từ|để|ở|tại|khi|trong|so với|mỗi|nhờ|vì|thì|nếu|một) )"),
    (T.COUNT, r"(?P<q>bao nhiêu|mấy(?! bay| moc| tinh| anh| cay| giat| lanh))"),
)

_CIRCUMSTANCES = (
    (T.MANNER, rf"(?P<q>bằng (?:cái )?gì){_LAST}"),
    (T.REASON, r"(?P<q>(?:vì|tại) sao|(?:do|vì) đâu|cớ sao|sao lại|để làm gì|nhằm gì)"),
    (T.REASON, r"(?P<q>(?:vì|do|nhờ) (?:cái |điều |lý do )?gì)"),
    (T.REASON, r"(?P<focus>lý do|lí do|nguyên nhân|nguyên do)(?: chính)? (?P<q>gì|nào)"),
    (T.REASON, r"(?P<q>lý do|lí do|nguyên nhân|nguyên do)"),
    (T.REASON, r"(?P<q>nhằm (?:mục đích )?gì)|(?P<focus>mục đích)(?: \S+){0,12} (?P<q2>gì)"),
    (T.REASON, rf"{_FIRST}(?P<q>sao)"),
    (
        T.QUOTATION,
        rf"(?:{SPEECH})(?! tieng| dung)(?: \S+){{0,6}} (?P<q>(?:những |điều |cái |câu )*{_WHAT})",
    ),
    (T.QUOTATION, r"(?:kể|hứa|bảo|than|mách)(?: lại)? (?P<q>(?:những |điều |chuyện )*gì)"),
    (T.QUOTATION, r"ví(?: \S+){1,5} (?P<q>(?:như|với|là) (?:cái )?gì)"),
    (T.LIST, rf"{_FIRST}\S+ \S+.* (?P<q>(?:gồm )?có (?:những )?gì){_LAST}"),
    (T.LIST, r"(?P<q>(?:kể tên|liệt kê|nêu tên|kể ra)(?: những| các)?)"),
    (T.LIST, r"(?P<q>(?:gồm|bao gồm|gồm có)(?: có)?(?: những| các)?(?: \S+){0,3} (?:gì|nào))"),
    (T.LIST, r"(?P<q>(?:những|các) (?:điều |cái |việc )?(?:gì|nào))"),
    (T.LIST, r"(?:những|các) (?P<focus>\S+(?: \S+){0,3}?) (?P<q>nào|gì)"),
    (T.PLACE, r"(?P<q>(?:ở|tại|từ|đến|tới|về|nơi|khu|qua|ra|vào|trên|đi|sang) đâu)"),
    (T.PLACE, rf"(?P<focus>{PLACE}) (?P<q>nào)"),
    (T.PLACE, r"(?P<q>đâu)(?! là| phải| tien| tu| nam| thang| tuan| có| gio| mua| moi)"),
    (T.ORGANISATION, rf"(?P<focus>{ORGANISATION}) (?P<q>nào|gì)"),
    (
        T.ORGANISATION,
        rf"{_FIRST}(?P<focus>(?:{ORGANISATION})(?: \S+){{0,14}}) (?P<q>{_NAMED}){_LAST}",
    ),
)

_NEWS = (
    (T.WHATS_NEW, rf"{_FIRST}{_TODAY} (?P<q>có (?:những )?(?:tin |chuyện |sự kiện )?{_ANY_NEWS})"),
    (
        T.WHATS_NEW,
        rf"{_FIRST}(?P<q>(?:tình hình|diễn biến)(?: mới nhất)?(?: vụ| về)?) \S+.* (?P<rest>{_HOW})",
    ),
    (T.WHATS_NEW, rf"(?P<q>có (?:những )?tin (?:tức )?gì)(?= {_TODAY})(?:.* (?P<rest>không))?"),
    (T.WHATS_NEW, rf"(?P<q>có (?:tin )?gì (?:mới|hot|nóng|hay)(?: nhất| không)?{_ABOUT})"),
    (T.WHATS_NEW, rf"{_FIRST}(?P<q>(?:có )?tin (?:gì|nào)(?: mới| hay)?{_ABOUT})"),
    (T.WHATS_NEW, rf"{_FIRST}(?P<q>có (?:sự kiện|chuyện|việc) gì(?: mới)?{_ABOUT})"),
)

_KIND = (
    (T.MANNER, r"(?P<q>bằng (?:cách|phương pháp|phương tiện|hình thức|con đường) (?:nào|gì))"),
    (T.MANNER, r"(?P<q>(?:như )?thế nào|ra sao|làm sao|làm thế nào|kiểu gì|cách nào)(?! là)"),
    (T.MANNER, r"(?P<q>bằng gì)"),
    (T.DEFINITION, r"(?P<q>thế nào là|(?:có )?nghĩa (?:là )?gì|được định nghĩa là gì)"),
    (
        T.DEFINITION,
        rf"{_FIRST}(?P<focus>(?!tên|điều|có|trong|ở)\S+"
        rf"(?: (?!của|đã|được|cho|trong|có|sẽ|khi|bởi|với|về|trên|tại|từ|thường|còn|mà)\S+){{0,4}})"
        rf" (?P<q>là (?:cái )?gì){_LAST}",
    ),
    (T.OTHER, r"(?P<q>(?:điều|cái|việc|thứ|chuyện) gì)"),
    (T.OTHER, rf"(?P<focus>(?:{_CONTENT} )?{_CONTENT}) (?P<q>nào)"),
    (T.OTHER, rf"{_FIRST}(?P<focus>(?:{_CONTENT} )?{_CONTENT}) (?P<q>gì)"),
    (T.OTHER, r"(?P<q>gì|nào|đâu)"),
)

_WITHOUT_A_GAP = (
    (T.YES_NO, r"(?P<q>có phải|phải không|phải chăng|đúng không|có đúng|hay không|hay chưa)"),
    (T.YES_NO, rf"(?P<q>có)(?: \S+)+ (?:không|chưa){_LAST}"),
    (T.YES_NO, rf"(?P<q>đã|được|chưa)(?: \S+)+ (?:không|chưa){_LAST}"),
    (T.YES_NO, rf"(?<!cà )(?<!canh )(?<!vị )(?<!hàng )(?P<q>không|chưa){_LAST}"),
    (T.AMOUNT, rf"{_FIRST}(?P<focus>giá|học phí|lệ phí|giá vé)(?! (?:trị|như)) \S+"),
    (T.LIST, r"(?P<q>gồm có|bao gồm|gồm)"),
    (T.PERSON, rf"{_FIRST}(?:{OFFICE}|(?:{KIN}) của) (?!là )\S+"),
    (T.WHATS_NEW, rf"{_FIRST}(?P<q>(?:thông tin|bài|bài viết|cập nhật)(?: \S+)*? về)"),
    (T.WHATS_NEW, rf"(?P<q>(?:đọc|xem|tìm|cho)(?: \S+){{0,2}} (?:tin|bài){_ABOUT})"),
    (T.WHATS_NEW, rf"{_FIRST}(?P<q>(?:tin tức|tin|điểm tin|bản tin|cập nhật){_NEWEST}{_ABOUT})"),
    (T.WHATS_NEW, rf"(?P<q>tin (?:tức|mới|nóng){_NEWEST}{_ABOUT})"),
)

RULES = _ABOUT_THE_ARTICLE + _NEWS + _PEOPLE + _NUMBERS + _CIRCUMSTANCES + _KIND + _WITHOUT_A_GAP
