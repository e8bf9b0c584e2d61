"""The closed word lists that names and posts are recognised by.

Surnames: common knowledge, completed with the surnames of ethnic groups from
hungnguyen18/vietnamese-name-generator (MIT).
"""

from __future__ import annotations

UPPER = "A-Z" + "".join(
    char for char in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))) if char.isupper()
)
"""All capital Latin letters, for use inside a character class."""

SURNAMES = frozenset(
    """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Mai
    Lương Đào Tô Tạ Hà Cao Chu Châu Thái La Lưu Phùng Vương Từ Tống Quách Lâm Diệp Triệu Thạch Kiều
    Nghiêm Khổng Ma Mã Vàng Giàng Sùng Thào Lò Lù Lồ Lường Cầm Quàng Tòng Hầu Chảo Tẩn Phàn Ly Má
    Hạng Hàng Cứ Cư Vừ Mùa Tráng Thền Nông Bế Sầm Đàm Hứa Vi Lục Giáp Thân Lèng Ngải Sần Tải Lùng
    Pờ Chang Chẻo Hảng Khang Lầu Chá Phà Fàng Mông Ca Ngân Bạch Cà Mè Lư Lèm Ngần Sơn Danh Bàn Chế
    Đàng Chử Trương Doãn Đồng Đậu Tăng Âu Quan Tiêu Bành Viên Văn Ninh Cù Nhữ Khúc Phí Thiều
    Trà Uông Vòng Vầy Sí Sìn Thàng Tráng Xin Páo Lìn Hù Phù Lý Sa Hoa Hán Lại Mạc Mạch Mẫn Nhan Ân
    Ung Tôn Trang Tưởng Vưu Xà Bồ Cấn Đôn Giang Hồng Kha Khuất Khưu Lã Lữ Lộ Ngọ Nhâm Phó Quang
    Thang Thi Thiệu Tri Yên An Bá Cung Doanh Đường Hạ Hình Kim Liêu Long Lưỡng Mao Nghê Ngụy
    Phương Cháng Cồ Dình Hờ Lỳ
    Ngải Phùng Sải Sình Thò Tỉn Vảng Vần Vùi Xồng Giàng Hò Chấu Sùng Ly Tếnh
    """.split()
)

COMMON_SURNAMES = frozenset("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ".split())
"""Surnames that often stand before another one: Nguyễn Vũ Trường Sơn."""

TITLES = (
    "đồng chí|ngài|đ/c|ông|bà|anh|chị|cụ|cô|chú|bác|em|cháu|bé|thầy|nghệ nhân|nghệ sĩ|nhà văn|"
    "nhà báo|nhà thơ|ca sĩ|diễn viên|đạo diễn|bác sĩ|bs|luật sư|ls|kỹ sư|kiến trúc sư|giáo sư|"
    "gs|phó giáo sư|pgs|tiến sĩ|ts|thạc sĩ|ths|thiếu tướng|trung tướng|thượng tướng|đại tướng|"
    "đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|bị cáo|bị can|"
    "đối tượng|nạn nhân|nghi phạm|"
    "già làng|mr|mrs|ms|dr"
)
"""Words before a name, as alternatives of a regular expression; compared without case."""

POST_HEADS = (
    "tổng bí thư|chủ tịch nước|thủ tướng|tổng thống|thủ hiến|quốc vương|nữ hoàng|ngoại trưởng|"
    "bộ trưởng|thứ trưởng|chủ tịch|bí thư|ủy viên|uỷ viên|giám đốc|tổng giám đốc|trưởng ban|"
    "trưởng phòng|trưởng đoàn|trưởng khoa|trưởng bộ môn|trưởng thôn|trưởng bản|trưởng công an|"
    "trưởng trạm|trưởng tiểu khu|tổ trưởng|đội trưởng|trạm trưởng|hạt trưởng|hiệu trưởng|"
    "hiệu phó|cục trưởng|vụ trưởng|chi cục trưởng|chánh văn phòng|chánh thanh tra|chánh án|"
    "viện trưởng|chủ nhiệm|chỉ huy trưởng|chính ủy|chính uỷ|chính trị viên|đồn trưởng|tư lệnh|"
    "tham mưu trưởng|tổng biên tập|tổng thư ký|thư ký|thống đốc|thị trưởng|tỉnh trưởng|đại sứ|"
    "đại biểu|thẩm phán|kiểm sát viên|điều tra viên|huấn luyện viên|thủ quỹ|kế toán trưởng|"
    "quản lý|đại diện|trưởng nhóm|trưởng họ|người phát ngôn|phát ngôn viên|thủ lĩnh|trưởng|"
    "chủ quán|chủ cơ sở|chủ hộ|thầy cúng|thầy mo|giáo hoàng|"
    "hồng y|thái tử|nhà vua|hoàng tử|công chúa|quốc vụ khanh|lãnh đạo|tướng"
)
"""What a post begins with, after an optional phó, nguyên, quyền, cựu; compared without case."""

