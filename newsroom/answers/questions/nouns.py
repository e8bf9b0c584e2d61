"""Vietnamese nouns that tell what a question with ``nào`` or ``gì`` asks for."""

from __future__ import annotations


def alternatives(words: str) -> str:
    """A regular expression of ``words``, which are separated by commas; longer ones first."""
    listed = {" ".join(word.split()) for word in words.split(",")}
    return "|".join(sorted(listed, key=lambda word: (-len(word), word)))


PERSON = alternatives(
    """người, vị, nhân vật, ông, bà, vua, vị vua, nhà vua, hoàng đế, nữ hoàng, hoàng hậu,
    tổng thống,
    thủ tướng, chủ tịch, bộ trưởng, thống đốc, giám đốc, tổng giám đốc, bí thư, lãnh đạo, đồng chí,
    thủ lĩnh, tướng, đại tướng, tướng lĩnh, anh hùng, tác giả, đạo diễn, nghệ sĩ, ca sĩ, ca sỹ,
    nhạc sĩ, nhạc sỹ, họa sĩ, diễn viên, cầu thủ, vận động viên, huấn luyện viên, thủ môn, tiền vệ,
    hậu vệ, tiền đạo, võ sĩ, giáo sư, tiến sĩ, bác sĩ, luật sư, kiến trúc sư, kỹ sư, phóng viên,
    nhà báo, nhà văn, nhà thơ, nhà sử học, nhà khoa học, nhà vật lý, nhà toán học, nhà hóa học,
    nhà sinh học, nhà thám hiểm, nhà thần học, nhà lãnh đạo, nhà triết học, nhà kinh tế,
    nhà thiết kế, nhà phát minh, nhà nghiên cứu, giáo hoàng, linh mục, tỷ phú, doanh nhân, cán bộ,
    chiến sĩ, học sinh, sinh viên, hoa hậu, người mẫu, cô gái, nghị sĩ, đại biểu, cá nhân, bác, cô,
    chú, anh, chị, em, cháu, bé, cụ, thầy, thầy giáo, cô giáo, giáo viên, nghệ nhân, nạn nhân,
    bệnh nhân, bị cáo, bị can, đối tượng, tài xế, lái xe, bảo vệ, công nhân, nông dân, thí sinh,
    y sĩ, điều dưỡng, già làng, thầy cúng, vận động viên, chủ xưởng, chủ quán, chủ hộ, chủ cơ sở,
    chủ trang trại, du khách, tiểu thương, thợ, gương mặt, nhân viên,
    thành viên, đoàn viên, hội viên, thanh niên, phụ nữ, cựu chiến binh, bạn đọc"""
)

ORGANISATION = alternatives(
    """tổ chức, cơ quan, công ty, đơn vị, đội, đội bóng, câu lạc bộ, trường, trường đại học,
    đại học,
    ngân hàng, tập đoàn, doanh nghiệp, đảng, đảng phái, bộ, sở, ban, ngành, ủy ban, hãng, hội,
    hiệp hội, liên minh, phe, nhóm, quân đội, lực lượng, sư đoàn, trung đoàn, bệnh viện, tòa án,
    nhà xuất bản, tờ báo, kênh, đài, hãng phim, hãng hàng không, chi bộ, đảng bộ, phòng ban, viện,
    học viện, quỹ, nhà thầu, hợp tác xã, tập thể"""
)

PLACE = alternatives(
    """nơi, chỗ, địa điểm, địa phương, vị trí, tỉnh, huyện, xã, thôn, bản, ấp, phường, quận, thị xã,
    thị trấn, thành phố, thủ đô, nước, đất nước, quốc gia, vùng, vùng đất, miền, khu, khu vực,
    châu lục, lục địa, đảo, hòn đảo, quần đảo, sông, con sông, dòng sông, hồ, biển, đại dương,
    vịnh, lối, đoạn, điểm, điểm trường, xóm, tổ dân phố, bến, mốc, ngã ba, ngã tư,
    núi, ngọn núi, dãy núi, đèo, đường, con đường, tuyến đường, phố, đại lộ, cầu, cây cầu, chợ,
    cảng,
    sân bay, sân vận động, tòa nhà, pháo đài, bang, tiểu bang, lãnh thổ, thuộc địa, khách sạn,
    hội trường, nhà ga, cửa khẩu, hướng, phía, hành tinh, làng"""
)

TIME = alternatives(
    """khi, lúc, ngày, hôm, tháng, năm, thời gian, thời điểm, thời, thời kì, thời kỳ, thời đại,
    buổi,
    giờ, thứ, mùa, thế kỷ, thế kỉ, thập niên, thập kỷ, giai đoạn, tuần, quý, niên đại, dịp,
    khoảng thời gian"""
)

DURATION_UNIT = alternatives(
    "năm, tháng, tuần, ngày, giờ, tiếng, tiếng đồng hồ, phút, giây, thế kỷ, thập kỷ, thập niên"
)

MEASURE = alternatives(
    """tiền, đồng, tỷ, tỷ đồng, triệu, triệu đồng, nghìn đồng, usd, đô, đô la, euro, bảng,
    phần trăm,
    km, kilômét, kilomet, ki lô mét, cây số, mét, m, cm, mm, xăng ti mét, dặm, hecta, héc ta, ha,
    mẫu, tấn, tạ, kg, ki lô gam, kilogam, gam, lít, độ, độ c, tuổi, mét vuông, km vuông,
    kilômét vuông, dặm vuông, kw, mw, kwh"""
)

MEASURABLE = alternatives(
    """cao, dài, rộng, nặng, sâu, xa, dày, giá, lớn, mức, tỷ lệ, tỉ lệ, diện tích, chiều dài,
    chiều cao, nhiệt độ, kinh phí, trị giá, giá trị, chi phí, lương, doanh thu, vốn, dân số, phí,
    thưởng, phạt, thu nhập, lãi, lỗ, tốn, kim ngạch, số tiền, tiền, thiệt hại, lượng mưa, năng suất,
    sản lượng, khối lượng, tổng thu, nợ, hỗ trợ, bồi thường, học phí, tốc độ, công suất"""
)

SPEECH = alternatives(
    """nói, phát biểu, nhấn mạnh, cho biết, khẳng định, chia sẻ, yêu cầu, đề nghị, tuyên bố,
    nhận định,
    cho rằng, chỉ đạo, lưu ý, kêu gọi, nhận xét, trả lời, bày tỏ, căn dặn, kiến nghị, phản ánh,
    cảnh báo, trình bày, khuyên, khuyến cáo, dặn, ví von, so sánh, giải thích, lý giải, tâm sự"""
)

OFFICE = alternatives(
    """chủ tịch, phó chủ tịch, bí thư, phó bí thư, giám đốc, phó giám đốc, tổng giám đốc, tác giả,
    trưởng ban, trưởng phòng, trưởng thôn, trưởng bản, trưởng đoàn, trưởng công an, trưởng trạm,
    hạt trưởng, đồn trưởng, trạm trưởng, cục trưởng, chi cục trưởng, vụ trưởng, tổ trưởng,
    chủ nhiệm, chánh văn phòng, chánh thanh tra, tư lệnh, chỉ huy trưởng, hiệu phó, hiệu trưởng,
    bộ trưởng, thứ trưởng, thủ tướng, tổng thống,
    tổng bí thư, chánh án, viện trưởng, người đứng đầu, huấn luyện viên, đội trưởng, thủ môn,
    người sáng lập"""
)

KIN = alternatives(
    "vợ, chồng, con, con trai, con gái, cha, bố, mẹ, anh trai, em gái, em trai, chị gái"
)
