import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The Postgres driver the wasm schema engine works through: Prisma's own adapter, which is made for the client,
 * with what a schema engine needs besides.
 *
 * @param {{ url: string, shadowDatabaseUrl?: string }} datasource
 * @returns {PrismaPg} a factory whose shadow database is a database of its own
 */
export function schemaEngineAdapter(datasource) {
  const factory = new PrismaPg({ connectionString: datasource.url, max: 1 }, { schema: "public" });
  const connectPlainly = factory.connect.bind(factory);
  factory.connect = async () => fitForSchemas(await connectPlainly());
  factory.connectToShadowDb = () =>
    datasource.shadowDatabaseUrl ? borrowedShadow(datasource.shadowDatabaseUrl) : ownShadow(datasource.url);
  return factory;
}

async function borrowedShadow(url) {
  const adapter = await new PrismaPg({ connectionString: url, max: 1 }, { schema: "public" }).connect();
  return fitForSchemas(adapter);
}

/** Upstream's shadow keeps the connection string, and pg lets its database win: it would be the main database. */
async function ownShadow(url) {
  const admin = new pg.Client({ connectionString: url });
  const shadow = new URL(url);
  shadow.pathname = `/wick_shadow_${crypto.randomUUID().replaceAll("-", "")}`;
  const name = admin.escapeIdentifier(shadow.pathname.slice(1));
  await admin.connect();
  await admin.query(`create database ${name}`);
  const adapter = await borrowedShadow(shadow.href);
  adapter.dispose = async () => {
    // Close first: a database with a session in it cannot be dropped.
    await adapter.underlyingDriver().end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  return adapter;
}

function fitForSchemas(adapter) {
  adapter.executeScript = async (script) => {
    // Whole, because upstream cuts at every semicolon, also those inside function bodies.
    await adapter.client.query(script).catch((error) => adapter.onError(error));
  };
  readCharColumns(adapter);
  return adapter;
}

/** pg_catalog has columns of type "char", which the adapter refuses: read them as text and name the type afterwards. */
function readCharColumns(adapter) {
  const queryRaw = adapter.queryRaw;
  const performIO = adapter.performIO.bind(adapter);
  adapter.queryRaw = async (query) => {
    let wasChar = [];
    const asText = Object.create(adapter);
    asText.performIO = async (inner) => {
      const result = await performIO(inner);
      wasChar = result.fields.map((field) => field.dataTypeID === CHAR_OID);
      const fields = result.fields.map((field, i) => (wasChar[i] ? { ...field, dataTypeID: TEXT_OID } : field));
      return { ...result, fields };
    };
    const answer = await queryRaw.call(asText, query);
    const columnTypes = answer.columnTypes.map((type, i) => (wasChar[i] ? ColumnTypeEnum.Character : type));
    return { ...answer, columnTypes };
  };
}
