export const RETRY_AFTER_S = 5;

/** Codes of the driver and of PostgreSQL that say the server is away, not that the statement is wrong (SQLSTATE class 08, 57P, 53300). */
const AWAY = /^(CONNECT_TIMEOUT|CONNECTION_\w+|ECONN\w+|EPIPE|08\w{3}|57P0[1-5]|53300)$/;

/** Whether an error means that the database is away for the moment: then the page asks to try again. */
export function isUnavailable(error: unknown): boolean {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
	return (typeof code === "string" && AWAY.test(code)) || (cause !== undefined && isUnavailable(cause));
}
