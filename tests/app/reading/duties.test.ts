import { expect, test } from "vitest";
import { readDuties } from "#app/reading/duties.ts";
import { linesOf } from "#app/reading/lines.ts";
import { readPlan } from "#app/reading/read-plan.ts";

const LETTER = { lead: "主", cooperate: "配", implement: "落" } as const;
/** 主甲 配乙 落丙, with ＋ before it when it covers what stands above, and ＊ when the lead is shared. */
function said(words: string, options: Parameters<typeof readDuties>[1] = {}): string | null {
	const read = readDuties(words, options);
	if (!read) return null;
	const duties = read.duties.map(({ unit, role }) => `${LETTER[role]}${unit}`).join(" ");
	return `${read.above ? "＋" : ""}${read.shared ? "＊" : ""}${duties}`;
}

test.each([
	["区卫生健康委负责，各镇人民政府、街道办事处配合", "主区卫生健康委 配各镇人民政府 配街道办事处"],
	["市卫健委牵头，市发展改革委、市财政局等按职责分工负责", "主市卫健委 配市发展改革委 配市财政局"],
	["区住建局、区城管局按职责分工负责，各街道落实", "＊主区住建局 主区城管局 落各街道"],
	["市卫生健康局负责，市应急管理局按职责分工负责", "＊主市卫生健康局 主市应急管理局"],
	["以上由区民政局负责，区财政局配合，各镇（街道）落实", "＋主区民政局 配区财政局 落各镇（街道）"],
	["市教育局会同市公安局、市市场监管局负责", "主市教育局 配市公安局 配市市场监管局"],
	["县水务局牵头、县气象局配合，各乡（镇）人民政府负责落实", "主县水务局 配县气象局 落各乡（镇）人民政府"],
	["市应急局牵头负责，市公安局和市住建局参与", "主市应急局 配市公安局 配市住建局"],
	["区司法局、区总工会、街道办事处配合落实", "配区司法局 配区总工会 配街道办事处"],
	["市发展和改革委员会、市人力资源和社会保障局分别牵头", "＊主市发展和改革委员会 主市人力资源和社会保障局"],
	["市卫生健康局负责，各乡镇<街道>、乐清湾港区管委会落实", "主市卫生健康局 落各乡镇<街道> 落乐清湾港区管委会"],
	["以上第3、4项由区卫生健康局负责，区行政审批局配合", "＋主区卫生健康局 配区行政审批局"],
	["省应急管理厅、省生态环境厅分别负责，省数据局提供技术支撑", "＊主省应急管理厅 主省生态环境厅 配省数据局"],
	["由县民政局会同县财政局组织实施，县残联予以指导", "主县民政局 配县财政局 配县残联"],
	["各有关部门按职责分工负责，各乡镇落实", "＊主各有关部门 落各乡镇"],
	["区应急局牵头，各有关部门按职责分工负责", "主区应急局 配各有关部门"],
	["各市（州）人民政府负责落实", "主各市（州）人民政府"],
	["各区党委、政府负责", "主各区党委、政府"],
	[
		"由市住建局牵头，会同市生态环境局、市水利局负责，各县（区）人民政府落实",
		"主市住建局 配市生态环境局 配市水利局 落各县（区）人民政府",
	],
	["区住建局统筹，各街道落实", "主区住建局 落各街道"],
	["由区农业农村局负总责，区水务局负责技术指导", "主区农业农村局 配区水务局"],
	["区应急局主抓、区消防救援大队协抓", "主区应急局 配区消防救援大队"],
	["由县委宣传部牵头组织，县融媒体中心具体实施", "主县委宣传部 落县融媒体中心"],
])("who has what part is read from 「%s」", (words, expected) => {
	expect(said(words)).toBe(expected);
});

test.each([
	["牵头单位：市生态环境局；配合单位：市水利局、各县（市、区）人民政府", "主市生态环境局 配市水利局 配各县（市、区）人民政府"],
	["责任单位：县农业农村局、县财政局", "＊主县农业农村局 主县财政局"],
	["主责单位：市交通局　配合单位：市公安局 市城管局", "主市交通局 配市公安局 配市城管局"],
	["责任单位：区教育局牵头，区卫生健康局配合", "主区教育局 配区卫生健康局"],
	["责任领导：张三；责任单位：县水利局；完成时限：2021年6月底前", "主县水利局"],
	["牵头单位：市水利局；责任单位：市财政局", "主市水利局 配市财政局"],
	["牵头单位：市水利局；配合单位：市林业局；责任单位：各县人民政府", "主市水利局 配市林业局 落各县人民政府"],
	["主要责任单位：社区建设办公室；其他责任单位：区房管所", "主社区建设办公室 配区房管所"],
	["分管省领导：赵某；部门分工：省数据局牵头，省财政厅配合", "主省数据局 配省财政厅"],
	["责任处室：医政科；责任单位：市人民医院", "主医政科 落市人民医院"],
	["牵头单位为县水利局，配合单位为县公安局", "主县水利局 配县公安局"],
	[
		"Lead agency: Health Commission; Supporting agencies: Finance Bureau and Civil Affairs Bureau",
		"主Health Commission 配Finance Bureau 配Civil Affairs Bureau",
	],
])("labels say the part: 「%s」", (words, expected) => {
	expect(said(words)).toBe(expected);
});

