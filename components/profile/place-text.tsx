/**
 * A place on one line, shortened from the left: what tells two places apart is at the end. The whole is in its title, and in
 * what is copied.
 */
export function PlaceText({ place }: { place: string }) {
  return (
    <span
      title={place}
      className="block max-w-[min(26rem,40vw)] overflow-hidden text-ellipsis whitespace-nowrap font-mono text-[12px] text-soft [direction:rtl] text-left"
    >
      <bdi dir="ltr">{place}</bdi>
    </span>
  );
}
