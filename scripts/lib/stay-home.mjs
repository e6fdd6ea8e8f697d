/** Loaded into `next dev`, which asks the registry for its newest version at each start and has no setting for it. */
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (hostname === "registry.npmjs.org")
    return Promise.reject(new Error("Wick does not look for newer versions of Next."));
  return fetch(input, init);
};
