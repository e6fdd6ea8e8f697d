"use client";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useKeys } from "./keys";

/** Esc returns to the page above. */
export function BackKey({ href, to }: { href: string; to: string }) {
  const router = useRouter();
  useKeys(useMemo(() => [{ key: "Escape", does: `Back to ${to}`, run: () => router.push(href) }], [router, href, to]));
  return null;
}
