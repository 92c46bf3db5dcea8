import { climbing } from "./journey/climbing.ts";
import { inspecting } from "./journey/inspecting.ts";
import { recording } from "./journey/recording.ts";
import { reporting } from "./journey/reporting.ts";
import { test } from "./test.ts";

/** 青浦 三（一）1 from the day after its plan came in to its close, as its people live through it. */
test.use({ world: { name: "journey", plans: "untouched", on: "2020-05-26" } });
test.describe.configure({ mode: "serial" });

reporting();
climbing();
inspecting();
recording();
