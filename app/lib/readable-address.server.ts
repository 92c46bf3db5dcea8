/**
 * Whether an address can be read: a host that is one, escapes that are characters, no NUL (which no column can hold), and none of Remix's old
 * way to ask for data, which our pages never use.
 */
export function isReadableAddress(host: string | undefined, url: string): boolean {
	if (!host || /[/\\?#@\s]/.test(host) || /%00/.test(url) || !URL.canParse(`http://${host}${url}`)) return false;
	const { pathname, searchParams } = new URL(`http://${host}${url}`);
	try {
		decodeURIComponent(pathname);
	} catch {
		return false;
	}
	return !searchParams.has("_data");
}
