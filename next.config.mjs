import path from "node:path";

const root = path.resolve(import.meta.dirname);

/** The content security policy is not among them: it holds a nonce of its own for each answer (proxy.ts). */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // Not "no-referrer": under it browsers hide the Origin of the page's own forms, which proxy.ts checks.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
export default {
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@prisma/driver-adapter-utils",
    "pacote",
  ],
  turbopack: { root },
  outputFileTracingRoot: root,
  // The types stage of `npm test` checks the whole checkout; whoever only starts Wick need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Compression would hold back the events of a live page until a block is full.
  compress: false,
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};
