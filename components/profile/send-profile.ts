/** Bytes. */
export const LARGEST_UPLOAD = 1e9;

export type SendAnswer = { kind: "opened"; id: string } | { kind: "refused"; sentence: string } | { kind: "stopped" };

export interface Sending {
  done: Promise<SendAnswer>;
  stop(): void;
}

/** Sends a file as it is, so that neither side ever holds it whole. `onProgress` is told how many bytes are gone. */
export function sendProfile(file: File, onProgress: (sent: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<SendAnswer>((resolve) => {
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.upload.onload = () => onProgress(file.size);
    request.onabort = () => resolve({ kind: "stopped" });
    request.onerror = () => resolve({ kind: "refused", sentence: "The connection to the server broke." });
    request.onload = () => resolve(answerOf(request));
  });
  if (file.size > LARGEST_UPLOAD)
    return {
      done: Promise.resolve({ kind: "refused", sentence: "The file is larger than 1 GB; convert it to pprof first." }),
      stop: () => {},
    };
  request.open("POST", `/api/profiles/upload?${new URLSearchParams({ name: file.name })}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.send(file);
  return { done, stop: () => request.abort() };
}

function answerOf({ status, responseText }: XMLHttpRequest): SendAnswer {
  if (status !== 201) return { kind: "refused", sentence: responseText.trim() || `The server answered ${status}.` };
  const answer: { id: string } = JSON.parse(responseText);
  return { kind: "opened", id: answer.id };
}
