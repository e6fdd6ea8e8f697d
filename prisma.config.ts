import { defineConfig } from "prisma/config";

// The CLI reads this file for `generate` too, which needs no database: so the address has a default instead of being required.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://wick@127.0.0.1:5432/wick" },
});
