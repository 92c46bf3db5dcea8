import { fold } from "./fold.ts";
import type { Line } from "./line.ts";

const DATE =
	/^[(]?(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)[)]?$/;
const IMPRINT =
	/(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s*(?:印发|印制|印)$|^抄送[:]|^(?:信息公开选项|公开方式|主题词|联系人)[:]|^\(?此件(?:公开|依申请公开|不予公开|主动公开)/;
/** What a web page prints around a document. */
export const PAGE =
	/^(?:扫一扫|【?打印(?:本页)?】?|【?关闭(?:窗口)?】?|分享到|上一[篇条]|下一[篇条]|责任编辑|信息来源|来源[:]|版权所有|字体[:]|索引号[:]|首页(?:\s*>|$)|当前位置|您(?:现在)?的?(?:所在)?的?位置|浏览量|点击数)|网站标识码|ICP备|公网安备/;
const SIGNER =
	/^[\p{Script=Han}、\s]{4,60}(?:委员会|政府|局|办公室|厅|部|领导小组|联席会议|总工会|委|会|院|管委会|指挥部|中心|办事处|支队|大队)$/u;

/** Without the lines that sign, date and register a document: they belong to no clause. */
export function withoutSignature(lines: Line[]): Line[] {
	const isOut = new Set<Line>();
	for (const [i, line] of lines.entries()) {
		const folded = fold(line.text);
		if (line.cells || line.text.length > 120 || !(DATE.test(folded) || IMPRINT.test(folded) || PAGE.test(folded))) continue;
		isOut.add(line);
		for (let k = i - 1; k >= 0 && k >= i - 12; k--) {
			const before = lines[k];
			if (!before || before.cells || !SIGNER.test(fold(before.text))) break;
			isOut.add(before);
		}
	}
	return lines.filter((line) => !isOut.has(line));
}
