"use client";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";

/** A production build hides a server error's message: its digest is all that crosses, and the server's log has the rest. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const gone =
    error.digest === "StoreUnavailable" ||
    error.name === "StoreUnavailable" ||
    /database cannot be reached/.test(error.message);
  return (
    <div className="py-16 max-w-prose" role="alert">
      <h1 className="text-xl font-semibold">
        {gone ? "The database cannot be reached" : "This page could not be shown"}
      </h1>
      <p className="pt-2 text-soft">
        {gone
          ? "What was stored is safe; nothing new is being stored. Start it again (npm start), or check DATABASE_URL, then try again."
          : "Showing a page changes nothing: what was stored is as it was. If it happens again, the server's output says why."}
      </p>
      {error.digest ? <p className="pt-2 text-table text-soft font-mono">{error.digest}</p> : null}
      <p className="pt-5">
        <Button look="primary" onClick={again}>
          Try again
        </Button>
      </p>
    </div>
  );
}
