import type { ReactNode } from "react";
import type { StudyRoute } from "@/app/studies/study-route";
import { BackKey } from "@/components/keyboard/back-key";
import { StudyTabs } from "@/components/study/study-tabs";

export default async function Layout({ params, children }: Pick<StudyRoute, "params"> & { children: ReactNode }) {
  const { id } = await params;
  return (
    <>
      <StudyTabs id={id} />
      <BackKey href="/" to="studies" />
      {children}
    </>
  );
}
