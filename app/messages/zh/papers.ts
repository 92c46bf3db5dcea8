export const papers = {
	download: "下载 Word 文件",
	matter: "对应事项",
	issued: (on: string) => `${on} 印发`,
	frozen: (sha256: string) => `印发时定稿，此后不再更改。SHA-256：${sha256}`,
};

export const paperTemplates = {
	title: "公文模板",
	about: (place: string) => `${place}印发公文的用语；修改后只用于此后印发的公文，已印发的不变`,
	places: "花括号中是印发时填入的内容，如 {单位}。各句须保留内置用语中的全部花括号，可以调整位置，不能增加别的。",
	head: "红头（留空则不设红头）",
	number: "发文字号",
	phrase: (no: number) => `第 ${no} 句`,
	builtIn: (text: string) => `内置：${text}`,
	preview: "预览",
	keep: "保存为新版本",
	kept: "已保存。此后印发的公文使用新版本。",
	stale: "你填写期间，他人已保存了另一版本。请对照下方“版本”核对后再保存；你填写的内容仍在。",
	faulty: "有的用语还不能保存，请看标红之处。",
	tried: "用最近印发的一份试排，未保存。",
	untried: "这类公文还没有印发过，先按顺序列出各句。",
	versions: "版本",
	version: (no: number) => `第 ${no} 版`,
	original: "内置用语",
	keptBy: (unit: string, by: string, at: string) => `${unit} ${by} 于 ${at} 保存`,
	issued: (count: number) => `已印发 ${count} 份`,
	fault: {
		empty: () => "请填写。",
		long: () => "不能超过 1000 字。",
		placeMissing: (place: string) => `缺少 {${place}}。`,
		placeUnknown: (place: string) => `这一句没有 {${place}} 可填。`,
	},
};
