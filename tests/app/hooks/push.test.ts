import { networkInterfaces } from "node:os";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HookFailure } from "#app/hooks/failure.ts";
import type { NameService } from "#app/hooks/find-host.ts";
import { isInside } from "#app/hooks/inside.ts";
import { openPusher } from "#app/hooks/push.ts";
import { json, openReceiver, type Receiver } from "#tests/support/receiver.ts";

/** A server inside: whatever is tried, nobody may ever connect to it unless it is allowed. */
let inside: Receiver;
beforeEach(async () => {
	inside = await openReceiver("0.0.0.0");
});
afterEach(() => inside.close());

const to = (url: string, allowed: string[] = [], names?: NameService) =>
	openPusher(
		allowed,
		names,
	)({ url, headers: {}, body: "{}" }).then(
		() => "arrived",
		(error: unknown) => (error instanceof HookFailure ? error.trouble : error),
	);
const named =
	(...addresses: string[]): NameService =>
	async () =>
		addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

/** This machine's own address in its network, if it has one. */
const own = Object.values(networkInterfaces())
	.flatMap((all) => all ?? [])
	.find(({ internal, family }) => !internal && family === "IPv4")?.address;

/** Every way to write an address inside that a URL takes. */
const forms = [
	"127.0.0.1",
	"127.1",
	"127.0.1",
	"127.255.255.254",
	"0.0.0.0",
	"0",
	"2130706433",
	"017700000001",
	"0177.0.0.01",
	"0x7f000001",
	"0x7f.0.0.1",
	"127。0。0。1",
	"１２７.0.0.1",
	"%31%32%37.0.0.1",
	"localhost",
	"LOCALHOST",
	"localhost.",
	"[::1]",
	"[::]",
	"[0:0:0:0:0:0:0:1]",
	"[::ffff:127.0.0.1]",
	"[::ffff:7f00:1]",
	"[::ffff:0:127.0.0.1]",
	"[::127.0.0.1]",
	"[64:ff9b::127.0.0.1]",
	"[64:ff9b:1::7f00:1]",
	"[2002:7f00:1::]",
	"[2001:0:7f00:1::]",
	"[fe80::1]",
	"[fec0::1]",
	"[fc00::1]",
	"[fd00:ec2::254]",
	"[ff02::1]",
	"[2001:db8::1]",
	"10.0.0.1",
	"172.16.0.1",
	"172.31.255.255",
	"192.168.1.1",
	"100.64.0.1",
	"100.100.100.200",
	"169.254.169.254",
	"169.254.170.2",
	"192.0.0.192",
	"198.18.0.1",
	"224.0.0.1",
	"240.0.0.1",
	"255.255.255.255",
	...(own ? [own] : []),
];

describe("an address inside", () => {
	test.each(forms)("is refused as https://%s, and nobody connects", async (host) => {
		// The machine may or may not know a name with the root's dot; it doesn't get there by it.
		expect(await to(`https://${host}:${inside.port}/`)).toMatch(host.endsWith(".") ? /^(inside|unknownHost)$/ : /^inside$/);
		expect(inside.hits()).toBe(0);
	});

	test.each(forms)("is refused when a name stands for it: %s", async (host) => {
		const { hostname } = new URL(`https://${host}`);
		const address = hostname.replace(/^\[|\]$/g, "");
		if (/[a-z]{5}/.test(address)) return;
		for (const names of [named(address), named("93.184.216.34", address), named(address, "93.184.216.34")])
			expect(await to(`https://robot.example.test:${inside.port}/`, [], names)).toBe("inside");
		expect(inside.hits()).toBe(0);
	});

	test("is whatever lies in the ranges that nobody routes, in IPv4 and carried in IPv6", () => {
		const ranges = ["10", "127", "169.254", "192.168", "100.64", "172.20", "0", "239.1"];
		const byte = fc.integer({ min: 0, max: 255 });
		fc.assert(
			fc.property(fc.constantFrom(...ranges), byte, byte, byte, (start, ...rest) => {
				const address = [...start.split("."), ...rest].slice(0, 4).join(".");
				expect([address, `::ffff:${address}`, `64:ff9b::${address}`, `::${address}`].filter((a) => !isInside(a))).toEqual([]);
			}),
			{ numRuns: 2_000 },
		);
		expect(["1.1.1.1", "93.184.216.34", "101.226.4.6", "2400:3200::1"].filter(isInside)).toEqual([]);
		expect(isInside("no address")).toBe(true);
	});

	test("that a name comes to stand for after it was looked at isn't connected to", async () => {
		let asked = 0;
		const turning: NameService = async () => {
			asked += 1;
			return [{ address: asked === 1 ? "192.0.2.255" : "127.0.0.1", family: 4 }];
		};
		await to(`http://robot.example.test:${inside.port}/`, [`robot.example.test:${inside.port}`], turning);
		expect([asked, inside.hits()]).toEqual([1, 0]);
	});
});

describe("a host of the intranet that is allowed", () => {
	test("is pushed to, by name or by address, over http; with a port in the list on that port only", async () => {
		expect(await to(`http://127.0.0.1:${inside.port}/hook`, ["127.0.0.1"])).toBe("arrived");
		expect(await to(`http://127.0.0.1:${inside.port}/hook`, [`127.0.0.1:${inside.port}`])).toBe("arrived");
		expect(await to(`http://robot.gov.test:${inside.port}/hook`, ["robot.gov.test"], named("127.0.0.1"))).toBe("arrived");
		expect(inside.received.map(({ path, body }) => [path, body])).toEqual(Array(3).fill(["/hook", "{}"]));
		const before = inside.hits();
		expect(await to(`http://127.0.0.1:${inside.port}/hook`, ["127.0.0.1:1"])).toBe("notHttps");
		expect(await to(`https://localhost:${inside.port}/hook`, ["127.0.0.1"])).toBe("inside");
		expect(inside.hits()).toBe(before);
	});

	test.each([301, 302, 303, 307, 308])("isn't followed elsewhere when it answers %i", async (status) => {
		const other = await openReceiver();
		inside.answer((res) => void res.writeHead(status, { Location: `${other.origin}/inside` }).end());
		expect(await to(`http://127.0.0.1:${inside.port}/`, ["127.0.0.1"])).toBe("redirected");
		expect(other.hits()).toBe(0);
		await other.close();
	});

	test.each([
		[400, "refused"],
		[404, "refused"],
		[429, "tooFast"],
		[500, "refused"],
	])("that answers %i has not taken it: %s", async (status, trouble) => {
		inside.answer(json({}, status));
		expect(await to(`http://127.0.0.1:${inside.port}/`, ["127.0.0.1"])).toBe(trouble);
	});

	test("that never answers, or never stops, holds nothing up for longer than ten seconds", async () => {
		inside.answer(() => {});
		const from = Date.now();
		expect(await to(`http://127.0.0.1:${inside.port}/`, ["127.0.0.1"])).toBe("unreachable");
		expect(Date.now() - from).toBeLessThan(30_000);
		inside.answer((res) => void res.write("x".repeat(200_000)));
		expect(await to(`http://127.0.0.1:${inside.port}/`, ["127.0.0.1"])).toBe("unreachable");
	});
});

test.each([
	"http://robot.example.test/",
	"https://me:secret@robot.example.test/",
	"ftp://robot.example.test/",
	"file:///etc/passwd",
])("%s isn't spoken to", async (url) => {
	expect(await to(url, [], named("93.184.216.34"))).toBe("notHttps");
});

test("a name that nobody knows is said to be unknown", async () => {
	expect(await to("https://robot.example.test/", [], named())).toBe("unknownHost");
});
