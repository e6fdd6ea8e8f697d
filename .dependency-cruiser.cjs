// The arrows of docs/architecture.md: imports point down only. One rule a layer: what it must not reach.
const above = {
  "lib/(budget|profile|stats)":
    "lib/(protocol|evidence|benchmarks|agents|analysis|models|sandbox|store)|workers|app|components",
  "lib/protocol": "lib/(evidence|benchmarks|agents|analysis|models|sandbox|store)|workers|app|components",
  "lib/(evidence|benchmarks)": "lib/(agents|analysis|models|sandbox|store)|workers|app|components",
  "lib/(agents|analysis)": "lib/(models|sandbox|store)|workers|app|components",
  "lib/(models|sandbox|store)": "workers|app|components",
  components: "lib/(models|sandbox|store|agents)|workers|app",
  workers: "app|components",
  app: "workers",
};

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(above).map(([from, to]) => ({
      name: `${from} imports upward`,
      severity: "error",
      from: { path: `^(${from})/`, pathNot: "\\.test\\.tsx?$" },
      to: { path: `^(${to})/` },
    })),
    {
      name: "leaves know nothing of each other",
      severity: "error",
      from: { path: "^lib/(budget|profile|stats)/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^lib/(budget|profile|stats)/", pathNot: "^lib/$1/" },
    },
    {
      name: "only the store imports Prisma and SQL",
      severity: "error",
      from: { pathNot: "^(lib/store|scripts)/" },
      to: { path: "node_modules/(@prisma|pg|pg-boss)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only lib/models imports the SDKs of language models",
      severity: "error",
      from: { pathNot: "^lib/models/" },
      to: { path: "node_modules/(ai|@ai-sdk)/" },
    },
    {
      name: "only the sandbox starts processes",
      severity: "error",
      from: { path: "^(lib|workers|app|components)/", pathNot: "^lib/sandbox/|/fixtures/|\\.test\\.ts$" },
      to: { path: "^(node:)?child_process$|node_modules/execa/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "lib/store/generated|^\\.next|\\.data/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
