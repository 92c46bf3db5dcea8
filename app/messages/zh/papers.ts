export const papers = {
	download: "下载 Word 文件",
	matter: "对应事项",
	issued: (on: string) => `${on} 印发`,
	frozen: (sha256: string) => `印发时定稿，此后不再更改。SHA-256：${sha256}`,
};
