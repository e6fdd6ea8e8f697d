/**
 * The page may load nothing from any other host, and run no script that this server did not write into this very answer:
 * names and texts from data stay text even where an escape was forgotten. Inline styles are allowed, because charts are
 * drawn with them.
 *
 * @param isDevelopment React and the hot reload evaluate code then
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * speedscope's own page (app/speedscope): its files are this server's, and it loads nothing from anywhere else. It brings
 * its own WebAssembly; what it would evaluate as text (it looks for Node) it does without.
 */
export const SPEEDSCOPE_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");
