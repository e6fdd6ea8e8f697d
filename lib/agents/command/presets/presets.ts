import { claudeCode } from "./claude-code";
import { codex } from "./codex";
import { miniSweAgent } from "./mini-swe-agent";
import { opencode } from "./opencode";
import { openhands } from "./openhands";
import type { Preset } from "./preset";
import { sweAgent } from "./swe-agent";

/** Every scaffold that is ready to be used. Adding one: a file beside this and a line here. */
export const PRESETS: readonly Preset[] = [miniSweAgent, sweAgent, openhands, claudeCode, codex, opencode];
