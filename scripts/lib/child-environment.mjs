import { dataFolder } from "./checkout.mjs";
import { quietEnvironment } from "./setup.mjs";

/** What every program of Wick's own finds in its environment beside what its starter has in his. */
export const childEnvironment = (databaseUrl) => ({
  ...quietEnvironment,
  DATABASE_URL: databaseUrl,
  WICK_DATA: dataFolder(),
});
