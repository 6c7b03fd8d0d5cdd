import type { DataSource, EntityManager } from 'typeorm';

/** What a library that brings its own SQL asks for: texts of one statement with values, or of several without. */
export interface RawSql {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The driver's own way to ask, which TypeORM narrows to one statement. */
interface Connection {
  query(text: string, values?: unknown[]): Promise<Rows | Rows[]>;
}
interface Rows {
  readonly rows: unknown[];
}

/** SQL on any free connection of the pool. */
export function rawSqlOf(dataSource: DataSource): RawSql {
  const { master } = dataSource.driver as unknown as { readonly master: Connection };
  return { executeSql: (text, values) => execute(master, text, values) };
}

/** SQL within the transaction that the manager belongs to. */
export function rawSqlWithin(manager: EntityManager): RawSql {
  return {
    executeSql: async (text, values) => {
      if (!manager.queryRunner) throw new Error('The manager belongs to no transaction.');
      return execute((await manager.queryRunner.connect()) as Connection, text, values);
    },
  };
}

async function execute(
  connection: Connection,
  text: string,
  values?: unknown[],
): Promise<{ rows: unknown[] }> {
  const result = await (values?.length ? connection.query(text, values) : connection.query(text));
  return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows };
}
