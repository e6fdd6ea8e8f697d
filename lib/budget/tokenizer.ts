import { z } from "zod";

/** How tokens are counted where no provider bills them: the vocabularies of current and of older OpenAI models. */
export const Tokenizer = z.enum(["o200k_base", "cl100k_base"]);
export type Tokenizer = z.infer<typeof Tokenizer>;

/** What counts tokens unless a condition names another. */
export const DEFAULT_TOKENIZER: Tokenizer = "o200k_base";
