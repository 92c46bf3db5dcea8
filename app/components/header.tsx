import { useLocation, useMatches } from "@remix-run/react";
import { Bell, ChevronDown, Menu } from "lucide-react";
import type { Hat } from "#db/queries/sessions.ts";
import { moment } from "../lib/format.ts";
import { useMessages } from "../lib/use-messages.tsx";

export type Person = {
	personId: number;
	name: string;
	isMadeUp: boolean;
	isAdministrator: boolean;
	hats: Hat[];
	hat: Hat | null;
	unread: number;
};

const places = [
	["desk", "/desk"],
	["tasks", "/tasks"],
	["escalations", "/escalations"],
	["rectifications", "/rectifications"],
	["ledgers", "/ledgers/work"],
	["inspections", "/inspections"],
	["letters", "/letters"],
	["bulletins", "/bulletins"],
	["meetings", "/meetings"],
	["plans", "/plans"],
	["units", "/units"],
] as const;

type Place = { path: string; name: string; isHere: boolean };

/** Where somebody works: in their unit, and (who keeps the portal running) in the portal itself. */
function usePlaces({ hat, isAdministrator }: Person): Place[] {
	const m = useMessages();
	const { pathname } = useLocation();
	// A page that belongs to a list elsewhere says which.
	const place = useMatches().reduce((at, { data }) => (data as { place?: string } | undefined)?.place ?? at, pathname);
	const ofUnit = places.map(([key, path]) => ({
		path,
		name: m.shell.nav[key],
		isHere: place.startsWith(`/${path.split("/")[1]}`),
	}));
	const ofPortal = (["health", "mail"] as const).map((key) => {
		const path = `/admin/${key}`;
		return { path, name: m.admin.nav[key], isHere: pathname === path };
	});
	// Without a seat: the units, whose hooks they may set.
	const seen = hat ? ofUnit : ofUnit.filter(({ path }) => path === "/units");
	return isAdministrator ? [...ofPortal, ...seen] : seen;
}

function Nav({ person, className }: { person: Person; className: string }) {
	return (
		<ul className={className}>
			{usePlaces(person).map(({ path, name, isHere }) => {
				return (
					<li key={path}>
						<a
							href={path}
							aria-current={isHere ? "page" : undefined}
							className={`block rounded px-3 py-1.5 text-white no-underline hover:bg-white/15 ${isHere ? "bg-white/20 font-semibold" : ""}`}
						>
							{name}
						</a>
					</li>
				);
			})}
		</ul>
	);
}

function HatForm({ hat, isOn }: { hat: Hat; isOn: boolean }) {
	const m = useMessages();
	return (
		<form method="post" action="/hat" className="flex items-center justify-between gap-3 py-1">
			<span>
				{hat.unitName}
				<span className="ml-2 text-quiet">{m.shell.position[hat.position]}</span>
			</span>
			{isOn ? (
				<span aria-hidden className="text-brand">
					●
				</span>
			) : (
				<button type="submit" name="positionId" value={hat.positionId} className="button">
					{m.shell.wear}
				</button>
			)}
		</form>
	);
}

function Account({ person }: { person: Person }) {
	const m = useMessages();
	return (
		<details className="relative min-w-0">
			<summary className="flex list-none items-center gap-2 rounded px-2 py-1 text-white hover:bg-white/15">
				<span className="hidden min-w-0 text-right text-sm leading-tight sm:block">
					<span className="block truncate">{person.hat?.unitName ?? person.name}</span>
					<span className="block truncate text-xs text-white/80">
						{person.name}
						{person.isMadeUp && ` · ${m.shell.madeUp}`}
					</span>
				</span>
				<ChevronDown size={16} aria-hidden className="shrink-0" />
				<span className="sr-only">{m.shell.hat}</span>
			</summary>
			<div className="absolute right-0 z-40 mt-2 w-80 max-w-[90vw] rounded-md border border-line bg-white p-3 text-sm text-ink shadow-lg">
				{person.hat && <p className="mb-1 text-xs text-quiet">{m.shell.hat}</p>}
				{person.hats.map((hat) => (
					<HatForm key={hat.positionId} hat={hat} isOn={hat.positionId === person.hat?.positionId} />
				))}
				<div className="mt-2 flex items-center justify-between border-t border-line pt-2">
					<span className="flex gap-3">
						<a href="/me">{m.shell.me}</a>
						{person.hat && <a href="/admin/calendars">{m.calendars.title}</a>}
						{person.hat?.isSecretariat && <a href="/admin/papers">{m.paperTemplates.title}</a>}
					</span>
					<form method="post" action="/sign-out" data-forgets>
						<button type="submit" className="button">
							{m.shell.signOut}
						</button>
					</form>
				</div>
			</div>
		</details>
	);
}

/** What the bell shows is also part of its name, so that it can be called by what is seen. */
const MANY = "99+";

export function Header({ person, shiftedTo }: { person: Person | null; shiftedTo: string | null }) {
	const m = useMessages();
	const count = person && person.unread > 99 ? MANY : String(person?.unread);
	return (
		<header className="no-print">
			{shiftedTo && (
				<p className="bg-soon-soft px-4 py-1 text-center text-[13px] text-soon" role="note">
					{m.shell.clockShifted(moment(shiftedTo))}
				</p>
			)}
			<div className="bg-brand">
				<div className="mx-auto flex max-w-[1400px] items-center gap-2 px-4 py-2 md:gap-6 md:px-6">
					{person && (
						<details className="relative lg:hidden [:lang(en)_&]:max-xl:block">
							<summary className="list-none rounded p-1.5 text-white hover:bg-white/15">
								<Menu size={20} aria-hidden />
								<span className="sr-only">{m.shell.menu}</span>
							</summary>
							<nav aria-label={m.shell.menu} className="absolute left-0 z-40 mt-2 w-44 rounded-md bg-brand-deep p-2 shadow-lg">
								<Nav person={person} className="flex flex-col gap-1" />
							</nav>
						</details>
					)}
					<a href="/desk" className="shrink-0 text-lg font-bold tracking-widest whitespace-nowrap text-white no-underline">
						{m.shell.name}
					</a>
					{person && (
						<nav aria-label={m.shell.name} className="hidden whitespace-nowrap lg:block [:lang(en)_&]:max-xl:hidden">
							<Nav person={person} className="flex gap-1" />
						</nav>
					)}
					{person && (
						<div className="ml-auto flex min-w-0 items-center gap-2">
							{person.hat && (
								<a
									href="/notices"
									className="relative shrink-0 rounded p-1.5 text-white hover:bg-white/15"
									aria-label={m.shell.marks.comma([
										m.shell.nav.notices,
										...(count === MANY ? [count] : []),
										m.shell.unread(person.unread),
									])}
								>
									<Bell size={20} aria-hidden />
									{person.unread > 0 && (
										<span
											aria-hidden
											className="absolute -top-1 -right-1.5 rounded-full bg-[#ffd27a] px-1 text-[11px] leading-4 font-semibold text-ink"
										>
											{count}
										</span>
									)}
								</a>
							)}
							<Account person={person} />
						</div>
					)}
				</div>
			</div>
		</header>
	);
}