POST_ENDS = (
    "cắt băng|dâng|đọc|gửi|mời|khai mạc|bế mạc|làm|kể|nhắc|dẫn đầu|nhận định|cam kết|"
    "cho (?:biết|hay|rằng|thấy)|nhấn mạnh|nói|phát biểu|khẳng định|đã|đang|sẽ|vừa|chủ trì|"
    "chủ tọa|chủ toạ|đồng chủ|dự|tham (?:dự|gia|mưu)|trao|tặng|(?<![Đđ]ăng )ký|yêu cầu|đề nghị|"
    "đề xuất|cùng|là|tại|vào|trong|khi|chia (?:sẻ|buồn)|bày tỏ|trình bày|cũng|phải|cần|được|bị|"
    "chỉ (?:đạo|rõ|ra)|kết luận|đánh giá|ghi nhận|biểu (?:dương|thị)|thăm|kiểm tra|đến|tới|có|"
    "về|thông (?:tin|báo|qua)|giải (?:thích|đáp)|kêu gọi|lưu ý|khuyến cáo|báo cáo|chúc mừng|"
    "mong|hy vọng|trả lời|từng|ngày|sáng(?! tạo)|chiều|tối(?! cao)|hôm|do|rằng|như|"
    "tuyên (?:bố|dương)|điều hành|thay mặt|với|nhưng|mà|để|thì|rất|còn|đặc biệt|luôn|cảm ơn|"
    "thống nhất|tiếp (?:tục|xúc|đón|thu)|phân (?:tích|công)|nêu|(?<!goại )giao(?! thông| dục)|"
    "quán triệt|trực tiếp|nhiệm kỳ|sinh năm|quê|bắt đầu|không|chưa|đồng thời|lần lượt|"
    "và các|bổ nhiệm"
)
"""What a post does not run over, as alternatives of a regular expression: what its holder does, or
what follows. Compared with case, so that the names of organisations are not cut."""

NOT_PERSON_BEFORE = frozenset(
    """tỉnh huyện xã phường trấn phố thôn bản làng đường sông núi cầu đèo hồ trường chợ khu ấp buôn
    quận thị đảo vịnh suối chùa đền miếu đình công ty đội clb bệnh viện lộ ngõ hẻm dự án tiểu họ
    tộc người dân cụm hang động rừng vườn bến cảng ga đập thác châu nước""".split()
)
"""A capitalised run after one of these is a place or an organisation."""

PLACES = frozenset(
    " ".join(place.split())
    for place in """Hà Nội|Hà Giang|Hà Nam|Hà Tĩnh|Lào Cai|Yên Bái|Cao Bằng|Lai Châu|Sơn La|
    Thái Bình|Thái Nguyên|Thái Lan|Hòa Bình|Ninh Bình|Quảng Ninh|Lâm Đồng|Đồng Nai|Đồng Tháp|
    An Giang|Kiên Giang|Long An|Bạc Liêu|Cao Lãnh|Mai Châu|Mai Sơn|Lương Sơn|Kim Bảng|Kim Sơn|
    Hà Đông|Châu Á|Châu Âu|Châu Phi|Châu Mỹ|Triều Tiên|Long Biên|Đồng Hới|Hồ Gươm|Hồ Tây|
    Yên Bình|An Lạc|Mai Linh|La Liga|Hoa Kỳ|Hồng Kông|Hán Nôm|Trung Quốc|Phương Tây|Quan Hóa|
    Sa Pa|Si Ma Cai|Thanh Hóa|Nhật Bản|Hàn Quốc|Việt Nam|Ấn Độ|Liên Xô|Phổ Thông|Đại Học|
    Trung Ương|Nam Phi|Hà Lan|Phần Lan|Ba Lan""".split("|")
)
"""Places and countries whose first syllable is also a surname."""

LEVELS = frozenset("tỉnh huyện xã phường phố nước thị trấn quận đoàn viện hội".split())
"""Of those, the ones that a post may end with: Chủ tịch UBND tỉnh, Chủ tịch nước."""

COUNTRIES = frozenset(
    """Canada Malaysia Indonesia Singapore Philippines Campuchia Myanmar Brunei Palestine
    Israel     Iran Iraq Syria Australia Brazil Argentina Mexico Cuba Venezuela Colombia
    Chile Peru Ukraine     Belarus Kazakhstan Pakistan Bangladesh Afghanistan Qatar Kuwait
    Libya Algeria Nigeria Kenya Ethiopia     Catalonia Scotland California Texas Washington
    London Paris Moscow Bangkok Jakarta Manila     Facebook Google Apple Samsung Toyota
    Honda Microsoft Reuters
    Anh Mỹ Pháp Đức Nga Lào Áo Úc Ý Bỉ Séc""".split()
) | {
    "Hàn Quốc",
    "Triều Tiên",
    "Trung Quốc",
    "Nhật Bản",
    "Thái Lan",
    "Ấn Độ",
    "Phần Lan",
    "Hà Lan",
    "Ba Lan",
    "Thụy Sĩ",
    "Thụy Điển",
    "Na Uy",
    "Đan Mạch",
    "Hoa Kỳ",
    "Ai Cập",
    "Nam Phi",
    "Tây Ban Nha",
}
"""Foreign words that stand between a post and its holder's name and are not part of the name."""