test("the first of a list leads only where the document says so", () => {
	expect(said("责任单位：甲局、乙局", { isFirstLead: true })).toBe("主甲局 配乙局");
	expect(said("责任单位：甲局、乙局")).toBe("＊主甲局 主乙局");
	expect(said("省医保局、省药监局负责", { isFirstLead: true })).toBe("主省医保局 配省药监局");
	expect(said("省医保局、省药监局按职责分工负责", { isFirstLead: true })).toBe("＊主省医保局 主省药监局");
	expect(said("省医保局、省药监局负责，排在第一位的为牵头部门，下同", { isFirstLead: true })).toBe("主省医保局 配省药监局");
});

test("what stands in brackets behind one name is that unit's part", () => {
	expect(said("省数据局（牵头）、省公安厅、省财政厅", { isList: true })).toBe("主省数据局 配省公安厅 配省财政厅");
});

test.each(["试行", "简称“三类人员”", "详见附件2", "含村级卫生室", "2020年6月底前完成", "或组织"])(
	"「%s」 is nobody's part",
	(words) => {
		expect(readDuties(words, { isList: true })).toBeNull();
	},
);

const planWith = (items: string) =>
	readPlan(linesOf(`某市治水方案\n一、目标\n改善水质。\n二、重点任务\n${items}\n某市水利局\n2020年5月25日`));

test("brackets that belong to a name in a label's list make no task of their own", () => {
	const { tasks } = planWith("1.改造管网。牵头单位：市住建局；配合单位：市城管局（市综合执法局）；责任单位：各县人民政府");
	expect(tasks.map(({ clause, duties }) => [clause, duties.map(({ unit }) => unit)])).toEqual([
		["二1", ["市住建局", "市城管局（市综合执法局）", "各县人民政府"]],
	]);
});

test("a time limit that stands among the words of responsibility is one, and whom somebody sees to has no part", () => {
	const { tasks } = planWith(
		"1.全面排查。此项工作由市商务局牵头，市应急局配合，5月30日前完成。\n2.消毒。由市卫健委牵头，市生态环境局参与，督促牵头医院和各医疗机构落实措施，长期坚持。",
	);
	expect(tasks.map(({ deadlines }) => deadlines.map(({ words }) => words))).toEqual([["5月30日前"], ["长期坚持"]]);
	expect(tasks[1]?.duties.map(({ unit }) => unit)).toEqual(["市卫健委", "市生态环境局"]);
});

test("以上由… behind an item that says itself who has it is a doubt, not passed over", () => {
	const { warnings } = planWith("1.排查。（市住建局负责）\n2.整改。（市商务局负责）。以上由市燃气专班统筹，各镇落实。");
	expect(warnings).toContainEqual({ clause: "二2", kind: "unreadUnits", words: "以上由市燃气专班统筹，各镇落实" });
});

test.each([
	["市工信局要会同市生态环境局，于6月15日前完成排查。", ["lead:市工信局", "cooperate:市生态环境局"]],
	["市政府督查室会同市住建局每季度开展一次督查。", ["lead:市政府督查室", "cooperate:市住建局"]],
	["市水利局每半年牵头开展一次评估。", ["lead:市水利局"]],
	["市安委办每月通报一次进展。", ["lead:市安委办"]],
	["各县（区）于每月25日前报送进展。", ["lead:各县（区）"]],
])("whom a sentence asks is proposed: 「%s」", (words, expected) => {
	const [task] = planWith(`1.整治。（市住建局负责）\n2.${words}`).tasks.slice(1);
	expect(task).toMatchObject({ inferred: true, shared: false });
	expect(task?.duties.map(({ unit, role }) => `${role}:${unit}`)).toEqual(expected);
});

test("a title is no page number, no day and no remark on who may read it", () => {
	const about = (head: string) =>
		readPlan(linesOf(`${head}\n某区燃气治理工作方案\n一、目标\n改善。\n二、任务\n1.排查。`)).plan.title;
	expect(about("二〇二五年三月十日\n\n— 1 —\n")).toBe("某区燃气治理工作方案");
	expect(about("（此件公开发布）")).toBe("某区燃气治理工作方案");
});

test.each([
	[
		"1.1 Convert the fleet. The Fleet Management Office will lead, with support from the Finance Department.",
		["lead:Fleet Management Office", "cooperate:Finance Department"],
	],
	[
		"1.1 Reporting\nThe Environment Department, in cooperation with the Public Health Service, shall report.",
		["lead:Environment Department", "cooperate:Public Health Service"],
	],
])("whom an English sentence asks is proposed: 「%s」", (words, expected) => {
	const [task] = readPlan(linesOf(`Clean Air Action Plan\n1. Actions\n${words}`)).tasks;
	expect(task).toMatchObject({ inferred: true, shared: false });
	expect(task?.duties.map(({ unit, role }) => `${role}:${unit}`)).toEqual(expected);
});

test("of several who made it together the one that is named issues it; whom it only cites doesn't", () => {
	const issuers = (line: string) =>
		readPlan(linesOf(`某区燃气治理规划\n各街道：\n${line}\n一、目标\n改善。\n二、任务\n1.排查。`)).plan.issuers;
	expect(issuers("某区住建局等 9 部门联合制定了《某区燃气治理规划》，请执行。")).toEqual(["某区住建局"]);
	expect(issuers("某市住建局等9部门联合印发的《某市燃气治理规划》已经下发。")).toEqual([]);
});
