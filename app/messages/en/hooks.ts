import type { Messages } from "../messages.ts";
import { plural } from "./plural.ts";

export const hooks: Messages["hooks"] = {
	title: "Pushed notices",
	intro:
		"Pushes the unit's notices to a chat group or to a system of its own. A group is told what, which unit, until when and a link, and nothing that anybody has typed.",
	kinds: {
		wecom: "WeCom group robot",
		dingtalk: "DingTalk group robot",
		feishu: "Feishu group robot",
		webhook: "Own system (webhook)",
	},
	head: (unit, n) => `${unit}: ${plural(n, "notice")}`,
	test: (unit) => `[Liandu] This is a test: notices to ${unit} will be pushed here.`,
	empty: "Nothing is pushed yet.",
	host: (host) => `Pushed to ${host}; the whole address isn't shown again`,
	setBy: (name, date) => `Set by ${name} on ${date}`,
	sentAt: (moment) => `Last arrived ${moment}`,
	neverSent: "Nothing has been pushed yet",
	failing: (n) => `${plural(n, "notice")} not arrived, to be tried again`,
	dead: (n) => `${plural(n, "notice")} given up after many tries`,
	sendTest: "Send a test",
	remove: "Remove",
	removeHint: "Address and secret are removed with it; what has not gone out isn't pushed here any more.",
	add: "Add a push",
	kind: "Kind",
	name: "Name",
	nameHint: "Such as the group's name, to know it by.",
	address: "Webhook address",
	addressHint: "Copied from the robot's settings; begins with https://. It isn't shown again once it is saved.",
	secret: "Signing secret",
	secretHint:
		"Robots of DingTalk and Feishu need signing switched on and its secret here; WeCom needs none; for a system of your own Liandu makes one.",
	pushed: "What is pushed",
	set: "The push is set. Send a test to make sure.",
	secretOnce: "Give this secret to the receiving system; it isn't shown again once you leave this page:",
	removed: "The push is removed.",
	problems: {
		noName: "Give it a name of at most 40 characters.",
		badAddress: "That address won't do. Copy the whole address from the robot's settings; it begins with https://.",
		wrongHost:
			"That isn't an address of this kind of robot: check the kind. An address within an intranet has to be allowed by the system administrator first.",
		noSecret: "This kind of robot needs signing: fill in its secret.",
		nothingPushed: "Choose at least one kind of notice.",
		tooMany: "A unit has at most 5 pushes. Remove one that isn't used.",
	},
	arrived: "The test has arrived: look into the group or the receiving system.",
	tooSoon: "Something was pushed a moment ago. Try again in a few seconds.",
	failed: {
		inside:
			"That address leads into an internal network, so nothing was pushed. If it is a robot of the intranet, ask the system administrator to put the host into LIANDU_HOOK_ALLOW.",
		notHttps: "That address isn't https, so nothing was pushed.",
		unknownHost: "No such host. Check the address.",
		redirected: "The other side points elsewhere, which isn't followed. Give the final address.",
		unreachable: "Nobody answered. Check the address and the network.",
		keyLost:
			"The server doesn't have the key that this address was sealed with, so nothing was pushed. Ask the system administrator to restore hook.key (or LIANDU_HOOK_KEY) from the backup, or remove the hook and set it anew.",
		refused: "The other side didn't take it. Check the address, the secret and the robot's security settings.",
		tooFast: "The other side says that it is told too much. Try again in ten minutes.",
	},
	said: (words) => `It said: ${words}`,
};
