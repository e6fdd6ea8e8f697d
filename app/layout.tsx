import "./globals.css";
import { cookies } from "next/headers";
import Link from "next/link";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Keyboard } from "@/components/keyboard/keyboard";
import { Providers } from "@/components/live/providers";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { THEME_COOKIE, themeOf } from "./theme";

export const metadata = {
  title: { default: "Wick", template: "%s · Wick" },
  description: "Budgeted profiling evidence for software-engineering agents",
};

const PLACES = [
  ["/", "Studies"],
  ["/benchmarks", "Benchmarks"],
  ["/profiles", "Profiles"],
  ["/system", "System"],
] as const;

export default async function Layout({ children }: { children: ReactNode }) {
  // Rendered per request, never ahead: each answer's scripts carry the nonce of its content security policy.
  await connection();
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body className="min-h-screen flex flex-col">
        <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:bg-raised focus:p-2">
          Skip to content
        </a>
        <Providers>
          <nav
            aria-label="Places"
            className="relative border-b border-hairline flex flex-wrap items-center gap-x-1 px-4 sm:px-6 py-1.5 sm:min-h-11 text-table whitespace-nowrap"
          >
            <Link href="/" className="font-semibold tracking-tight mr-2 sm:mr-4">
              Wick
            </Link>
            {/* On a phone the places have a row of their own. */}
            <div className="order-last sm:order-none basis-full sm:basis-auto flex flex-wrap gap-x-1 -mx-1.5 sm:mx-0">
              {PLACES.map(([href, name]) => (
                <Link key={href} href={href} className="px-1.5 sm:px-2 py-1 text-soft hover:text-ink">
                  {name}
                </Link>
              ))}
            </div>
            <span className="ml-auto" />
            <Keyboard />
            <ThemeSwitch initial={theme} cookie={THEME_COOKIE} />
          </nav>
          <main id="main" className="flex-1 w-full max-w-[1440px] mx-auto px-4 sm:px-6 py-6 min-w-0">
            {children}
          </main>
        </Providers>
      </body>
    </html>
  );
}
