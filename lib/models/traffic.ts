import { redact } from "./redact";

/** One request to a provider and what came back, without secrets. */
export interface TrafficEntry {
  /** Id of the configured model. */
  model: string;
  at: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  /** Null where no answer came. */
  status: number | null;
  responseHeaders: Record<string, string>;
  responseBody: string;
  /** Why the answer is not whole, null where it is. */
  broken: string | null;
}

export type RecordTraffic = (entry: TrafficEntry) => Promise<void> | void;

/**
 * A fetch that follows no redirect, because a key must not go where nobody sent it, and keeps what was said where `record`
 * is given. `settled` waits until all of it is recorded.
 */
export function recordingFetch(
  model: string,
  secrets: readonly string[],
  record: RecordTraffic | null,
  now: () => number,
): { fetch: typeof fetch; settled(): Promise<void> } {
  const pending: Promise<void>[] = [];
  const send = (input: string | URL | Request, init?: RequestInit) => fetch(input, { ...init, redirect: "manual" });
  const sendAndRecord = async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, { ...init, redirect: "manual" });
    const asked = {
      ...{ model, at: new Date(now()).toISOString(), url: request.url },
      ...{ requestHeaders: Object.fromEntries(request.headers), requestBody: String(init?.body ?? "") },
    };
    const keep = async (entry: Omit<TrafficEntry, keyof typeof asked>): Promise<void> =>
      record?.(redactEntry({ ...asked, ...entry }, secrets));
    try {
      const response = await send(input, init);
      const { status, headers } = response;
      const copy = readAll(response.clone());
      pending.push(copy.then((read) => keep({ status, responseHeaders: Object.fromEntries(headers), ...read })));
      return response;
    } catch (error) {
      pending.push(keep({ status: null, responseHeaders: {}, responseBody: "", broken: reasonOf(error) }));
      throw error;
    }
  };
  return {
    fetch: record ? sendAndRecord : send,
    settled: async () => void (await Promise.all(pending.splice(0))),
  };
}

async function readAll({ body }: Response): Promise<{ responseBody: string; broken: string | null }> {
  const decoder = new TextDecoder();
  let responseBody = "";
  try {
    for await (const chunk of body ?? []) responseBody += decoder.decode(chunk, { stream: true });
    return { responseBody, broken: null };
  } catch (error) {
    return { responseBody, broken: reasonOf(error) };
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const SECRET_HEADER = /^(authorization|proxy-authorization|x-api-key|x-goog-api-key|api-key|cookie|set-cookie)$/i;

function redactEntry(entry: TrafficEntry, secrets: readonly string[]): TrafficEntry {
  const clean = (text: string) => redact(text, secrets);
  const headers = (given: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, SECRET_HEADER.test(name) ? "[redacted]" : clean(value)]),
    );
  return {
    ...entry,
    ...{ url: clean(entry.url), requestBody: clean(entry.requestBody), responseBody: clean(entry.responseBody) },
    ...{ requestHeaders: headers(entry.requestHeaders), responseHeaders: headers(entry.responseHeaders) },
    broken: entry.broken && clean(entry.broken),
  };
}
