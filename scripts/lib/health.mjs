const PATIENCE_MS = 5000;

/** Whether the web server answers and reaches its database. Without keep-alive, which would hold up its end. */
export async function isHealthy(url, token) {
  const headers = { connection: "close", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  try {
    const response = await fetch(`${url}/api/health`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok;
  } catch {
    return false;
  }
}
