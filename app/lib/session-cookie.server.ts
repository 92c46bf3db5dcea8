import { createCookie } from "@remix-run/node";

/** `__Host-`: this host alone, whole site, secure; scripts can't read it. Browsers take it on http://localhost too. */
const cookie = createCookie("__Host-liandu", { path: "/", httpOnly: true, secure: true, sameSite: "lax" });

/** The secret that a request carries, or null. */
export async function readSecret(request: Request): Promise<string | null> {
	const value: unknown = await cookie.parse(request.headers.get("Cookie"));
	return typeof value === "string" && value.length === 43 ? value : null;
}

export const setSecret = (secret: string, expires: Date, now: Date): Promise<string> =>
	cookie.serialize(secret, { maxAge: Math.floor((expires.getTime() - now.getTime()) / 1000) });
export const clearSecret = (): Promise<string> => cookie.serialize("", { maxAge: 0 });
