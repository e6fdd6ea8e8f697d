/** What a server action says: done, or why nothing was changed and, where it is known, which field is to blame. */
export type ActionAnswer<T = object> = ({ ok: true } & T) | { ok: false; field?: string; message: string };
