export type Role = "lead" | "cooperate" | "implement";
/** Who has what part, by the printed role word. */
export type Duty = { unit: string; role: Role; verb: string };
/** A printed piece of responsibility, read. `above`: it covers the items before it as well (以上由…), from `aboveFrom` if it says so (以上3、4项由…). */
export type Duties = { duties: Duty[]; shared: boolean; above: boolean; aboveFrom: number | null };
