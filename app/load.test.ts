import { expect, test } from "vitest";
import { Refusal } from "@/lib/store/refusal";
import { StoreUnavailable } from "@/lib/store/store-unavailable";
import { load } from "./load";

test("an unknown id becomes the not-found page", async () => {
  await expect(load(Promise.reject(new Refusal("not-found", "There is no study x.")))).rejects.toMatchObject({
    digest: expect.stringContaining("404"),
  });
});

test("a lost database keeps its name where Next hides messages", async () => {
  const lost = new StoreUnavailable(new Error("ECONNREFUSED"));
  await expect(load(Promise.reject(lost))).rejects.toMatchObject({ digest: "StoreUnavailable" });
});

test("anything else is thrown as it is", async () => {
  const defect = new TypeError("x is not a function");
  await expect(load(Promise.reject(defect))).rejects.toBe(defect);
  await expect(load(Promise.resolve(7))).resolves.toBe(7);
});
