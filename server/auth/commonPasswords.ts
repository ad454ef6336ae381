/** The first that anybody tries, in Viet Nam and elsewhere; of ten characters and more, since shorter ones are refused anyway. */
const COMMON = new Set(
  `1234567890 0123456789 0987654321 9876543210 1234567891 12345678910 123456789a a123456789 123456789abc 1q2w3e4r5t
   qwertyuiop qwerty1234 qwerty12345 qwerty123456 asdfghjkl1 zxcvbnm123 1qaz2wsx3edc qazwsxedc1 abcdefghij abcd123456
   abc1234567 abc123456789 password12 password123 password1234 passw0rd123 p@ssw0rd123 p@ssword123 administrator
   admin12345 admin123456 iloveyou123 welcome123 letmein123 changeme123 matkhau123 matkhau1234 matkhau12345
   matkhau123456 anhyeuem123 anhyeuem12 anhyeuem1234 anhyeuemnhieu yeuemnhieu emyeuanh12 emyeuanh123 yeuanhnhieu
   toiyeuvietnam vietnam123 vietnam1234 vietnam123456 vietnamvodich khongbiet123 khongcopass khongcomatkhau
   chaobuoisang nguyenvana nguyenthia nguyenvanan nguyen1234 nguyen12345 nguyen123456 hanoi12345 hanoivietnam
   saigon1234 saigon12345 hochiminh123 tpocop2025 ocop123456 ocop2025ocop ocopvietnam ocop12345678 congnghe123
   batkhaxamphan conyeubome conyeume123 giadinhtoi giadinhlaso1 mothaiba123 motconvit12 xinchao123 xinchao1234
   temgoc1234 temgoc12345 temgoc123456 sanpham123 hoptacxa123`.split(/\s+/),
);

/** True for a password of the list, for one of a single character and for one that only counts or repeats. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  return COMMON.has(plain) || new Set(plain).size <= 2 || /^(.{1,4})\1+$/u.test(plain);
}
