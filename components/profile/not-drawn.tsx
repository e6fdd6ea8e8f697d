/** Why a picture is not there. A zoom may lead nowhere: then what leads out of it stands beside. */
export const NotDrawn = ({ why, zoom, onReset }: { why: string; zoom: string; onReset(): void }) => (
  <p role="alert" className="text-table text-bad py-4">
    {why}{" "}
    {zoom === "" ? null : (
      <button type="button" onClick={onReset} className="text-ink underline underline-offset-2">
        Reset zoom
      </button>
    )}
  </p>
);
