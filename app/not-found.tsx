import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="py-16 max-w-prose">
      <h1 className="text-xl font-semibold">There is nothing at this address</h1>
      <p className="pt-2 text-soft">
        The study, run, profile or task it names is not in this database. It may have been deleted, it may be in another
        database (look at DATABASE_URL under System), or the address was cut short when it was copied.
      </p>
      <p className="pt-5 flex gap-2">
        <Link href="/" className={buttonClass("primary")}>
          Show all studies
        </Link>
        <Link href="/system" className={buttonClass()}>
          Open system
        </Link>
      </p>
    </div>
  );
}
