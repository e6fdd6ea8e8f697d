"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";

/** Something the palette can lead to. */
export const Place = z.object({
  kind: z.enum(["go", "study", "run", "task"]),
  title: z.string(),
  detail: z.string(),
  href: z.string(),
});
export type Place = z.infer<typeof Place>;

const Places = z.array(Place);

async function findPlaces(words: string, path: string): Promise<Place[]> {
  const answer = await fetch(`/api/palette?${new URLSearchParams({ words, path })}`);
  if (!answer.ok) throw new Error(await answer.text());
  return Places.parse(await answer.json());
}

/** Finds studies, runs of the study one is in, tasks and places by some of their letters; Enter goes there. */
export function Palette({ onDone }: { onDone(): void }) {
  const router = useRouter();
  const path = usePathname();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const { data, error } = useQuery({
    queryKey: ["palette", words, path],
    queryFn: () => findPlaces(words, path),
    placeholderData: (before) => before,
  });
  const places = data ?? [];
  const go = (place: Place | undefined) => {
    if (!place) return;
    onDone();
    router.push(place.href);
  };
  const press = (event: React.KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      setAt((now) => Math.min(Math.max(now + by, 0), Math.max(places.length - 1, 0)));
    }
    if (event.key === "Enter") go(places[at]);
  };
  return (
    <div>
      <input
        role="combobox"
        aria-label="Find a study, run, task or place"
        aria-expanded="true"
        aria-controls="palette-places"
        aria-activedescendant={places[at] ? `place-${at}` : undefined}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write in.
        autoFocus
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        placeholder="Study, run (luxon C2 r1), task or place"
        className="w-full border-b border-hairline bg-transparent pb-2 outline-none"
      />
      <div id="palette-places" role="listbox" aria-label="Found" className="pt-2 max-h-[50vh] overflow-auto">
        {places.map((place, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works from the input (combobox pattern).
          <div
            key={place.href + place.title}
            id={`place-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            ref={index === at ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onMouseMove={() => setAt(index)}
            onClick={() => go(place)}
            className={`flex cursor-pointer items-baseline gap-2 rounded px-2 py-1.5 text-table ${index === at ? "bg-sunken" : ""}`}
          >
            <span className="w-10 shrink-0 text-soft">{place.kind}</span>
            <span className="truncate">{place.title}</span>
            <span className="ml-auto truncate text-soft">{place.detail}</span>
          </div>
        ))}
      </div>
      {error ? <p className="pt-2 text-table text-bad">{error.message}</p> : null}
      {data && places.length === 0 ? <p className="pt-2 text-table text-soft">Nothing by that name.</p> : null}
    </div>
  );
}
