/** The headers of every answer. The policy lets nothing run but our own script with this request's nonce, and nothing load from elsewhere. */
export const securityHeaders = (nonce: string, isDev: boolean): Record<string, string> => ({
	"Content-Security-Policy": [
		"default-src 'none'",
		isDev ? "script-src 'self' 'unsafe-inline'" : `script-src 'nonce-${nonce}'`,
		isDev ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
		"img-src 'self' data:",
		"font-src 'self'",
		`connect-src 'self'${isDev ? " ws:" : ""}`,
		// The pages of visits have one, so that they can be opened without a line: public/offline.js.
		"worker-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	].join("; "),
	"Strict-Transport-Security": "max-age=31536000; includeSubDomains",
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "DENY",
	"Referrer-Policy": "same-origin",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
	"X-Robots-Tag": "noindex",
});
