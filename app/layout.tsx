import "./globals.css";
import { connection } from "next/server";
import type { ReactNode } from "react";

export const metadata = { title: "Wick" };

export default async function Layout({ children }: { children: ReactNode }) {
  // Rendered per request, never ahead: each answer's scripts carry the nonce of its content security policy.
  await connection();
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
