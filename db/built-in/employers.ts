import { checkDigitOf, type EmployerState, type Hazard } from "#workflows/employers.ts";

/** When and by whom the list of 青浦 is entered. */
export const employersOn = "2020-06-10";
export const employersBy = { seed: "000", unit: "区公共卫生联席会议办公室", position: "officer" } as const;
export const employersFile = "演示用人单位名单.xlsx";

const towns = ["朱家角镇", "赵巷镇", "徐泾镇", "华新镇", "重固镇", "白鹤镇", "练塘镇", "金泽镇"].map((name) => `${name}人民政府`);
const streets = ["夏阳街道", "盈浦街道", "香花桥街道"].map((name) => `${name}办事处`);
const areas = [...towns, ...streets, "青浦工业园区"];
const trades: [string, Hazard][] = [
	["石材加工厂", "severe"],
	["家具厂", "ordinary"],
	["电子装配厂", "unclassified"],
	["铸造厂", "severe"],
	["木制品厂", "ordinary"],
	["金属结构厂", "ordinary"],
	["塑料制品厂", "unclassified"],
	["耐火材料厂", "severe"],
	["汽车配件厂", "ordinary"],
	["涂装厂", "ordinary"],
];
const COUNT = 40;
const CLOSED = [17, 33];

function made(no: number): { creditCode: string; name: string; hazard: Hazard; unit: string; state: EmployerState } {
	const unit = areas[no % areas.length] ?? "";
	const [trade, hazard] = trades[no % trades.length] ?? ["", "unclassified"];
	const body = `91310118MADEUP${String(no).padStart(2, "0")}X`;
	const place = unit.replace(/(镇人民政府|街道办事处|园区)$/, "");
	return {
		creditCode: body + checkDigitOf(body),
		name: `${place}演示${trade}`,
		hazard,
		unit,
		state: CLOSED.includes(no) ? "closed" : "active",
	};
}

/** The employers of 青浦's demonstration: none of them exists. */
export const madeUpEmployers = Array.from({ length: COUNT }, (_, no) => made(no));
