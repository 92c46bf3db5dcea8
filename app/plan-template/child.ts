import { answerOnce, type Refusal, refusalOf } from "../reading/apart.ts";
import { type Filled, readFilled } from "./read-filled.ts";

export type Answer = Filled | Refusal;

answerOnce<Answer>((content) => readFilled(content).catch(refusalOf));
