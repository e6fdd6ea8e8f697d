import { dataFolder } from "./checkout.mjs";
import { quietEnvironment } from "./setup.mjs";

/** What every program of Wick's own finds in its environment beside what its starter has in his; without a database no address. */
export const childEnvironment = (databaseUrl) => ({
  ...quietEnvironment,
  DATABASE_URL: databaseUrl,
  WICK_DATA: dataFolder(),
});
