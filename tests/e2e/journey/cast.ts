/** 青浦 三（一）1: the task, what its lead asks for, and who is in it. */
export const task = "/tasks/1";
export const title = "粉尘危害专项调查";
export const figure = "调查用人单位数（家）";
export const lead = "区卫生健康委";
const towns = ["朱家角镇", "赵巷镇", "徐泾镇", "华新镇", "重固镇", "白鹤镇", "练塘镇", "金泽镇"].map((n) => `${n}人民政府`);
export const local = [...towns, ...["夏阳街道", "盈浦街道", "香花桥街道"].map((n) => `${n}办事处`), "青浦工业园区"];
/** The one that is returned, the one with a problem, and the one that says nothing. */
const town = (n: number): string => towns[n] ?? "";
export const first = town(0);
export const inspected = town(3);
export const silent = town(4);
