/** What stands where a secret stood. */
const HIDDEN = "[redacted]";

/** Shorter ones would be found in innocent words. */
const LEAST_SECRET = 4;

/** Where keys stand in headers, addresses and bodies, also such as are not ours. The first group is what may stay. */
const PLACES = [
  /("?\b(?:proxy-)?authorization"?\s*[:=]\s*"?)(?:(?:bearer|basic|token)\s+)?[^\s"',}]+/gi,
  /(\bbearer\s+)[\w.~+/=-]{8,}/gi,
  /("?\b(?:x-)?(?:goog-)?api[-_]?key"?\s*[:=]\s*"?)[^\s"'&,}]+/gi,
  /("?\b(?:set-)?cookie"?\s*[:=]\s*"?)[^\r\n"]+/gi,
  /([?&](?:key|token|access_token|api_key|apikey|auth)=)[^&\s"'#]+/gi,
  /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+(?=@)/gi,
  /()\b(?:sk|pk|rk|gsk|xai|hf|nvapi|ghp|gho|or)[-_][A-Za-z0-9_-]{16,}/g,
  /()\bAIza[0-9A-Za-z_-]{20,}/g,
];

/**
 * Takes secrets out of a text before it is stored, logged or shown: the given ones as they are, percent-encoded, in JSON
 * and in base64, and whatever else has the form of a key or stands where keys stand.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= LEAST_SECRET).flatMap(forms);
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length);
  const without = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  return PLACES.reduce((rest, place) => rest.replace(place, `$1${HIDDEN}`), without);
}

const forms = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString("base64"),
];
