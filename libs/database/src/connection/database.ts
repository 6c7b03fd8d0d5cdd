import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { asOperational } from './database.errors.js';
import { untilAborted } from './until-aborted.js';

/** The way to the database: failures come out as OperationalErrors, and nobody waits longer than asked. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs one statement with its values bound as $1, $2 …. An abort ends the wait at once; the statement itself ends
   * by the server's own limit.
   * @throws OperationalError `database_unavailable` or `timeout`; the signal's reason when aborted
   */
  async query<Row>(sql: string, values: readonly unknown[], signal: AbortSignal): Promise<Row[]> {
    signal.throwIfAborted();
    try {
      return await untilAborted(this.dataSource.query<Row[]>(sql, [...values]), signal);
    } catch (error) {
      throw asOperational(error);
    }
  }

  /**
   * Commits what `work` does, or none of it. Inside, only the manager given may be used: the embedded database has one
   * connection, and whoever asks for a second one waits for himself. An abort counts until the work begins, so that
   * a caller always learns whether it was committed.
   */
  async transaction<T>(work: (manager: EntityManager) => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      throw asOperational(error);
    }
  }
}
