/** What people type first when asked for eight characters; the heads of every published list, and of Chinese offices'. */
const COMMON = new Set(
	`password password1 password123 passw0rd p@ssw0rd p@ssword 12345678 123456789 1234567890 87654321 11111111 00000000 88888888 66666666 99999999 12341234
	11223344 123123123 123321123 147258369 159357159 987654321 0123456789 qwertyui qwerty123 qwertyuiop 1q2w3e4r 1qaz2wsx qazwsxedc asdfghjk zxcvbnm1 zaq12wsx
	abc12345 abcd1234 a1234567 aa123456 a12345678 admin123 admin888 administrator root1234 iloveyou sunshine princess football baseball welcome1 letmein1
	woaini520 woaini1314 52013140 5201314520 wojiushiwo zhonghua liandu123 test1234 user1234 guest123 changeme default1 computer internet superman`.split(
		/\s+/,
	),
);

/** Whether a password is one of the first that anybody would try: common, one character over and over, a run, or the person's own name. */
export function isCommonPassword(password: string, own: string[]): boolean {
	const plain = password.normalize("NFKC").toLowerCase();
	const isOne = new Set(plain).size <= 2;
	const isRun = "0123456789012345678909876543210987654321abcdefghijklmnopqrstuvwxyzyxwvutsrqponmlkjihgfedcba".includes(plain);
	return COMMON.has(plain) || isOne || isRun || own.some((name) => name.length > 2 && plain.includes(name.toLowerCase()));
}
