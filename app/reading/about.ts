import { dateOf } from "./dates.ts";
import { englishAbout } from "./english-about.ts";
import { fold } from "./fold.ts";
import type { Line } from "./line.ts";
import { numberOf } from "./numerals.ts";
import { registerOf } from "./register.ts";
import { PAGE } from "./signature.ts";

/** What a document says about itself. Dates ISO; null or empty where it says nothing. */
export type About = {
	title: string;
	number: string | null;
	issuers: string[];
	issuedOn: string | null;
	jurisdiction: string | null;
	period: { start: string; end: string } | null;
};

const KIND = "方案|规划|计划|意见|要点|办法|通知|清单|措施|分工|任务书|安排|细则|纲要|行动";
const TITLE_END = new RegExp(`(?:${KIND})(?:\\((?:试行|暂行|征求意见稿|20\\d{2}[-~至—]20\\d{2}年?|20\\d{2}年?)\\))?(?:的通知)?$`);
const NUMBER =
	/[\p{Script=Han}]{1,12}(?:发|办|函|字|委|健|令|通|政|疾控|职健|联席|防|组)?[[(〔](?:19|20)\d{2}[\])〕]\s?第?\d{1,4}号/u;
const DATE = /((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日/;
const HAN_DATE = /([〇○Ｏ零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/;
const ISSUER =
	/^(?:[\p{Script=Han}]{2,30}(?:委员会|政府|局|办公室|厅|部|领导小组|联席会议|总工会|委|会|院|署|管委会|指挥部|中心|办事处|支队|大队))(?:办公室)?$/u;
/** One of several that made it, the others not named: 某区水利局等 9 部门联合制定了…. */
const TOGETHER =
	/^([\p{Script=Han}]{4,30}?(?:委员会|政府|局|委|办公室))等\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?个?(?:部门|单位)(?:联合|共同)?(?:制定|编制)了/u;
const FIRST_NUMERAL = /^(?:一、|第[一1][章条部]|\(一\)|1[.、])/;

const iso = (year: number, month: number, day: number): string | null => {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1900 ? date.toISOString().slice(0, 10) : null;
};

function dateIn(folded: string): string | null {
	const plain = DATE.exec(folded);
	if (plain) return iso(Number(plain[1]), Number(plain[2]), Number(plain[3]));
	const han = HAN_DATE.exec(folded);
	if (!han) return null;
	const year = Number(
		Array.from(han[1] ?? "", (c) => ("〇○Ｏ零".includes(c) ? 0 : "一二三四五六七八九".indexOf(c) + 1)).join(""),
	);
	return iso(year, numberOf(han[2] ?? "") ?? 0, numberOf(han[3] ?? "") ?? 0);
}

const isOnlyDate = (folded: string): boolean =>
	/^[(]?(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)[)]?$/.test(
		folded,
	);
const isPrinting = (folded: string): boolean => /日\s*(?:印发|印制|印)$/.test(folded);

const isNoTitle = (line: string): boolean =>
	/文件$|[。;；]$/.test(line) ||
	/^附[件录](?:\d{1,2}|[一二三四五六七八九十]{1,2})?:?$/.test(fold(line)) ||
	/^\(?此件|^[-—\s]{0,4}\d{1,4}[-—\s]{0,4}$/.test(fold(line)) ||
	PAGE.test(fold(line)) ||
	dateIn(fold(line)) !== null ||
	isNumber(fold(line));
const isNumber = (folded: string): boolean => {
	const found = NUMBER.exec(folded)?.[0];
	return found !== undefined && found.length >= folded.length * 0.6;
};

/** Lines before the first numbered piece, joined where a title is broken over two or three. */
function titleCandidates(head: string[]): string[] {
	const found: string[] = [];
	for (let i = 0; i < head.length; i++)
		for (let n = 1; n <= 3; n++) {
			if (head.slice(i, i + n).some(isNoTitle)) break;
			const joined = head.slice(i, i + n).join("");
			const folded = fold(joined);
			const isTitle =
				TITLE_END.test(folded) &&
				joined.length >= 6 &&
				joined.length <= 80 &&
				!/[。;:,]/.test(folded.replace(/:$/, "")) &&
				!/(?:根据|按照|为了|为贯彻)/.test(folded.slice(0, 4));
			if (isTitle) found.push(joined);
		}
	return found;
}

function titleOf(head: string[]): string {
	const found = titleCandidates(head);
	const own = found.filter((title) => !/^(?:关于|.{2,40}关于)/.test(title) && !/文件$/.test(title) && !/通知$/.test(title));
	if (own.length > 0) return own.reduce((best, title) => (title.length > best.length && title.includes(best) ? title : best));
	const notice = found.at(0) ?? "";
	const inner = /《([^《》]{4,60})》/.exec(notice)?.[1] ?? /关于印发(.{4,60}?)的通知/.exec(notice)?.[1];
	const whole = found.filter((title) => title.includes(notice)).sort((a, b) => b.length - a.length)[0];
	return inner ?? whole ?? head.find((line) => line.length >= 6 && line.length <= 60) ?? head[0] ?? "";
}

const LEVELS =
	/^((?:[\p{Script=Han}]{2,6}?(?:省|自治区))?(?:[\p{Script=Han}]{2,7}?(?:市|自治州|地区|盟))?(?:[\p{Script=Han}]{1,7}?(?:区|县|旗|市))?)/u;

function jurisdictionOf(title: string, issuers: string[], head: string[]): string | null {
	for (const text of [...issuers, title, ...head]) {
		const name = LEVELS.exec(text.replace(/^(?:关于印发|中共|《)+/, ""))?.[1];
		if (name && name.length >= 2 && !/^(?:各|本|全|我|社|小|园|校|辖|地|城|市|区|县)/.test(name)) return name;
	}
	return null;
}

function issuersOf(lines: Line[], dateAt: number): string[] {
	const found: string[] = [];
	for (let i = dateAt - 1; i >= 0 && i >= dateAt - 14; i--) {
		const names = (lines[i]?.raw ?? "").split(/\s+/).filter(Boolean);
		if (names.length === 0 || !names.every((name) => ISSUER.test(name))) break;
		found.unshift(...names);
	}
	return found;
}

function periodOf(title: string): About["period"] {
	const folded = fold(title);
	const [, from, to] = /(20\d{2})年?[-~至到](20\d{2})年?/.exec(folded) ?? [];
	if (from && to) return { start: `${from}-01-01`, end: `${to}-12-31` };
	const five = /[“"']?十([二三四五六])五[”"']?/.exec(folded)?.[1];
	if (five) {
		const start = 2011 + "二三四五六".indexOf(five) * 5;
		return { start: `${start}-01-01`, end: `${start + 4}-12-31` };
	}
	const year = /(20\d{2})年(?!\d)/.exec(folded)?.[1];
	return year ? { start: `${year}-01-01`, end: `${year}-12-31` } : null;
}

/** Whether a document is written in letters: there is next to no Chinese among its first lines. */
function isEnglish(lines: Line[]): boolean {
	const text = lines
		.slice(0, 40)
		.map((line) => line.text)
		.join("");
	const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	return han * 20 < (text.match(/[A-Za-z]/g)?.length ?? 0);
}

/** A day as registers have it: 2020-04-19 00:00, 2020年4月19日. */
function registered(date: string): string | null {
	const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(date) ?? [];
	return year ? dateOf(Number(year), Number(month), Number(day)) : dateIn(fold(date));
}

/** Reads what a document says about itself from its lines as printed: the head before the first number, the signature, the imprint. */
export function aboutOf(printed: Line[]): About {
	const register = registerOf(printed);
	if (isEnglish(printed)) {
		const about = englishAbout(printed, register);
		const [, from, to] = /\b(20\d{2})(?:\s?(?:[-–~]|to)\s?(20\d{2}))?\b/.exec(about.title) ?? [];
		return { ...about, period: from ? { start: `${from}-01-01`, end: `${to ?? from}-12-31` } : null };
	}
	const lines = printed.filter(({ text, cells }) => !cells && text !== "");
	const raw = lines.map(({ text }) => text);
	const folded = raw.map(fold);
	const start = folded.findIndex((line) => FIRST_NUMERAL.test(line));
	const head = raw.slice(0, Math.max(start < 0 ? Math.min(raw.length, 40) : start, 1)).slice(0, 80);
	const title = titleOf(head);
	const number = head.map(fold).find(isNumber) ?? (NUMBER.test(fold(register.number)) ? fold(register.number) : undefined);
	const signed = folded.findIndex((line, i) => isOnlyDate(line) && issuersOf(lines, i).length > 0);
	const imprint = folded.findLastIndex((line) => dateIn(line) !== null && isPrinting(line));
	const dated = signed >= 0 ? signed : folded.findIndex(isOnlyDate);
	const issuedOn = dateIn(folded[dated >= 0 ? dated : imprint] ?? "") ?? registered(register.date);
	const office = (lines[imprint]?.raw ?? "").split(/\s+|(?=(?:19|20)\d{2}\s*年)/)[0] ?? "";
	const noticeIssuer =
		/^([\p{Script=Han}]{4,30}?(?:委员会|政府办公室|政府|局|办公室|领导小组))关于/u.exec(title)?.[1] ??
		head
			.map(
				(line) =>
					(/^([\p{Script=Han}]{4,30}?(?:委员会|政府办公室|政府|局|办公室|领导小组))\s?关于/u.exec(line) ??
						TOGETHER.exec(line))?.[1],
			)
			.find(Boolean);
	const signers = signed >= 0 ? issuersOf(lines, signed) : [];
	const registrar = ISSUER.test(fold(register.issuer)) ? register.issuer : "";
	const [otherwise] = [noticeIssuer ?? "", ISSUER.test(office) ? office : "", registrar].filter((name) => name !== "");
	const issuers = signers.length > 0 ? signers : otherwise ? [otherwise] : [];
	const printedNumber = number
		? (NUMBER.exec(number)?.[0] ?? number).replace("[", "〔").replace("]", "〕").replace(/\s/g, "")
		: null;
	return {
		title,
		number: printedNumber,
		issuers,
		issuedOn,
		jurisdiction: jurisdictionOf(title, issuers, head),
		period: periodOf(title),
	};
}
