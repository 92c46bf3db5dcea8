/** What nodemailer says of a mail that was not taken. */
type SmtpError = Error & { code?: string; responseCode?: number; command?: string };

const MAX_ERROR = 400;

/** Commands of SMTP whose refusal is about this mail; all else is about the server or our account with it. */
const ABOUT_THE_MAIL = /^(RCPT TO|DATA)/;

/**
 * Whether a mail is refused for good: a 5xx answer to its address or its content, or an address that is none. A refused greeting, log-in or
 * sender is no fault of the mail's: it is tried again.
 */
export const isRefused = ({ code = "", responseCode = 0, command = "" }: SmtpError): boolean =>
	ABOUT_THE_MAIL.test(command) ? responseCode >= 500 : command === "API" && /^(EENVELOPE|EMESSAGE)$/.test(code);

/** Whether the server is to blame rather than the mail: then the next mail would fare no better. */
export const isServerAway = ({ code = "", command = "" }: SmtpError): boolean =>
	/^E(CONN|TIMEDOUT|DNS|SOCKET|TLS|AUTH|PROTOCOL)/.test(code) && !ABOUT_THE_MAIL.test(command);

/** What is kept of an error, to be read by people. */
export const errorLine = (error: Error): string => error.message.replace(/\s+/g, " ").slice(0, MAX_ERROR);
