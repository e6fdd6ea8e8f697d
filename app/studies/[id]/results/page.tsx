import { redirect } from "next/navigation";
import type { StudyRoute } from "@/app/studies/study-route";

export default async function Page({ params }: StudyRoute) {
  redirect(`/studies/${(await params).id}/results/RQ1`);
}
