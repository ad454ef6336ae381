// Words of which made-up names are put together: no name of a real firm, commune or product is kept here as a whole.

export const PRODUCTS =
  'Mật ong|Miến dong|Trà|Chè xanh|Bún khô|Mỳ gạo|Bánh đa|Bánh gai|Bánh chưng|Nước mắm|Tương|Gạo tẻ|Gạo nếp|Rượu nếp|Rượu men lá|Giò lụa|Chả quế|Nem chua|Nem nướng|Lạp xưởng|Thịt trâu gác bếp|Thịt lợn gác bếp|Cá kho|Cá khô|Tôm khô|Mắm tép|Ruốc nấm|Nấm hương|Mộc nhĩ|Măng khô|Măng ớt|Tỏi đen|Hành tím|Tinh bột nghệ|Tinh dầu|Dầu lạc|Dầu gấc|Bột sắn dây|Cao|Viên hoàn|Trà túi lọc|Cà phê rang xay|Ca cao|Hạt điều|Hạt tiêu|Mắc ca|Chuối sấy|Mít sấy|Xoài sấy|Khoai lang sấy|Cam|Bưởi|Vải thiều|Nhãn lồng|Thanh long|Dưa lưới|Dưa lê|Cà chua|Rau cải|Rau an toàn|Trứng gà|Trứng vịt muối|Gà đồi|Yến sào|Sữa chua|Kẹo lạc|Kẹo dồi|Bánh cáy|Bánh phu thê|Chiếu cói|Túi cói|Gốm|Nón lá|Khăn lụa|Thổ cẩm|Mây tre đan|Tranh|Hương trầm|Hoa lan|Cây cảnh|Du lịch sinh thái|Du lịch cộng đồng'.split(
    '|',
  );

export const QUALITIES =
  'hoa nhãn|hoa rừng|bạc hà|sấy lạnh|sấy dẻo|sấy giòn|nguyên chất|thượng hạng|đặc biệt|truyền thống|hữu cơ|hảo hạng|gia truyền|cổ truyền|không đường|vị gừng|vị sen|vị mật ong|hoa vàng|túi lọc|hộp quà|loại 1|tươi|khô|đen|đỏ|tím|ngũ sắc|cao cấp|ăn liền|cay|nếp cái hoa vàng|tám thơm|xông khói|ngâm mật ong|ủ chum|lên men|nguyên vỏ|bóc vỏ|rang muối'.split(
    '|',
  );

export const KINDS =
  'Hợp tác xã nông nghiệp|Hợp tác xã dịch vụ nông nghiệp|Hợp tác xã sản xuất và tiêu thụ|HTX|Hợp tác xã|Hợp tác xã nông nghiệp hữu cơ|Công ty TNHH|Công ty TNHH MTV|Công ty cổ phần|Công ty TNHH thương mại và dịch vụ|Tổ hợp tác|Hộ kinh doanh|Cơ sở sản xuất|Trang trại'.split(
    '|',
  );

export const SYLLABLES =
  'An|Bình|Cẩm|Châu|Đại|Đồng|Đông|Đức|Giang|Hà|Hải|Hạnh|Hiệp|Hòa|Hoàng|Hồng|Hợp|Hưng|Hương|Khánh|Khê|Kim|Lạc|Lâm|Liên|Linh|Long|Lộc|Lương|Mai|Minh|Mộc|Mỹ|Nam|Nga|Nghĩa|Ngọc|Nguyên|Nhân|Ninh|Phong|Phú|Phúc|Phương|Quang|Quế|Quý|Sơn|Tam|Tân|Tây|Thái|Thanh|Thành|Thịnh|Thiện|Thọ|Thủy|Thượng|Tiên|Tiến|Trà|Trung|Trực|Trường|Tuấn|Vân|Việt|Vĩnh|Xuân|Yên|Dương|Bảo|Cường|Diệp|Gia|Hậu|Khang|Lan|Lĩnh|Nhật|Oanh|Phước|Sen|Tuyền'.split(
    '|',
  );

export const FAMILIES = 'Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Nông|Vi'.split('|');

export const REASONS =
  'in hỏng|in lệch|tem thừa khi hết hiệu lực công nhận|rách khi dán|in thử|nhầm lô|bao bì hở|hư hỏng do ẩm'.split(
    '|',
  );

export const TRADES =
  'thực phẩm|nông sản|dược liệu|thủy sản|chăn nuôi|thủ công mỹ nghệ|du lịch|rau an toàn|cây ăn quả|trà và cà phê|nông sản sạch|chế biến nông sản|thực phẩm sạch|bánh kẹo|lương thực|xuất nhập khẩu|đầu tư và phát triển|nuôi ong|dịch vụ tổng hợp|thương mại|y học cổ truyền|công nghệ xanh|gốm sứ|dệt may'.split(
    '|',
  );
