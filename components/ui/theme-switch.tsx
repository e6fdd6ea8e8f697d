"use client";
import { useState } from "react";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];
const SIGN: Record<Theme, string> = { system: "◐", light: "○", dark: "●" };

/** Steps through system, light and dark; remembered in `cookie` for a year. */
export function ThemeSwitch({ initial, cookie }: { initial: Theme; cookie: string }) {
  const [theme, setTheme] = useState(initial);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const choose = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent in Firefox, and this is one name and value.
    document.cookie = `${cookie}=${next}; path=/; max-age=31536000; samesite=lax`;
    if (next === "system") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.dataset.theme = next;
    setTheme(next);
  };
  return (
    <button
      type="button"
      onClick={choose}
      className="px-2 py-1 text-soft hover:text-ink"
      title={`Theme: ${theme}. Switch to ${next}.`}
    >
      <span aria-hidden>{SIGN[theme]}</span>
      <span className="sr-only">{`Theme: ${theme}. Switch to ${next}.`}</span>
    </button>
  );
}
