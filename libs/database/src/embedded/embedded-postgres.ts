import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { FolderLock } from './folder-lock.js';

/** The file name that PostgreSQL clients expect in a socket folder. */
const PORT = 5432;

/**
 * PostgreSQL inside this process, its files under the data folder, reached over a Unix socket that only this user
 * may open. It has a single session and its server interleaves the messages of its clients, so it takes one
 * connection at a time.
 */
export class EmbeddedPostgres {
  private closing?: Promise<void>;

  private constructor(
    private readonly lock: FolderLock,
    private readonly database: PGlite,
    private readonly server: PGLiteSocketServer,
    private readonly socketFolder: string,
  ) {}

  /** What a client connects to. */
  get address(): { readonly host: string; readonly port: number } {
    return { host: this.socketFolder, port: PORT };
  }

  /** @throws OperationalError `data_folder_busy` where another process owns the folder */
  static async open(dataDir: string): Promise<EmbeddedPostgres> {
    const lock = FolderLock.acquire(dataDir);
    try {
      const database = await openDatabase(dataDir);
      try {
        // Outside the data folder, since the path of a socket is limited to about a hundred bytes.
        const socketFolder = await mkdtemp(join(tmpdir(), 'opsconductor-'));
        const path = join(socketFolder, `.s.PGSQL.${PORT}`);
        // A second place, so that a client may be replaced before the server has noticed that the first one left.
        const server = new PGLiteSocketServer({ db: database, path, maxConnections: 2 });
        await server.start();
        return new EmbeddedPostgres(lock, database, server, socketFolder);
      } catch (error) {
        await database.close();
        throw error;
      }
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Clients must have left. The folder is free only once its files are complete. May be called again. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    try {
      await this.server.stop();
      await this.database.close();
      await rm(this.socketFolder, { recursive: true, force: true });
    } finally {
      this.lock.release();
    }
  }
}

/** A first start is made aside and moved into place, so that one cut short is not taken for a database. */
async function openDatabase(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) {
    const unfinished = join(dataDir, 'postgres.unfinished');
    await rm(unfinished, { recursive: true, force: true });
    const first = await PGlite.create(unfinished);
    await first.close();
    await rename(unfinished, folder);
  }
  return PGlite.create(folder);
}
