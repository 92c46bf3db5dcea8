export const papers = {
	download: "Download as Word",
	matter: "What it is about",
	issued: (on: string) => `Issued on ${on}`,
	frozen: (sha256: string) => `Frozen when it was issued; it never changes. SHA-256: ${sha256}`,
};
