"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/** Data fetched by islands: fresh for five seconds, so that a page of them asks once. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 5000 } } }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
