import ipaddr from "ipaddr.js";

/** What the world routes today of IPv6 (IANA): anything else, ::127.0.0.1 among it, is some machine's inside. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address belongs to a machine or network of one's own rather than to the world: loopback, private, link-local (clouds keep their
 * metadata there), carrier NAT, multicast, reserved, and every IPv6 form that carries such an address. What is no address is inside too. Pure.
 */
export function isInside(address: string): boolean {
	if (!ipaddr.isValid(address)) return true;
	const ip = ipaddr.process(address);
	return ip.range() !== "unicast" || (ip instanceof ipaddr.IPv6 && !ip.match(GLOBAL_V6));
}
