import { answerOnce, type Refusal, refusalOf } from "../reading/apart.ts";
import { type ReadList, readList } from "./read-list.ts";

export type Answer = ReadList | Refusal;

answerOnce<Answer>((content, name) => readList(content, name).catch(refusalOf));
