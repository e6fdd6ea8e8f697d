import { fieldNames, type JsonCursor } from "./json-cursor";

/** What V8 calls a function: `url` is "" for native code; `line` and `column` are where it starts, 0-based, -1 for none. */
export type CallFrame = {
  readonly functionName: string;
  readonly url: string;
  readonly line: number;
  readonly column: number;
};

const FIELDS = fieldNames("functionName", "url", "lineNumber", "columnNumber");
const FUNCTION_NAME = 0;
const URL = 1;
const LINE = 2;
const COLUMN = 3;
const LARGEST = 2 ** 31 - 2;

/**
 * The functions of a V8 profile, each once. A compiler's profile of 174,000 nodes names 1,900 functions, so a node whose
 * `callFrame` has the bytes of an earlier one is not parsed again.
 */
export class CallFrames {
  readonly list: CallFrame[] = [];
  private readonly known = new Map<string, number>();

  /** Index in `list` of the call frame that comes next. Traces leave out `url`, line and column where there are none. */
  read(json: JsonCursor): number {
    return json.once(this.known, () => {
      let functionName = "";
      let named = false;
      let url = "";
      let line = -1;
      let column = -1;
      json.fields(FIELDS, (field) => {
        if (field === FUNCTION_NAME) {
          functionName = json.string();
          named = true;
        } else if (field === URL) url = json.string();
        else if (field === LINE) line = json.integer(-1, LARGEST);
        else if (field === COLUMN) column = json.integer(-1, LARGEST);
        else json.skipValue();
      });
      if (!named) throw json.incomplete("functionName");
      return this.list.push({ functionName, url, line, column }) - 1;
    });
  }
}
