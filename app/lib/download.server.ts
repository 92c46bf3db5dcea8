export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A file to save, under a name in any script (RFC 6266, RFC 8187). Never shown inside our own origin's pages. */
export function download(content: Buffer, type: string, name: string): Response {
	const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
	return new Response(new Uint8Array(content), {
		headers: {
			"Content-Type": type,
			"Content-Length": String(content.length),
			"Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
		},
	});
}
