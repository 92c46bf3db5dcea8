const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that changes something comes from our own pages. It must name its origin, and the origin must be the one the portal is
 * configured with or, without one, the host it was sent to; forwarding headers are not believed.
 */
export function isSameOrigin(
	method: string,
	headers: { origin?: string; host?: string; "sec-fetch-site"?: string },
	configured?: string,
): boolean {
	if (SAFE.has(method)) return true;
	const site = headers["sec-fetch-site"];
	if (site !== undefined && site !== "same-origin") return false;
	const { origin, host } = headers;
	if (!origin || !host || !URL.canParse(origin)) return false;
	return configured ? origin === new URL(configured).origin : new URL(origin).host === host;
}
