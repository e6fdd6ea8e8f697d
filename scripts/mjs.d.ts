// The scripts run before TypeScript is installed; their types are in their JSDoc, which the compiler does not read here.
declare module "*.mjs";
