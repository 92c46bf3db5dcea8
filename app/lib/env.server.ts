import { z } from "zod";

const blank = (value: unknown) => (value === "" ? undefined : value);
const schema = z
	.object({
		PORT: z.preprocess(blank, z.coerce.number().int().min(0).max(65_535).optional()),
		HOST: z.preprocess(blank, z.string().default("127.0.0.1")),
		/** The address people use, when a proxy stands in front: https://liandu.example.gov.cn. */
		LIANDU_ORIGIN: z.preprocess(blank, z.url().optional()),
		/** The moment at which the portal's clock starts; it runs on from there. */
		LIANDU_NOW: z.preprocess(
			blank,
			z
				.string()
				.refine((v) => /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(v) && !Number.isNaN(Date.parse(v)), {
					error: "a moment with its zone, such as 2020-09-10T09:00+08:00",
				})
				.optional(),
		),
		/** The mail server, with account and all: smtps://user:password@mail.example.gov.cn. Without it mails land in files. */
		SMTP_URL: z.preprocess(blank, z.url({ protocol: /^smtps?$/ }).optional()),
		/** Whom mails come from; no-reply at LIANDU_ORIGIN's host otherwise. */
		LIANDU_MAIL_FROM: z.preprocess(blank, z.email().optional()),
		/** How long deliveries, and mails in files, are kept after they are over. */
		LIANDU_KEEP_DAYS: z.preprocess(blank, z.coerce.number().int().min(30).max(3650).default(365)),
		/** Hosts (with a port, or all their ports) that robots and hooks may be at although they lie inside or speak plain http: those of an intranet. */
		LIANDU_HOOK_ALLOW: z
			.string()
			.default("")
			.transform((hosts) =>
				hosts
					.toLowerCase()
					.split(/[\s,]+/)
					.filter(Boolean),
			),
		/** What hooks are sealed with, 32 bytes in base64; a file in LIANDU_DATA that is made when it is first needed, otherwise. */
		LIANDU_HOOK_KEY: z.preprocess(
			blank,
			z
				.base64()
				.refine((v) => Buffer.from(v, "base64").length === 32, {
					error: "32 bytes in base64, such as openssl rand -base64 32 gives",
				})
				.optional(),
		),
		/** Set by the launcher, so that all processes shift alike. */
		LIANDU_CLOCK_OFFSET_MS: z.preprocess(blank, z.coerce.number().int().optional()),
	})
	.refine(({ SMTP_URL, LIANDU_ORIGIN }) => !SMTP_URL || LIANDU_ORIGIN, {
		path: ["LIANDU_ORIGIN"],
		error: "needed with SMTP_URL: the links in mails lead there",
	});

/** The settings of this process, checked once. Throws a sentence that names what is wrong. */
function read() {
	const result = schema.safeParse(process.env);
	if (result.success) return result.data;
	const wrong = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
	throw new Error(`The environment is not in order: ${wrong}`);
}

export const env = read();

/** The address that people use, for links in what leaves the portal. */
export const origin = (): string => new URL(env.LIANDU_ORIGIN ?? `http://localhost:${env.PORT ?? 3000}`).origin;
