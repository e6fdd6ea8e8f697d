/** What a page below /studies/[id] gets from its address. */
export interface StudyRoute {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}
