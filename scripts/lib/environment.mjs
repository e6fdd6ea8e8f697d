/**
 * Every environment variable Wick reads, in the order a reader meets them. `secret` ones are shown as present or absent only.
 *
 * @type {readonly { name: string, meaning: string, secret: boolean }[]}
 */
export const variables = [
  {
    name: "PORT",
    meaning: "Port of the web server; the next free one is taken if it is in use. Default 3000.",
    secret: false,
  },
  {
    name: "HOST",
    meaning: "Address the web server binds to. Default 127.0.0.1; any other address requires WICK_TOKEN.",
    secret: false,
  },
  {
    name: "WICK_TOKEN",
    meaning: "The token a browser or program must show when HOST is not a loopback address (at least 16 characters).",
    secret: true,
  },
  {
    name: "WICK_ALLOWED_HOSTS",
    meaning: "Further host names the web server answers to, separated by commas, such as lab.example.org.",
    secret: false,
  },
  {
    name: "WICK_DATA",
    meaning: "Folder of the database, the logs and the package cache. Default .wick in the checkout.",
    secret: false,
  },
  { name: "DATABASE_URL", meaning: "A Postgres server to use instead of the embedded one.", secret: true },
  {
    name: "PLAYWRIGHT_CHROMIUM",
    meaning: "The browser the end-to-end tests drive. Default: the first one found.",
    secret: false,
  },
];
