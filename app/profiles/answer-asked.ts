import { answerOrRefuse, sentence } from "@/app/api/runs/refused";

/** Answers a question about a profile. What an address asks wrongly (a pattern, a value) becomes a sentence. */
export async function answerAsked(work: () => Promise<Response>): Promise<Response> {
  return answerOrRefuse(async () => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RangeError) return sentence(error.message, 400);
      throw error;
    }
  });
}
