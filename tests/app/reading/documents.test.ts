import { expect, test } from "vitest";
import { measure, type Score, scoreCorpus } from "#tests/app/reading/score.ts";

const of = (scores: Score[], part: Exclude<keyof Score, "name">) => measure(scores.map((score) => score[part]));
const named = <T>(scores: Score[], value: (score: Score) => T) => scores.map((score) => [score.name, value(score)] as const);

test("documents the reader could be tuned on: tasks, roles, dates, phases and indicators", async () => {
	const scores = await scoreCorpus("open");
	expect(scores).toHaveLength(55);
	expect.soft(named(scores, (s) => s.tasks.misses).filter(([, misses]) => misses.length > 0)).toEqual([]);
	expect.soft(named(scores, (s) => s.phases.misses).filter(([, misses]) => misses.length > 0)).toEqual([]);
	expect.soft(named(scores, (s) => measure([s.roles]).f1).filter(([, f1]) => f1 < 0.85)).toEqual([]);
	expect.soft(of(scores, "roles").f1).toBeGreaterThanOrEqual(0.99);
	expect.soft(of(scores, "dates").f1).toBeGreaterThanOrEqual(0.99);
	expect.soft(of(scores, "indicators").recall).toBeGreaterThanOrEqual(0.99);
});

test("documents nobody tuned the reader on: roles and dates", async () => {
	const scores = await scoreCorpus("held");
	expect(scores).toHaveLength(13);
	expect.soft(of(scores, "roles").f1).toBeGreaterThanOrEqual(0.95);
	expect.soft(of(scores, "dates").f1).toBeGreaterThanOrEqual(0.95);
});
