/** The cookie that holds a reader's choice, so that the first paint is already right; absent means the system's. */
export const THEME_COOKIE = "wick-theme";

export type Theme = "system" | "light" | "dark";

export const themeOf = (cookie: string | undefined): Theme =>
  cookie === "light" || cookie === "dark" ? cookie : "system";
