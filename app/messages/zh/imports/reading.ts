import type { Reason } from "../../../reading/files/unreadable.ts";

/** What to do about a file that can't be read, in one sentence. */
const unreadable: Record<Reason, string> = {
	empty: "文件里没有文字。请核对是不是选错了文件。",
	unknownType: "不支持这种文件。请在原来的软件里另存为 .docx、.xlsx、.pdf 或 .txt 再上传。",
	oldWord: "这是旧版 Word 文件（.doc）。请用 Word 或 WPS 打开，另存为 .docx 再上传。",
	oldExcel: "这是旧版 Excel 文件（.xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。",
	encrypted: "文件设了密码。请另存一份不带密码的再上传。",
	damaged: "文件打不开，可能没有传完整。请在原来的软件里打开并重新保存，再上传。",
	scanned: "这份 PDF 是扫描件，里面没有文字。请先做文字识别（OCR），或把正文粘贴进来。",
	tooBig: "文件太大。请删去图片后另存，或把正文粘贴进来。",
	tooMany: "内容太多：最多 500 页、2 万行（段）或 100 万字。请只留下方案本身，或拆成几份再上传。",
	dtd: "文件里带有 Word 和 Excel 不会写入的声明，没有读取。请用 Word 或 WPS 打开并另存，再上传。",
	macros: "文件里带有宏，没有读取。请另存为不带宏的 .docx 或 .xlsx 再上传。",
	twoTypes: "这份文件同时是两种类型，没有读取。请在原来的软件里打开并重新保存，再上传。",
	bomb: "文件解压后异常地大，没有读取。请在原来的软件里重新保存，再上传。",
	tooLong: "读取时间太长，已停止。请把文件拆开上传，或把正文粘贴进来。",
	failed: "系统没能读出这份文件，这不是文件的问题。请把正文粘贴进来，并告诉系统管理员。",
};

/** A draft that isn't to be checked: being read, unreadable, put away, imported. */
export const reading = {
	reading: {
		title: "正在读取",
		hint: "可以离开这一页，读完后在“导入方案”里继续。",
		progress: "读取进度",
		steps: {
			waiting: "排队等候",
			opening: "打开文件",
			parsing: "提取文字",
			understanding: "识别条款、任务和分工",
			matching: "对照本辖区的单位",
			done: "读取完成",
		} as Record<string, string>,
		percent: (n: number) => `${n}%`,
	},
	failed: { title: "这份文件读不出来", again: "重新上传" },
	away: { title: "这份草稿已放弃", hint: "内容都还在。恢复后可以接着核对。" },
	imported: { title: "这份草稿已经导入", hint: "草稿保留备查，不能再改。", open: "查看方案" },
	unreadable,
};
