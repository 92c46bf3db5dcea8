import { Document, Packer, Paragraph } from "docx";
import type { Evidence } from "../evidence.ts";

/** A plan of 青浦 that isn't among the built-in ones, as its lines are printed. */
export const heatPlan = [
	"青浦区夏季防暑降温行动方案",
	"青卫发〔2020〕18号",
	"为保护劳动者健康，制定本方案。",
	"一、工作目标",
	"到2020年底，高温作业场所登记率达到95%以上。",
	"二、主要任务",
	"（一）排查高温作业场所。逐家登记造册，2020年7月底前完成。（区卫生健康委牵头，区应急管理局、区人社局配合，各镇人民政府落实）",
	"（二）建立监测台账。汇总温度监测数据，7月份前建成。（区数据管理局负责，区财政局配合）",
	"（三）开展健康宣传。每季度组织一次，覆盖重点企业。（区总工会负责，区大数据中心、相关成员单位配合）",
	"三、保障措施",
	"（一）加强组织领导。各单位明确专人负责。",
	"青浦区卫生健康委员会",
	"2020年5月20日",
];

/** Lines as a Word document. */
export async function docx(name: string, lines: string[]): Promise<Evidence> {
	const document = new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] });
	const buffer = await Packer.toBuffer(document);
	return { name, mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer };
}

/** A Word document with a password: the office programs wrap it in a container of their own. */
export const locked = (name: string): Evidence => {
	const header = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	const buffer = Buffer.concat([header, Buffer.alloc(504), Buffer.from("EncryptedPackage", "utf16le"), Buffer.alloc(480)]);
	return { name, mimeType: "application/octet-stream", buffer };
};
